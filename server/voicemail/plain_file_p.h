// A file of a mailbox, opened with care.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>

namespace euterpe::voicemail {

struct CloseFile {
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// For reading: a plain file, not what a link in the mailbox leads to. nullptr with errno.
File openPlain(const std::filesystem::path& path);

}  // namespace euterpe::voicemail
