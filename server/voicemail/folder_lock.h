// Asterisk's own lock on a folder of messages (ast_lock_path): while it is held, app_voicemail neither
// numbers messages there nor adds one. Blocking; any thread but the loop's.
#pragma once

#include "lib/base/result.h"

#include <filesystem>

namespace euterpe::voicemail {

class FolderLock {
  public:
    // Forbidden: nothing may be written there. Conflict: held by another for five seconds.
    static Result<FolderLock> take(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    explicit FolderLock(std::filesystem::path file) : file_(std::move(file)) {}
    std::filesystem::path file_;  // "" = moved from
};

}  // namespace euterpe::voicemail
