// Mailboxes as app_voicemail keeps them with file storage:
// ROOT/CONTEXT/BOX/{INBOX,Old,…}/msgNNNN.{txt,wav,…}. Names of mailboxes come from the directory, ids of
// messages from clients: neither leads out of ROOT, nor from one mailbox to another. Blocking; one thread at
// a time, never the loop's.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"
#include "server/voicemail/message_sound.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace euterpe::voicemail {

// Where a message is now.
struct Place {
    std::string folder;  // Asterisk's name, e.g. "INBOX"
    std::string pbxId;   // by which Asterisk knows the message, "" = it does not
    bool heard = false;

    bool operator==(const Place&) const = default;
};

class Mailboxes {
  public:
    // "" = messages cannot be read from here.
    explicit Mailboxes(std::filesystem::path root) : root_(std::move(root)) {}

    // `mailbox`: "101@default"; without a context it is in default.
    [[nodiscard]] protocol::VoicemailListResult list(const std::string& mailbox) const;
    [[nodiscard]] Result<protocol::VoicemailReadResult> read(const std::string& mailbox,
                                                             const std::string& message,
                                                             std::int64_t offset) const;
    // NotFound when it is gone.
    [[nodiscard]] Result<Place> find(const std::string& mailbox, const std::string& message) const;

    // What the telephone does, for an Asterisk that cannot be asked to: later messages move up. Errors of
    // FolderLock, Io, and NotFound.
    Result<void> move(const std::string& mailbox, const std::string& message,
                      const std::string& folder) const;
    Result<void> remove(const std::string& mailbox, const std::string& message) const;

  private:
    struct Found;
    [[nodiscard]] std::optional<std::filesystem::path> boxOf(const std::string& mailbox) const;
    [[nodiscard]] Result<Found> locate(const std::string& mailbox, const std::string& message) const;

    std::filesystem::path root_;
    mutable MessageSound sound_;
};

// "101@default" in its parts, nothing when it is no name of a mailbox.
struct MailboxName {
    std::string box;
    std::string context;
};
std::optional<MailboxName> parseMailbox(const std::string& mailbox);

// Where a message belongs that has been heard, or has not.
inline constexpr const char* kHeardFolder = "Old";
inline constexpr const char* kNewFolder = "INBOX";

}  // namespace euterpe::voicemail
