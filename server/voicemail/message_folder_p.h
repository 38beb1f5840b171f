// One folder of a mailbox: its files msgNNNN.*. Those that change something want the folder's lock held.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"
#include "server/voicemail/message_file.h"

#include <filesystem>
#include <vector>

namespace euterpe::voicemail {

struct StoredMessage {
    int number = 0;
    MessageFile file;
    bool playable = false;
};

// In the order of numbers; nothing where there is no such folder. Io: it may not be read.
Result<std::vector<StoredMessage>> readFolder(const std::filesystem::path& folder);

// The path of a message's files, without their extensions.
std::filesystem::path stemOf(const std::filesystem::path& folder, int number);

// A folder with the owner and rights of `model`, unless it is there.
Result<void> makeFolderLike(const std::filesystem::path& model, const std::filesystem::path& folder);

// The message is in `target`, too, as its last.
Result<void> linkMessage(const std::filesystem::path& folder, int number,
                         const std::filesystem::path& target);

// Deletes the message and closes the gap.
Result<void> takeOut(const std::filesystem::path& folder, int number);

}  // namespace euterpe::voicemail
