#include "lib/protocol/limits.h"
#include "server/voicemail/message_folder_p.h"
#include "server/voicemail/message_sound.h"
#include "server/voicemail/plain_file_p.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace euterpe::voicemail {
namespace {

namespace fs = std::filesystem;
namespace limits = protocol::limits;

constexpr int kLastNumber = 9999;
constexpr const char* kText = ".txt";

std::string stem(int number) {
    char name[16];
    (void)std::snprintf(name, sizeof name, "msg%04d", number);
    return name;
}

std::optional<int> numberOf(const std::string& stem) {
    if (stem.size() != 7 || !stem.starts_with("msg"))
        return std::nullopt;
    int number = 0;
    const auto end = std::from_chars(stem.data() + 3, stem.data() + stem.size(), number);
    if (end.ec != std::errc() || end.ptr != stem.data() + stem.size() || number < 0)
        return std::nullopt;
    return number;
}

Error ioError(const fs::path& path, int error) {
    return {error == EACCES || error == EPERM ? ErrorCode::Forbidden : ErrorCode::Io,
            path.string() + ": " + std::strerror(error)};
}

// The names of a folder, and which of them belong to which message.
struct Listing {
    std::vector<int> numbers;                         // of the texts, in order
    std::vector<std::pair<int, std::string>> others;  // number and extension of what belongs to them
};

Result<Listing> listing(const fs::path& folder) {
    Listing found;
    std::error_code ec;
    fs::directory_iterator entries(folder, ec);
    if (ec == std::errc::no_such_file_or_directory)
        return found;
    if (ec)
        return ioError(folder, ec.value());
    for (; entries != fs::directory_iterator(); entries.increment(ec)) {
        if (ec)
            return ioError(folder, ec.value());
        const fs::path name = entries->path().filename();
        const auto number = numberOf(name.stem().string());
        if (!number)
            continue;
        if (name.extension() != kText)
            found.others.emplace_back(*number, name.extension().string());
        else if (found.numbers.size() < limits::kVoicemailFolder)
            found.numbers.push_back(*number);
    }
    std::sort(found.numbers.begin(), found.numbers.end());
    return found;
}

std::vector<std::string> soundsOf(const Listing& found, int number) {
    std::vector<std::string> extensions;
    for (const auto& [of, extension] : found.others) {
        if (of == number)
            extensions.push_back(extension);
    }
    return extensions;
}

Result<void> renamed(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0 && errno != ENOENT)
        return ioError(from, errno);
    return {};
}

}  // namespace

Result<std::vector<StoredMessage>> readFolder(const fs::path& folder) {
    const auto found = listing(folder);
    if (!found)
        return found.error();
    std::vector<bool> sounds(kLastNumber + 1);
    for (const auto& [number, extension] : found->others) {
        if (isSound(extension))
            sounds[static_cast<std::size_t>(number)] = true;
    }
    std::vector<StoredMessage> messages;
    messages.reserve(found->numbers.size());
    std::string text(limits::kVoicemailTextBytes, '\0');
    for (const int number : found->numbers) {
        const File file = openPlain(folder / (stem(number) + kText));
        if (!file) {
            if (errno == EACCES)
                return ioError(folder, EACCES);
            continue;  // just moved or deleted
        }
        const std::size_t length = std::fread(text.data(), 1, text.size(), file.get());
        StoredMessage message{number, parseMessageFile(std::string_view(text).substr(0, length)),
                              sounds[static_cast<std::size_t>(number)]};
        if (message.file.receivedAt > 0)  // else it is just being written
            messages.push_back(std::move(message));
    }
    return messages;
}

fs::path stemOf(const fs::path& folder, int number) {
    return folder / stem(number);
}

Result<void> makeFolderLike(const fs::path& model, const fs::path& folder) {
    struct stat info {};
    if (::stat(model.c_str(), &info) != 0)
        return ioError(model, errno);
    if (::mkdir(folder.c_str(), 0700) != 0)
        return errno == EEXIST ? Result<void>() : ioError(folder, errno);
    struct stat made {};
    // Only root may give a folder away; elsewhere the call itself is forbidden to a service.
    const bool isOurs = ::geteuid() != 0 || ::chown(folder.c_str(), info.st_uid, info.st_gid) == 0;
    if (isOurs && ::chmod(folder.c_str(), info.st_mode & 07777) == 0 && ::stat(folder.c_str(), &made) == 0 &&
        made.st_gid == info.st_gid)
        return {};
    ::rmdir(folder.c_str());
    return Error{ErrorCode::Forbidden,
                 folder.string() +
                     " does not exist and cannot be made for the PBX; it makes it itself when a "
                     "message is heard by telephone"};
}

// The text last: a message without it is none. Links and not renames, so that whoever dies in between leaves
// the message twice and never half.
Result<void> linkMessage(const fs::path& folder, int number, const fs::path& target) {
    const auto source = listing(folder);
    if (!source)
        return source.error();
    const auto there = listing(target);
    if (!there)
        return there.error();
    const int last = there->numbers.empty() ? -1 : there->numbers.back();
    if (last >= kLastNumber)
        return Error{ErrorCode::TooLarge, "the folder is full"};
    std::vector<std::string> extensions = soundsOf(*source, number);
    extensions.emplace_back(kText);
    for (const std::string& extension : extensions) {
        const fs::path from = folder / (stem(number) + extension);
        const fs::path to = target / (stem(last + 1) + extension);
        ::unlink(to.c_str());  // sound without a text: left over from somebody who died
        if (::link(from.c_str(), to.c_str()) != 0)
            return ioError(to, errno);
    }
    return {};
}

Result<void> takeOut(const fs::path& folder, int number) {
    const auto found = listing(folder);
    if (!found)
        return found.error();
    const fs::path text = folder / (stem(number) + kText);
    if (::unlink(text.c_str()) != 0)
        return ioError(text, errno);
    for (const std::string& extension : soundsOf(*found, number))
        ::unlink((folder / (stem(number) + extension)).c_str());
    int next = 0;
    for (const int one : found->numbers) {
        if (one == number)
            continue;
        const int wanted = next++;
        if (one == wanted)
            continue;
        std::vector<std::string> extensions = soundsOf(*found, one);
        extensions.emplace_back(kText);
        for (const std::string& extension : extensions) {
            if (auto done = renamed(folder / (stem(one) + extension), folder / (stem(wanted) + extension));
                !done)
                return done;
        }
    }
    return {};
}

}  // namespace euterpe::voicemail
