#include "server/store/cdr_import.h"

#include "server/store/call_rows_p.h"
#include "server/store/cdr_reader_p.h"
#include "server/store/connection.h"
#include "server/store/register_book.h"
#include "server/store/secrets.h"

#include <charconv>
#include <chrono>
#include <ctime>
#include <map>
#include <set>
#include <sys/stat.h>
#include <utility>

namespace euterpe::store {
namespace {

using soci::into;
using soci::use;

// Rows are kept until no row of the same call can come any more.
constexpr std::int64_t kKeepRawMs = 7LL * 24 * 3600 * 1000;

// Databases with a real date type do not take an empty text for a time.
constexpr std::string_view kBeforeAll = "1970-01-01 00:00:00";

CdrDirectory cdrDirectory(const Directory& directory) {
    CdrDirectory result;
    for (const DirectoryEntry& entry : directory.extensions) {
        for (const AccountId& account : entry.accounts)
            result.accounts[account] = entry.id;
        const bool both = !entry.firstName.empty() && !entry.lastName.empty();
        result.names[entry.id] = entry.firstName + (both ? " " : "") + entry.lastName;
    }
    for (const RingGroup& group : directory.groups)
        result.groups[group.number] = group.name;
    return result;
}

std::string readPosition(Connection& connection, const std::string& source) {
    std::string position;
    connection.session() << connection.sql("cdr.position"), into(position), use(source, "source");
    return position;
}

std::int64_t asNumber(const std::string& text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// What is kept of a row with an id: the id and the row's fingerprint, "1234 9f86d081884c7d65".
std::string positionOf(const RawCdr& row) {
    const std::string content = row.start + '\n' + row.channel + '\n' + row.uniqueId;
    return row.position + ' ' + sha256Hex(content).substr(0, 16);
}

// "2026-11-23 13:41:43" some seconds earlier. Wall clock arithmetic: an hour more or less is within the
// margin.
std::string shiftedBack(const std::string& time, std::int64_t seconds) {
    const auto at = parseCdrTime(time, true);
    if (!at)
        return {};
    const std::time_t earlier = static_cast<std::time_t>(*at / 1000 - seconds);
    std::tm parts{};
    gmtime_r(&earlier, &parts);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &parts)};
}

}  // namespace

struct CdrImport::Batch {
    std::vector<RawCdr> rows;
    std::string position;  // to be stored
    std::string cursor;    // where this pass goes on, "" = the pass is done
    bool full = false;
};

CdrColumns CdrColumns::freepbx() {
    CdrColumns columns;
    columns.rowId = "";
    columns.start = "calldate";
    return columns;
}

CdrImport::CdrImport(CdrSource source, const Log& log) : source_(std::move(source)), log_(log) {}
CdrImport::~CdrImport() = default;

// The part of run() that depends on how the table is read.
Result<CdrImport::Batch> CdrImport::nextBatch(const std::string& stored) {
    const bool byId = !source_.columns.rowId.empty();
    Batch batch;
    if (byId) {
        const std::int64_t last = asNumber(stored);
        batch.rows = reader_->read(std::to_string(last - 1), kBatchRows + 1);
        // The last row read must still be where it was; otherwise the table is another one and is read from
        // its beginning. Calls that are known already come out as they are.
        if (last > 0 && !batch.rows.empty() && positionOf(batch.rows.front()) == stored)
            batch.rows.erase(batch.rows.begin());
        else
            batch.rows = reader_->read("0", kBatchRows);
        batch.position = batch.rows.empty() ? stored : positionOf(batch.rows.back());
        batch.full = batch.rows.size() == kBatchRows;
        return batch;
    }
    // Rows are written when a call ends but are sorted by its start, so each pass goes back some way.
    if (cursor_.empty())
        cursor_ = stored.empty() ? std::string(kBeforeAll) : shiftedBack(stored, source_.lookBackS);
    for (int limit = kBatchRows;; limit *= 2) {
        batch.rows = reader_->read(cursor_, limit);
        batch.full = static_cast<int>(batch.rows.size()) == limit;
        // A batch of one and the same second would be read for ever.
        if (!batch.full || batch.rows.back().position != cursor_)
            break;
    }
    batch.position = stored;
    if (!batch.rows.empty() && batch.rows.back().position > stored)
        batch.position = batch.rows.back().position;
    batch.cursor = batch.full ? batch.rows.back().position : std::string{};
    return batch;
}

Result<CdrImportResult> CdrImport::run(Store& store) {
    if (source_.database.find("://") == std::string::npos) {
        struct stat file {};
        if (::stat(source_.database.c_str(), &file) != 0)
            return Error{ErrorCode::NotFound, source_.database + ": no such CDR database"};
        // Somebody moved the old file away: the open connection would go on reading it.
        if (std::exchange(fileNumber_, file.st_ino) != file.st_ino)
            reader_.reset();
    }
    try {
        if (!reader_)
            reader_ = std::make_unique<Reader>(source_);
    } catch (const std::exception& failure) {
        return Error{ErrorCode::Database, "CDR database: " + std::string(failure.what())};
    }
    Connection& connection = store.connection();
    std::vector<RegisterWrite> writes;
    std::string cursor;
    auto outcome = connection.guarded([&]() -> Result<CdrImportResult> {
        Transaction transaction(connection);
        auto result = importBatch(store, writes, cursor);
        if (result)
            transaction.commit();
        return result;
    });
    if (!outcome) {
        // Whatever it was, the next attempt starts with a fresh connection.
        reader_.reset();
        return outcome;
    }
    cursor_ = std::move(cursor);
    firstRun_ = false;
    store.registerBook().committed(writes);
    return outcome;
}

Result<CdrImportResult> CdrImport::importBatch(Store& store, std::vector<RegisterWrite>& writes,
                                               std::string& cursor) {
    Connection& connection = store.connection();
    const std::int64_t now = toUnixMillis(std::chrono::system_clock::now());
    if (firstRun_) {
        store.registerBook().removeGone();
        const std::int64_t before = now - kKeepRawMs;
        connection.session() << connection.sql("cdr.remove_old"), use(before, "before");
        connection.session() << connection.sql("cdr.remove_old_answers"), use(before, "before");
    }
    // A hash: the source may hold a password.
    const std::string source = sha256Hex(source_.database + '\n' + source_.columns.table);
    auto batch = nextBatch(readPosition(connection, source));
    if (!batch)
        return batch.error();
    auto directory = store.loadDirectory();
    if (!directory)
        return directory.error();
    CdrImportResult result;
    CallRows calls(connection, now);
    for (const RawCdr& text : batch->rows) {
        ++result.rows;
        if (auto row = decodeCdr(text, source_.utc)) {
            calls.add(*row);
        } else {
            ++result.broken;
            log_.warning("cdr.broken_row", {{"position", text.position}, {"error", row.error().detail}});
        }
    }
    const CdrDirectory names = cdrDirectory(*directory);
    std::vector<RegisterEntry> entries;
    std::set<std::string> done;
    for (const std::string& call : calls.changed()) {
        if (done.contains(call))
            continue;
        const JoinedCalls joined = calls.joinedWith(call);
        done.insert(joined.linkedIds.begin(), joined.linkedIds.end());
        for (RegisterEntry& entry : mergeCdr(joined.rows, names, joined.answers))
            entries.push_back(std::move(entry));
    }
    writes = store.registerBook().write(entries);
    std::map<ExtensionId, std::int64_t> changed;
    for (const RegisterWrite& write : writes)
        changed[write.extension] = write.row.id;
    connection.session() << connection.sql("cdr.set_position"), use(source, "source"),
        use(batch->position, "position");
    for (const auto& [extension, newest] : changed)
        result.changed.push_back({extension, newest});
    result.more = batch->full;
    cursor = batch->cursor;
    return result;
}

}  // namespace euterpe::store
