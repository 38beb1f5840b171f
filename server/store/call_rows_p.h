// CDR rows as they came and when calls were picked up, kept while a call may still change. Statements are
// prepared once: one object a batch of the import, within its transaction. The store's thread only.
#pragma once

#include "server/store/cdr_merge.h"
#include "server/store/connection.h"

#include <set>
#include <string>
#include <vector>

namespace euterpe::store {

// A call and those that attended transfers joined with it.
struct JoinedCalls {
    std::vector<std::string> linkedIds;
    std::vector<CdrRow> rows;
    std::vector<CdrAnswer> answers;
};

class CallRows {
  public:
    CallRows(Connection& connection, UnixMillis now);

    void add(const CdrRow& row);
    // Linkedids that got a row which was not there before.
    [[nodiscard]] const std::set<std::string>& changed() const { return changed_; }
    JoinedCalls joinedWith(const std::string& linkedId);

  private:
    void readRows(JoinedCalls& into);
    void readAnswers(JoinedCalls& into);
    void findJoined(const CdrRow& row, JoinedCalls& into);

    UnixMillis now_;
    CdrRow row_;
    int answered_ = 0;
    soci::statement insert_;
    std::string wanted_;
    CdrRow found_;
    int foundAnswered_ = 0;
    soci::statement select_;
    std::string extension_;
    UnixMillis pickedUpAt_ = 0;
    soci::statement answers_;
    std::string other_;
    UnixMillis begin_ = 0;
    UnixMillis end_ = 0;
    std::string joined_;
    soci::statement findJoined_;
    std::set<std::string> changed_;
};

}  // namespace euterpe::store
