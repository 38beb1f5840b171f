#include "tests/server/store/temp_store.h"

#include <cstdlib>
#include <sqlite3.h>

namespace euterpe::store {

TempFolder::TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "euterpe store XXXXXX").string();
    path_ = mkdtemp(pattern.data());
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::unique_ptr<Store> openStore(const std::string& file) {
    auto store = Store::open({file, true, true}, silent());
    EXPECT_TRUE(store.ok()) << store.error().detail;
    return store ? std::move(*store) : nullptr;
}

std::string runSql(const std::string& file, const std::string& sql) {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 5000);
    std::string first;
    bool got = false;
    struct Sink {
        std::string& text;
        bool& got;
    } sink{first, got};
    char* failure = nullptr;
    sqlite3_exec(
        db, sql.c_str(),
        [](void* data, int columns, char** values, char**) {
            auto& into = *static_cast<Sink*>(data);
            if (!into.got && columns > 0 && values[0] != nullptr)
                into.text = values[0];
            into.got = true;
            return 0;
        },
        &sink, &failure);
    EXPECT_EQ(failure, nullptr) << failure;
    sqlite3_free(failure);
    sqlite3_close(db);
    return first;
}

}  // namespace euterpe::store
