// Reads new rows from Asterisk's CDR table. Owns a connection to that database, read-only where the back end
// allows. The store's thread only; used by CdrImport. Throws what SOCI throws.
#pragma once

#include "server/store/cdr_import.h"
#include "server/store/cdr_merge.h"

#include <string>
#include <vector>

#include <soci/soci.h>

namespace euterpe::store {

// A row as text, before it is understood.
struct RawCdr {
    std::string position;  // of this row: its id, or its start where there is no id
    std::string start, duration, clid, src, dst, channel, dstChannel, lastApp, lastData, billsec, disposition,
        uniqueId, linkedId, sequence;
};

class CdrImport::Reader {
  public:
    explicit Reader(const CdrSource& source);

    // Up to `limit` rows beyond the id `position`, or from the time `position` on, in that order.
    std::vector<RawCdr> read(const std::string& position, int limit);

  private:
    [[nodiscard]] std::string column(const std::string& name) const;
    [[nodiscard]] std::string selectList() const;

    const CdrSource& source_;
    bool mysql_ = false;
    soci::session session_;
};

// What a row means. Malformed says what is wrong with it.
Result<CdrRow> decodeCdr(const RawCdr& raw, bool utc);

}  // namespace euterpe::store
