// One server for a data folder: two would both import the calls and answer each other's users. Held until it
// goes; the kernel lets go for a server that dies. euterpe-admin works beside it.
#pragma once

#include "lib/base/result.h"

#include <string>
#include <utility>

namespace euterpe::app {

class DataLock {
  public:
    // Conflict: another server works with that folder.
    static Result<DataLock> take(const std::string& folder);
    ~DataLock();
    DataLock(DataLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    DataLock& operator=(DataLock&&) = delete;
    DataLock(const DataLock&) = delete;
    DataLock& operator=(const DataLock&) = delete;

  private:
    explicit DataLock(int fd) : fd_(fd) {}
    int fd_;  // -1 = moved from
};

}  // namespace euterpe::app
