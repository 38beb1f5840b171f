// A store in a directory of its own that goes away with the test, and short forms for what tests repeat.
#pragma once

#include "lib/base/log.h"
#include "server/store/store.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

struct sqlite3;

namespace euterpe::store {

class TempFolder {
  public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
};

inline const Log& silent() {
    static const Log log(LogLevel::Error, -1);
    return log;
}

// Opens with the cheapest password hashes; the test fails when it cannot.
std::unique_ptr<Store> openStore(const std::string& file);

// Runs SQL by SQLite's own interface, as another program would. Returns the first column of the first row.
std::string runSql(const std::string& file, const std::string& sql);

class StoreTest : public testing::Test {
  protected:
    TempFolder folder_;
    std::string file_ = folder_.file("euterpe.db");
    std::unique_ptr<Store> store_ = openStore(file_);
};

#define ASSERT_OK(expression)                                  \
    do {                                                       \
        const auto& outcome_ = (expression);                   \
        ASSERT_TRUE(outcome_.ok()) << outcome_.error().detail; \
    } while (false)

}  // namespace euterpe::store
