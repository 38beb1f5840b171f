#include "server/store/call_rows_p.h"

#include <algorithm>

namespace euterpe::store {
namespace {

using soci::into;
using soci::use;

// Nobody transfers one call through more than a few hands.
constexpr std::size_t kJoined = 16;
// Between the last moment of one row and the first of the next that the same channel has. Asterisk needs a
// few milliseconds; FreePBX keeps whole seconds.
constexpr UnixMillis kSeamMs = 1'000;

}  // namespace

CallRows::CallRows(Connection& connection, UnixMillis now)
    : now_(now),
      insert_((connection.session().prepare << connection.sql("cdr.add"), use(row_.linkedId, "linkedid"),
               use(row_.uniqueId, "uniqueid"), use(row_.sequence, "sequence"), use(row_.channel, "channel"),
               use(row_.dstChannel, "dstchannel"), use(row_.src, "src"), use(row_.dst, "dst"),
               use(row_.clid, "clid"), use(row_.lastApp, "app"), use(row_.lastData, "data"),
               use(row_.start, "start"), use(answered_, "answered"), use(row_.talkFrom, "from"),
               use(row_.talkMs, "talk"), use(now_, "now"))),
      select_((connection.session().prepare << connection.sql("cdr.of_call"), into(found_.linkedId),
               into(found_.uniqueId), into(found_.sequence), into(found_.channel), into(found_.dstChannel),
               into(found_.src), into(found_.dst), into(found_.clid), into(found_.lastApp),
               into(found_.lastData), into(found_.start), into(foundAnswered_), into(found_.talkFrom),
               into(found_.talkMs), use(wanted_, "linkedid"))),
      answers_((connection.session().prepare << connection.sql("cdr.answers"), into(extension_),
                into(pickedUpAt_), use(wanted_, "linkedid"))),
      findJoined_((connection.session().prepare << connection.sql("cdr.joined"), into(joined_),
                   use(row_.linkedId, "linkedid"), use(row_.channel, "one"), use(other_, "other"),
                   use(begin_, "begin"), use(end_, "end"), use(kSeamMs, "seam"))) {}

void CallRows::add(const CdrRow& row) {
    row_ = row;
    answered_ = row.answered ? 1 : 0;
    if (executeCounting(insert_) > 0)
        changed_.insert(row.linkedId);
}

void CallRows::readRows(JoinedCalls& into) {
    select_.execute();
    while (select_.fetch()) {
        found_.answered = foundAnswered_ != 0;
        into.rows.push_back(found_);
    }
}

void CallRows::readAnswers(JoinedCalls& into) {
    answers_.execute();
    while (answers_.fetch())
        into.answers.push_back({LinkedId(wanted_), ExtensionId(extension_), pickedUpAt_});
}

void CallRows::findJoined(const CdrRow& row, JoinedCalls& into) {
    row_ = row;
    other_ = row.dstChannel.empty() ? row.channel : row.dstChannel;
    begin_ = row.start;
    end_ = row.talkFrom + row.talkMs;
    findJoined_.execute();
    while (findJoined_.fetch()) {
        const bool known =
            std::find(into.linkedIds.begin(), into.linkedIds.end(), joined_) != into.linkedIds.end();
        if (!known && into.linkedIds.size() < kJoined)
            into.linkedIds.push_back(joined_);
    }
}

JoinedCalls CallRows::joinedWith(const std::string& linkedId) {
    JoinedCalls calls;
    calls.linkedIds.push_back(linkedId);
    for (std::size_t i = 0; i < calls.linkedIds.size(); ++i) {
        const std::size_t before = calls.rows.size();
        wanted_ = calls.linkedIds[i];
        readRows(calls);
        readAnswers(calls);
        // Only who talks can be transferred.
        for (std::size_t row = before; row < calls.rows.size(); ++row) {
            if (calls.rows[row].answered)
                findJoined(calls.rows[row], calls);
        }
    }
    return calls;
}

}  // namespace euterpe::store
