#include "server/store/connection.h"

#include <cassert>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

#include <soci/sqlite3/soci-sqlite3.h>

namespace euterpe::store {
namespace {

constexpr std::string_view kInMemory = ":memory:";
// Room below which an I/O error of the database is taken for a full disk.
constexpr std::uintmax_t kNoRoomBytes = 256 * 1024;

bool diskIsFull(const std::string& path) {
    std::error_code failed;
    const auto room = std::filesystem::space(std::filesystem::path(path).parent_path(), failed);
    return !failed && room.available < kNoRoomBytes;
}

// The file holds password hashes: nobody but its owner reads it. SQLite gives its -wal and -shm the same
// rights.
Result<void> prepareFile(const std::string& path, bool mayCreate) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC | (mayCreate ? O_CREAT : 0), 0600);
    if (fd < 0) {
        const int why = errno;
        const std::string detail = path + ": " + std::strerror(why);
        if (why == ENOENT)
            return Error{ErrorCode::NotFound, detail};
        return Error{why == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Io, detail};
    }
    ::close(fd);
    return {};
}

}  // namespace

Connection::Connection(std::string path) : path_(std::move(path)), statements_(namedStatements()) {
    session_.open(soci::sqlite3, "db=\"" + path_ + "\"");
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, bool mayCreate,
                                                     const std::vector<Migration>& steps, const Log& log) {
    if (path.empty() || path.find('"') != std::string::npos)
        return Error{ErrorCode::InvalidArgument, "database: not a usable file name: '" + path + "'"};
    if (path != kInMemory) {
        if (auto prepared = prepareFile(path, mayCreate); !prepared)
            return prepared.error();
    }
    try {
        std::unique_ptr<Connection> connection(new Connection(path));
        auto ready = connection->guarded([&]() -> Result<void> {
            connection->setUp();
            return connection->migrate(steps, log);
        });
        if (!ready)
            return ready.error();
        return connection;
    } catch (const std::exception& failure) {
        return Error{ErrorCode::Database, path + ": " + failure.what()};
    }
}

void Connection::setUp() {
    std::string mode;
    session_ << "pragma busy_timeout = 5000";
    session_ << "pragma journal_mode = wal", soci::into(mode);
    session_ << "pragma synchronous = normal";
    session_ << "pragma foreign_keys = on";
    session_ << "pragma cache_size = -16384";
    session_ << "pragma temp_store = memory";
}

Result<void> Connection::migrate(const std::vector<Migration>& steps, const Log& log) {
    session_ << "create table if not exists schema_version (version integer not null)";
    const int known = steps.empty() ? 0 : steps.back().version;
    for (;;) {
        // Read inside the transaction: another process may be migrating the same file.
        Transaction transaction(*this);
        int version = 0;
        session_ << "select coalesce(max(version), 0) from schema_version", soci::into(version);
        if (version > known) {
            return Error{ErrorCode::Database, path_ +
                                                  ": written by a newer version of this program (schema " +
                                                  std::to_string(version) + ", this one knows up to " +
                                                  std::to_string(known) + ")"};
        }
        const Migration* next = nullptr;
        for (const Migration& step : steps) {
            if (step.version == version + 1)
                next = &step;
        }
        if (next == nullptr)
            return {};
        for (const std::string& statement : next->statements)
            session_ << statement;
        session_ << "delete from schema_version";
        session_ << "insert into schema_version (version) values (:version)",
            soci::use(next->version, "version");
        transaction.commit();
        log.info("store.migrated", {{"database", path_}, {"script", next->path}});
    }
}

const std::string& Connection::sql(std::string_view name) const {
    const auto found = statements_.find(std::string(name));
    assert(found != statements_.end());
    return found->second;
}

Error Connection::describe(const std::exception& failure) const {
    const std::string detail = path_ + ": " + failure.what();
    const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&failure);
    if (sqlite == nullptr)
        return Error{ErrorCode::Database, detail};
    switch (sqlite->result() & 0xff) {  // the rest of an extended code tells the operation
        case SQLITE_FULL:
            return Error{ErrorCode::DiskFull, detail};
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
            return Error{diskIsFull(path_) ? ErrorCode::DiskFull : ErrorCode::Io, detail};
        case SQLITE_NOTADB:
            return Error{ErrorCode::Database, path_ + ": this is not a database of ours, or it is damaged"};
        case SQLITE_CORRUPT:
            return Error{ErrorCode::Database, path_ + ": the database is damaged; restore it from a backup"};
        default:
            return Error{ErrorCode::Database, detail};
    }
}

Transaction::Transaction(Connection& connection, For what) : session_(connection.session()) {
    // IMMEDIATE: waits for its turn at once instead of failing in the middle.
    session_ << (what == For::Write ? "begin immediate" : "begin");
}

Transaction::~Transaction() {
    if (!open_)
        return;
    try {
        session_ << "rollback";
    } catch (const std::exception&) {
        // A full disk has already rolled back: there is no transaction left, which is what was wanted.
        open_ = false;
    }
}

void Transaction::commit() {
    session_ << "commit";
    open_ = false;
}

Durable::Durable(Connection& connection) : session_(connection.session()) {
    session_ << "pragma synchronous = full";
}

Durable::~Durable() {
    try {
        session_ << "pragma synchronous = normal";
    } catch (const std::exception&) {
        return;  // transactions stay durable, which is slower and no worse
    }
}

long long executeCounting(soci::statement& statement) {
    statement.execute(true);
    return statement.get_affected_rows();
}

}  // namespace euterpe::store
