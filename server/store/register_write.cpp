#include "server/store/connection.h"
#include "server/store/register_book.h"

#include <optional>

namespace euterpe::store {
namespace {

using protocol::RegisterRow;
using soci::into;
using soci::use;

// The statements of one batch, prepared once.
class RegisterWriter {
  public:
    explicit RegisterWriter(Connection& connection)
        : find_((connection.session().prepare << connection.sql("register.current"), into(old_.id),
                 into(linkedId_), into(oldDirection_), into(oldAnswered_), into(old_.number), into(old_.name),
                 into(old_.queue), into(old_.startedAt), into(old_.durationS), use(extension_, "extension"),
                 use(call_, "linkedid"))),
          insert_((connection.session().prepare << connection.sql("register.add"), use(row_.id, "id"),
                   use(extension_, "extension"), use(call_, "linkedid"), use(direction_, "direction"),
                   use(answered_, "answered"), use(row_.number, "number"), use(row_.name, "name"),
                   use(row_.queue, "queue"), use(row_.startedAt, "start"), use(row_.durationS, "duration"))),
          count_((connection.session().prepare << connection.sql("register.count"),
                  use(extension_, "extension"), use(added_, "added"), use(row_.id, "newest"))),
          retire_((connection.session().prepare << connection.sql("register.retire"), use(row_.id, "gone"),
                   use(retired_, "id"))) {}

    // The row that is shown of a call today.
    std::optional<RegisterRow> current(const ExtensionId& extension, const LinkedId& call) {
        extension_ = extension.str();
        call_ = call.str();
        if (!find_.execute(true))
            return std::nullopt;
        RegisterRow row = old_;
        row.linkedId = LinkedId(linkedId_);
        row.direction = static_cast<protocol::CallDirection>(oldDirection_);
        row.answered = oldAnswered_ != 0;
        return row;
    }
    // `retired`: id of the row that it replaces, 0 = none.
    void put(const ExtensionId& extension, const RegisterRow& row, std::int64_t retired) {
        extension_ = extension.str();
        call_ = row.linkedId.str();
        row_ = row;
        direction_ = static_cast<int>(row.direction);
        answered_ = row.answered ? 1 : 0;
        retired_ = retired;
        added_ = retired == 0 ? 1 : 0;
        if (retired != 0)
            retire_.execute(true);
        insert_.execute(true);
        count_.execute(true);
    }

  private:
    std::string extension_;
    std::string call_;
    RegisterRow old_;
    std::string linkedId_;
    int oldDirection_ = 0;
    int oldAnswered_ = 0;
    RegisterRow row_;
    int direction_ = 0;
    int answered_ = 0;
    int added_ = 0;
    std::int64_t retired_ = 0;
    soci::statement find_;
    soci::statement insert_;
    soci::statement count_;
    soci::statement retire_;
};

}  // namespace

std::vector<RegisterWrite> RegisterBook::write(const std::vector<RegisterEntry>& entries) {
    std::vector<RegisterWrite> writes;
    if (entries.empty())
        return writes;
    std::int64_t nextId = 0;
    connection_.session() << connection_.sql("register.next_id"), into(nextId);
    RegisterWriter writer(connection_);
    for (const RegisterEntry& entry : entries) {
        auto old = writer.current(entry.extension, entry.row.linkedId);
        for (auto other = entry.continued.begin(); !old && other != entry.continued.end(); ++other)
            old = writer.current(entry.extension, *other);
        RegisterRow row = entry.row;
        if (old) {
            row.id = old->id;
            // A name is kept as it was known at the time of the call.
            if (row.name.empty())
                row.name = old->name;
            if (row == *old)
                continue;
        }
        row.id = nextId++;
        writer.put(entry.extension, row, old ? old->id : 0);
        writes.push_back({entry.extension, std::move(row), old ? old->id : 0});
    }
    return writes;
}

void RegisterBook::committed(const std::vector<RegisterWrite>& writes) {
    for (const RegisterWrite& write : writes) {
        const auto known = indexOf_.find(write.extension);
        if (known == indexOf_.end())
            continue;
        known->second->add(write.row);
        if (write.retired != 0)
            known->second->retire(write.retired, write.row.id);
    }
}

void RegisterBook::removeGone() {
    connection_.session() << connection_.sql("register.remove_gone");
}

}  // namespace euterpe::store
