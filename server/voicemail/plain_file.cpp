#include "server/voicemail/plain_file_p.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace euterpe::voicemail {

File openPlain(const std::filesystem::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat info {};
    if (fd >= 0 && (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))) {
        ::close(fd);
        return nullptr;
    }
    return File(fd < 0 ? nullptr : ::fdopen(fd, "rb"));
}

}  // namespace euterpe::voicemail
