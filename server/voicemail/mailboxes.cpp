#include "server/voicemail/mailboxes.h"

#include "lib/protocol/limits.h"
#include "server/voicemail/folder_lock.h"
#include "server/voicemail/message_file.h"
#include "server/voicemail/message_folder_p.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <unordered_map>

namespace euterpe::voicemail {
namespace {

namespace fs = std::filesystem;
namespace limits = protocol::limits;
using protocol::VoicemailFolder;

struct KnownFolder {
    const char* name;
    VoicemailFolder kind;
    bool heard;
};

// Asterisk's, but for Deleted: what is there the user has thrown away. Of a message that is just being moved
// the copy in the later folder counts.
constexpr KnownFolder kFolders[] = {
    {"INBOX", VoicemailFolder::Inbox, false},  {"Urgent", VoicemailFolder::Urgent, false},
    {"Old", VoicemailFolder::Old, true},       {"Work", VoicemailFolder::Work, true},
    {"Family", VoicemailFolder::Family, true}, {"Friends", VoicemailFolder::Friends, true},
    {"Cust1", VoicemailFolder::Custom, true},  {"Cust2", VoicemailFolder::Custom, true},
    {"Cust3", VoicemailFolder::Custom, true},  {"Cust4", VoicemailFolder::Custom, true},
    {"Cust5", VoicemailFolder::Custom, true}};

bool isName(const std::string& text) {
    constexpr std::size_t kLongest = 80;  // AST_MAX_EXTENSION
    const auto fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '_' || c == '.' || c == '+' || c == '*' || c == '#';
    };
    return !text.empty() && text.size() <= kLongest && text.front() != '.' &&
           std::all_of(text.begin(), text.end(), fits);
}

const Error kGone{ErrorCode::NotFound, "the message is not in the mailbox any more"};

}  // namespace

// A message with the folder and the number that it has at this moment.
struct Mailboxes::Found {
    fs::path folder;
    const KnownFolder* kind = nullptr;
    int number = 0;
    MessageFile file;
};

std::optional<MailboxName> parseMailbox(const std::string& mailbox) {
    const auto at = mailbox.find('@');
    MailboxName name{mailbox.substr(0, at), at == std::string::npos ? "default" : mailbox.substr(at + 1)};
    if (!isName(name.box) || !isName(name.context))
        return std::nullopt;
    return name;
}

// Nothing when there is no such folder, or it is somewhere else in truth.
std::optional<fs::path> Mailboxes::boxOf(const std::string& mailbox) const {
    const auto name = parseMailbox(mailbox);
    if (!name || root_.empty())
        return std::nullopt;
    std::error_code ec;
    const fs::path context = fs::canonical(root_ / name->context, ec);
    if (ec)
        return std::nullopt;
    fs::path box = fs::canonical(context / name->box, ec);
    if (ec || box.parent_path() != context)
        return std::nullopt;
    return box;
}

protocol::VoicemailListResult Mailboxes::list(const std::string& mailbox) const {
    protocol::VoicemailListResult result;
    if (!parseMailbox(mailbox)) {
        result.access = protocol::VoicemailAccess::NoMailbox;
        return result;
    }
    if (root_.empty()) {
        result.access = protocol::VoicemailAccess::NotConfigured;
        return result;
    }
    result.access = protocol::VoicemailAccess::NoAccess;
    std::error_code ec;
    // Asterisk makes a mailbox's folder with the first message.
    (void)fs::directory_iterator(root_, ec);
    if (ec)
        return result;
    const auto box = boxOf(mailbox);
    if (!box) {
        const auto name = *parseMailbox(mailbox);
        const auto status = fs::symlink_status(root_ / name.context / name.box, ec);
        if (status.type() == fs::file_type::not_found)
            result.access = protocol::VoicemailAccess::Open;
        return result;
    }
    std::unordered_map<std::string, std::size_t> places;
    for (const KnownFolder& folder : kFolders) {
        auto messages = readFolder(*box / folder.name);
        if (!messages)
            return result;
        for (StoredMessage& stored : *messages) {
            protocol::VoicemailMessage message;
            message.id = std::move(stored.file.id);
            message.folder = folder.kind;
            message.number = std::move(stored.file.number);
            message.name = std::move(stored.file.name);
            message.receivedAt = stored.file.receivedAt;
            message.durationS = stored.file.durationS;
            message.heard = folder.heard;
            message.playable = stored.playable;
            const auto [place, isNew] = places.emplace(message.id, result.messages.size());
            if (isNew)
                result.messages.push_back(std::move(message));
            else
                result.messages[place->second] = std::move(message);
        }
    }
    std::stable_sort(result.messages.begin(), result.messages.end(),
                     [](const auto& a, const auto& b) { return a.receivedAt > b.receivedAt; });
    result.total = static_cast<std::int64_t>(result.messages.size());
    if (result.messages.size() > limits::kVoicemailMessages)
        result.messages.resize(limits::kVoicemailMessages);
    result.access = protocol::VoicemailAccess::Open;
    return result;
}

Result<Mailboxes::Found> Mailboxes::locate(const std::string& mailbox, const std::string& message) const {
    const auto box = boxOf(mailbox);
    if (!box)
        return kGone;
    std::optional<Found> last;
    for (const KnownFolder& folder : kFolders) {
        auto messages = readFolder(*box / folder.name);
        if (!messages)
            return messages.error();
        for (StoredMessage& stored : *messages) {
            if (stored.file.id == message)
                last = Found{*box / folder.name, &folder, stored.number, std::move(stored.file)};
        }
    }
    if (!last)
        return kGone;
    return *last;
}

Result<Place> Mailboxes::find(const std::string& mailbox, const std::string& message) const {
    auto found = locate(mailbox, message);
    if (!found)
        return found.error();
    return Place{found->kind->name, found->file.pbxId, found->kind->heard};
}

Result<protocol::VoicemailReadResult> Mailboxes::read(const std::string& mailbox, const std::string& message,
                                                      std::int64_t offset) const {
    const auto found = locate(mailbox, message);
    if (!found)
        return found.error();
    return sound_.read(stemOf(found->folder, found->number), offset);
}

Result<void> Mailboxes::move(const std::string& mailbox, const std::string& message,
                             const std::string& folder) const {
    const auto before = locate(mailbox, message);
    if (!before)
        return before.error();
    if (before->kind->name == folder)
        return {};
    const fs::path target = before->folder.parent_path() / folder;
    if (auto made = makeFolderLike(before->folder, target); !made)
        return made;
    const auto from = FolderLock::take(before->folder);
    if (!from)
        return from.error();
    const auto to = FolderLock::take(target);
    if (!to)
        return to.error();
    // Its number may have changed until the lock was ours.
    const auto found = locate(mailbox, message);
    if (!found)
        return found.error();
    if (found->folder != before->folder)
        return {};  // the telephone was quicker
    if (auto copied = linkMessage(found->folder, found->number, target); !copied)
        return copied;
    return takeOut(found->folder, found->number);
}

Result<void> Mailboxes::remove(const std::string& mailbox, const std::string& message) const {
    const auto before = locate(mailbox, message);
    if (!before)
        return before.error();
    const auto lock = FolderLock::take(before->folder);
    if (!lock)
        return lock.error();
    const auto found = locate(mailbox, message);
    if (!found)
        return found.error();
    if (found->folder != before->folder)
        return Error{ErrorCode::Conflict, "the message is just being moved"};
    return takeOut(found->folder, found->number);
}

}  // namespace euterpe::voicemail
