#include "server/store/connection.h"
#include "server/store/directory_check.h"
#include "server/store/store.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace euterpe::store {
namespace {

using soci::into;
using soci::use;

Directory readDirectory(Connection& connection) {
    soci::session& session = connection.session();
    Directory directory;
    std::unordered_map<std::string, std::size_t> places;
    {
        std::string number, first, last, company, mailbox;
        int hidden = 0;
        soci::statement rows = (session.prepare << connection.sql("directory.extensions"), into(number),
                                into(first), into(last), into(company), into(mailbox), into(hidden));
        rows.execute();
        while (rows.fetch()) {
            places[number] = directory.extensions.size();
            directory.extensions.push_back(
                {ExtensionId(number), first, last, company, mailbox, hidden != 0, {}});
        }
    }
    {
        std::string name, extension, mac;
        soci::statement rows =
            (session.prepare << connection.sql("directory.accounts"), into(name), into(extension), into(mac));
        rows.execute();
        while (rows.fetch()) {
            DirectoryEntry& entry = directory.extensions[places.at(extension)];
            entry.accounts.emplace_back(name);
            if (!mac.empty())
                entry.macs.emplace(name, mac);
        }
    }
    RingGroup group;
    soci::statement rows =
        (session.prepare << connection.sql("directory.groups"), into(group.number), into(group.name));
    rows.execute();
    while (rows.fetch())
        directory.groups.push_back(group);
    return directory;
}

void write(Connection& connection, const DirectoryEntry& entry) {
    soci::session& session = connection.session();
    const std::string& number = entry.id.str();
    const int hidden = entry.hidden ? 1 : 0;
    session << connection.sql("directory.put_extension"), use(number, "number"),
        use(entry.firstName, "first"), use(entry.lastName, "last"), use(entry.company, "company"),
        use(entry.mailbox, "mailbox"), use(hidden, "hidden");
    session << connection.sql("directory.clear_accounts"), use(number, "number");
    int position = 0;
    for (const AccountId& account : entry.accounts) {
        const auto known = entry.macs.find(account);
        const std::string mac = known == entry.macs.end() ? std::string{} : known->second;
        session << connection.sql("directory.put_account"), use(account.str(), "name"), use(number, "number"),
            use(position, "position"), use(mac, "mac");
        ++position;
    }
}

void removeExtensionRow(Connection& connection, const std::string& number) {
    connection.session() << connection.sql("directory.remove_extension"), use(number, "number");
}

DirectoryChange apply(Connection& connection, const Directory& old, const Directory& wanted,
                      bool removeOthers) {
    DirectoryChange change;
    std::unordered_map<std::string, const DirectoryEntry*> known;
    for (const DirectoryEntry& entry : old.extensions)
        known[entry.id.str()] = &entry;
    for (const DirectoryEntry& entry : wanted.extensions) {
        const auto found = known.find(entry.id.str());
        if (found == known.end()) {
            ++change.added;
        } else if (*found->second == entry) {
            ++change.unchanged;
            known.erase(found);
            continue;
        } else {
            ++change.updated;
            known.erase(found);
        }
        write(connection, entry);
    }
    if (removeOthers) {
        for (const auto& [number, entry] : known) {
            removeExtensionRow(connection, number);
            ++change.removed;
        }
        for (const RingGroup& group : old.groups)
            connection.session() << connection.sql("directory.remove_group"), use(group.number, "number");
    }
    for (const RingGroup& group : wanted.groups) {
        connection.session() << connection.sql("directory.put_group"), use(group.number, "number"),
            use(group.name, "name");
    }
    return change;
}

}  // namespace

Result<Directory> Store::loadDirectory() {
    return connection_->guarded([&]() -> Result<Directory> { return readDirectory(*connection_); });
}

Result<void> Store::putExtension(const DirectoryEntry& entry) {
    if (auto valid = checkEntry(entry); !valid)
        return valid;
    return connection_->guarded([&]() -> Result<void> {
        Transaction transaction(*connection_);
        write(*connection_, entry);
        transaction.commit();
        return {};
    });
}

Result<void> Store::removeExtension(const ExtensionId& extension) {
    return connection_->guarded([&]() -> Result<void> {
        soci::statement remove =
            (connection_->session().prepare << connection_->sql("directory.remove_extension"),
             use(extension.str(), "number"));
        if (executeCounting(remove) == 0)
            return Error{ErrorCode::NotFound, "no extension " + extension.str()};
        return {};
    });
}

Result<DirectoryChange> Store::putDirectory(const Directory& directory, bool removeOthers) {
    for (const DirectoryEntry& entry : directory.extensions) {
        if (auto valid = checkEntry(entry); !valid)
            return valid.error();
    }
    for (const RingGroup& group : directory.groups) {
        if (auto valid = checkGroup(group); !valid)
            return valid.error();
    }
    return connection_->guarded([&]() -> Result<DirectoryChange> {
        Transaction transaction(*connection_);
        const Directory old = readDirectory(*connection_);
        const DirectoryChange change = apply(*connection_, old, directory, removeOthers);
        transaction.commit();
        return change;
    });
}

}  // namespace euterpe::store
