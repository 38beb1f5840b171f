#include "server/store/connection.h"
#include "server/store/register_book_p.h"

#include <optional>

namespace euterpe::store {
namespace {

using protocol::RegisterRow;
using soci::into;
using soci::use;

std::optional<RegisterRow> currentRow(Connection& connection, const ExtensionId& extension,
                                      const LinkedId& call) {
    RegisterRow row;
    std::string linkedId;
    int direction = 0;
    int answered = 0;
    connection.session() << connection.sql("register.current"), into(row.id), into(linkedId), into(direction),
        into(answered), into(row.number), into(row.name), into(row.queue), into(row.startedAt),
        into(row.durationS), use(extension.str(), "extension"), use(call.str(), "linkedid");
    if (!connection.session().got_data())
        return std::nullopt;
    row.linkedId = LinkedId(linkedId);
    row.direction = static_cast<protocol::CallDirection>(direction);
    row.answered = answered != 0;
    return row;
}

void insert(Connection& connection, const ExtensionId& extension, const RegisterRow& row) {
    const int direction = static_cast<int>(row.direction);
    const int answered = row.answered ? 1 : 0;
    connection.session() << connection.sql("register.add"), use(row.id, "id"),
        use(extension.str(), "extension"), use(row.linkedId.str(), "linkedid"), use(direction, "direction"),
        use(answered, "answered"), use(row.number, "number"), use(row.name, "name"), use(row.queue, "queue"),
        use(row.startedAt, "start"), use(row.durationS, "duration");
}

}  // namespace

std::vector<RegisterWrite> RegisterBook::write(const std::vector<RegisterEntry>& entries) {
    std::vector<RegisterWrite> writes;
    if (entries.empty())
        return writes;
    std::int64_t nextId = 0;
    connection_.session() << connection_.sql("register.next_id"), into(nextId);
    for (const RegisterEntry& entry : entries) {
        const auto old = currentRow(connection_, entry.extension, entry.row.linkedId);
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
        if (old) {
            connection_.session() << connection_.sql("register.retire"), use(row.id, "gone"),
                use(old->id, "id");
        }
        insert(connection_, entry.extension, row);
        const int added = old ? 0 : 1;
        connection_.session() << connection_.sql("register.count"), use(entry.extension.str(), "extension"),
            use(added, "added"), use(row.id, "newest");
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
