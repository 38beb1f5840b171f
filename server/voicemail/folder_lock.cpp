#include "server/voicemail/folder_lock.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <thread>
#include <unistd.h>
#include <utility>

namespace euterpe::voicemail {
namespace {

// As long as Asterisk itself waits.
constexpr std::chrono::seconds kPatience{5};
constexpr std::chrono::milliseconds kLook{10};
constexpr mode_t kMode = 0666;  // what the umask leaves of it

}  // namespace

// A link to a file of our own is made or not, on every file system, also over NFS.
Result<FolderLock> FolderLock::take(const std::filesystem::path& folder) {
    std::random_device random;
    char name[16];
    (void)std::snprintf(name, sizeof name, ".lock-%08x", random());
    const std::filesystem::path own = folder / name;
    const int fd = ::open(own.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode);
    if (fd < 0)
        return Error{ErrorCode::Forbidden,
                     "the server may not write to " + folder.string() + ": " + std::strerror(errno)};
    ::close(fd);
    FolderLock lock(folder / ".lock");
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    int failed = 0;
    while (::link(own.c_str(), lock.file_.c_str()) != 0) {
        failed = errno;
        if (failed != EEXIST || std::chrono::steady_clock::now() > deadline)
            break;
        failed = 0;
        std::this_thread::sleep_for(kLook);
    }
    ::unlink(own.c_str());
    if (failed == 0)
        return lock;
    lock.file_.clear();  // another's
    if (failed == EEXIST)
        return Error{ErrorCode::Conflict, "the mailbox is in use by the PBX"};
    return Error{ErrorCode::Forbidden, folder.string() + " cannot be locked: " + std::strerror(failed)};
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, {})) {}

FolderLock::~FolderLock() {
    if (!file_.empty())
        ::unlink(file_.c_str());
}

}  // namespace euterpe::voicemail
