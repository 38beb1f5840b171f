#include "admin/import.h"

#include "server/pbx/user_agent.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace euterpe::admin {
namespace {

void keepWhereEmpty(std::string& value, const std::string& old) {
    if (value.empty())
        value = old;
}

void keepKnown(store::DirectoryEntry& entry, const store::DirectoryEntry& old) {
    // A name is one thing: a first name of one source does not go with a last name of another.
    if (entry.firstName.empty() && entry.lastName.empty()) {
        entry.firstName = old.firstName;
        entry.lastName = old.lastName;
    }
    keepWhereEmpty(entry.company, old.company);
    keepWhereEmpty(entry.mailbox, old.mailbox);
    entry.hidden = entry.hidden || old.hidden;
    for (const auto& [account, mac] : old.macs) {
        if (std::find(entry.accounts.begin(), entry.accounts.end(), account) != entry.accounts.end())
            entry.macs.emplace(account, mac);
    }
}

Result<void> raiseSeats(store::Store& store, const store::SeatTotals& wanted) {
    auto use = store.seats();
    if (!use)
        return use.error();
    const store::SeatTotals totals{std::max(use->totals.pro, wanted.pro),
                                   std::max(use->totals.phone, wanted.phone)};
    if (totals == use->totals)
        return {};
    return store.setSeatTotals(totals);
}

}  // namespace

bool setMac(store::DirectoryEntry& entry, const AccountId& account, std::string_view mac) {
    std::string normalized = pbx::normalizedMac(mac);
    if (normalized.empty())
        return false;
    entry.macs[account] = std::move(normalized);
    return true;
}

void splitName(std::string_view whole, store::DirectoryEntry& entry) {
    const std::size_t space = whole.rfind(' ');
    entry.firstName = space == std::string_view::npos ? whole : whole.substr(0, space);
    entry.lastName = space == std::string_view::npos ? std::string_view{} : whole.substr(space + 1);
}

Result<ImportOutcome> apply(store::Store& store, Import import, bool removeOthers) {
    auto known = store.loadDirectory();
    if (!known)
        return known.error();
    std::unordered_map<std::string, const store::DirectoryEntry*> old;
    for (const store::DirectoryEntry& entry : known->extensions)
        old[entry.id.str()] = &entry;
    for (store::DirectoryEntry& entry : import.directory.extensions) {
        if (const auto found = old.find(entry.id.str()); found != old.end())
            keepKnown(entry, *found->second);
    }
    ImportOutcome outcome;
    auto change = store.putDirectory(import.directory, removeOthers);
    if (!change)
        return change.error();
    outcome.extensions = *change;
    if (auto raised = raiseSeats(store, import.seats); !raised)
        return raised.error();
    for (const store::UserRecord& user : import.users) {
        auto added = store.addUser(user, "");
        if (added)
            ++outcome.usersAdded;
        else if (added.error().code == ErrorCode::Conflict && store.findUser(user.id))
            ++outcome.usersKept;
        else
            return added.error();
    }
    for (const store::OwnedContact& one : import.contacts) {
        if (auto saved = store::ContactBooks(store).save({one.owner, true}, {one.contact, 0}); !saved)
            return saved.error();
    }
    return outcome;
}

}  // namespace euterpe::admin
