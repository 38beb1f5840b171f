#include "server/app/data_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace euterpe::app {

Result<DataLock> DataLock::take(const std::string& folder) {
    const std::string file = folder + "/server.lock";
    DataLock lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640));
    if (lock.fd_ < 0)
        return Error{ErrorCode::Io, file + ": " + std::strerror(errno)};
    if (::flock(lock.fd_, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (errno == EWOULDBLOCK)
        return Error{ErrorCode::Conflict, "another euterpe-server works with " + folder +
                                              "; stop it, or give this one a folder of its own ('data')"};
    return Error{ErrorCode::Io, file + " cannot be locked: " + std::strerror(errno)};
}

DataLock::~DataLock() {
    if (fd_ >= 0)
        ::close(fd_);
}

}  // namespace euterpe::app
