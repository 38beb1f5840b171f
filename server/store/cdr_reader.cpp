#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"
#include "server/store/cdr_reader_p.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <soci/sqlite3/soci-sqlite3.h>

namespace euterpe::store {
namespace {

bool hasBackend(const std::string& database) {
    return database.find("://") != std::string::npos;
}

std::string clipped(std::string_view text) {
    std::string valid = protocol::toUtf8(text.substr(0, protocol::limits::kText));
    std::replace_if(
        valid.begin(), valid.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7f; },
        ' ');
    return valid;
}

// "27.347152" -> 27347; empty is 0.
std::optional<std::int64_t> secondsOf(const std::string& text) {
    constexpr double kLongest = 10.0 * 365 * 24 * 3600;
    double seconds = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (!text.empty() && (failed != std::errc{} || !(seconds >= 0) || seconds > kLongest))
        return std::nullopt;
    return static_cast<std::int64_t>(seconds * 1000 + 0.5);
}

}  // namespace

CdrImport::Reader::Reader(const CdrSource& source)
    : source_(source), mysql_(source.database.starts_with("mysql://")) {
    if (hasBackend(source.database)) {
        session_.open(source.database);
        return;
    }
    session_.open(soci::sqlite3, "db=\"" + source.database + "\" readonly=true");
    session_ << "pragma busy_timeout = 2000";
}

// As text whatever its type is; a quoted name, since "end" and the like are words of SQL.
std::string CdrImport::Reader::column(const std::string& name) const {
    if (name.empty())
        return "''";
    const std::string quoted = mysql_ ? '`' + name + '`' : '"' + name + '"';
    return "coalesce(cast(" + quoted + (mysql_ ? " as char" : " as text") + "), '')";
}

std::string CdrImport::Reader::selectList() const {
    const CdrColumns& c = source_.columns;
    std::string list = column(c.rowId.empty() ? c.start : c.rowId);
    for (const std::string* name :
         {&c.start, &c.duration, &c.clid, &c.src, &c.dst, &c.channel, &c.dstChannel, &c.lastApp, &c.lastData,
          &c.billsec, &c.disposition, &c.uniqueId, &c.linkedId, &c.sequence})
        list += ", " + column(*name);
    return list;
}

std::vector<RawCdr> CdrImport::Reader::read(const std::string& position, int limit) {
    const CdrColumns& c = source_.columns;
    const bool byId = !c.rowId.empty();
    const std::string quote = mysql_ ? "`" : "\"";
    const std::string key = quote + (byId ? c.rowId : c.start) + quote;
    const std::string sql = "select " + selectList() + " from " + quote + c.table + quote +
                            (byId ? " where " + key + " > :position" : " where " + key + " >= :position") +
                            " order by " + key + " limit :rows";
    RawCdr raw;
    std::vector<RawCdr> rows;
    std::int64_t id = 0;
    std::from_chars(position.data(), position.data() + position.size(), id);
    auto prepared = session_.prepare << sql;
    for (std::string* field : {&raw.position, &raw.start, &raw.duration, &raw.clid, &raw.src, &raw.dst,
                               &raw.channel, &raw.dstChannel, &raw.lastApp, &raw.lastData, &raw.billsec,
                               &raw.disposition, &raw.uniqueId, &raw.linkedId, &raw.sequence})
        prepared, soci::into(*field);
    if (byId)
        prepared, soci::use(id, "position");
    else
        prepared, soci::use(position, "position");
    prepared, soci::use(limit, "rows");
    soci::statement statement(prepared);
    statement.execute();
    while (statement.fetch())
        rows.push_back(raw);
    return rows;
}

Result<CdrRow> decodeCdr(const RawCdr& raw, bool utc) {
    CdrRow row;
    row.uniqueId = clipped(raw.uniqueId);
    row.linkedId = raw.linkedId.empty() ? row.uniqueId : clipped(raw.linkedId);
    if (row.linkedId.empty())
        return Error{ErrorCode::Malformed, "neither a linkedid nor a uniqueid"};
    auto start = parseCdrTime(raw.start, utc);
    if (!start)
        return start.error();
    row.start = *start;
    if (raw.channel.empty())
        return Error{ErrorCode::Malformed, "no channel"};
    row.channel = clipped(raw.channel);
    row.dstChannel = clipped(raw.dstChannel);
    row.src = clipped(raw.src);
    row.dst = clipped(raw.dst);
    row.clid = clipped(raw.clid);
    row.lastApp = clipped(raw.lastApp);
    row.lastData = clipped(raw.lastData);
    row.answered = raw.disposition == "ANSWERED";
    std::from_chars(raw.sequence.data(), raw.sequence.data() + raw.sequence.size(), row.sequence);
    const auto talk = secondsOf(raw.billsec);
    const auto duration = secondsOf(raw.duration);
    if (!talk || !duration)
        return Error{ErrorCode::Malformed, "billsec or duration is not a number of seconds"};
    row.talkMs = *talk;
    row.talkFrom = row.start + std::max<std::int64_t>(0, *duration - *talk);
    return row;
}

}  // namespace euterpe::store
