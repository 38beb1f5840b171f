// Brings finished calls from Asterisk's own CDR table into the call register: incrementally, each call once,
// none lost, also those made while the server was down. How far it got is committed together with the rows,
// so a crash at any point repeats or continues a batch and never skips or doubles one.
// Owns the connection to the CDR database. Used on the store's thread only: call run() from a worker job
// when an AMI Cdr event came, at start, and on a timer.
#pragma once

#include "lib/base/id.h"
#include "lib/base/log.h"
#include "lib/base/result.h"
#include "server/store/store.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace euterpe::store {

// Column names of the CDR table; "" = the table has no such column. The defaults are what
// pbx/conf writes; freepbx() is FreePBX's asteriskcdrdb.
struct CdrColumns {
    std::string table = "cdr";
    // Grows with each row (SQLite, AUTO_INCREMENT). "" = none: rows are then found by `start` within
    // `CdrSource::lookBack` of the newest one seen, and known by their content.
    std::string rowId = "AcctId";
    std::string start = "start";
    std::string duration = "duration";
    std::string clid = "clid";
    std::string src = "src";
    std::string dst = "dst";
    std::string channel = "channel";
    std::string dstChannel = "dstchannel";
    std::string lastApp = "lastapp";
    std::string lastData = "lastdata";
    std::string billsec = "billsec";
    std::string disposition = "disposition";
    std::string uniqueId = "uniqueid";
    std::string linkedId = "linkedid";
    std::string sequence = "sequence";

    static CdrColumns freepbx();
};

struct CdrSource {
    // Path of the SQLite file, e.g. /var/log/asterisk/master.db, or
    // "mysql://db=asteriskcdrdb user=... password=... host=..." / "postgresql://...".
    std::string database;
    CdrColumns columns;
    bool utc = false;                    // start is text in UTC (cdr.conf usegmtime=yes)
    std::int64_t lookBackS = 24 * 3600;  // only without rowId: the longest call expected
};

struct RegisterWrite;

struct RegisterChange {
    ExtensionId extension;
    std::int64_t newest = 0;  // id of its newest register row

    bool operator==(const RegisterChange&) const = default;
};

struct CdrImportResult {
    std::vector<RegisterChange> changed;  // extensions with new or changed rows
    int rows = 0;                         // read this time
    int broken = 0;                       // of these: unreadable, logged and skipped
    bool more = false;                    // a batch was full: call again
};

class CdrImport {
  public:
    // Some 50 ms of work: what else waits for the store waits no longer.
    static constexpr int kBatchRows = 500;

    CdrImport(CdrSource source, const Log& log);
    ~CdrImport();
    CdrImport(const CdrImport&) = delete;
    CdrImport& operator=(const CdrImport&) = delete;

    // One batch, one transaction. NotFound: the CDR database does not exist (yet).
    // After an error nothing has changed; call again later.
    Result<CdrImportResult> run(Store& store);

  private:
    class Reader;
    struct Batch;
    Result<Batch> nextBatch(const std::string& stored);
    Result<CdrImportResult> importBatch(Store& store, std::vector<RegisterWrite>& writes,
                                        std::string& cursor);

    CdrSource source_;
    const Log& log_;
    std::unique_ptr<Reader> reader_;
    std::string cursor_;  // without rowId: where the present pass stands
    bool firstRun_ = true;
    std::uint64_t fileNumber_ = 0;  // inode of an SQLite file
};

}  // namespace euterpe::store
