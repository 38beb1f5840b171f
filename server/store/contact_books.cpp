#include "server/store/contact_books.h"

#include "lib/protocol/contact_rules.h"
#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"
#include "server/store/connection.h"
#include "server/store/contact_rows_p.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace euterpe::store {
namespace {

namespace limits = protocol::limits;
using protocol::Contact;
using protocol::ContactBook;
using protocol::ContactOutcome;
using soci::into;
using soci::use;

// Cards that one step of undoImport removes: tens of milliseconds.
constexpr std::int64_t kUndoStep = 2'000;

std::string ownerOf(const BookUser& user, ContactBook book) {
    return book == ContactBook::Shared ? std::string() : user.user.str();
}

Result<void> mayChange(const BookUser& user, const std::string& owner) {
    if (owner.empty() && !user.sharedBook)
        return Error{ErrorCode::Forbidden, "the shared phonebook is read-only for this user"};
    return {};
}

Error notOwned() {
    return {ErrorCode::InvalidArgument, "params.contact.id: not free"};
}

Result<void> checkCard(const Contact& contact) {
    const auto faults = protocol::faultsOf(contact);
    if (!faults.empty())
        return Error{ErrorCode::InvalidArgument, "params.contact." + describe(faults.front())};
    return {};
}

// What a change can alter is the same.
bool sameText(const Contact& a, const Contact& b) {
    return a.firstName == b.firstName && a.lastName == b.lastName && a.organization == b.organization &&
           a.unit == b.unit && a.fields == b.fields;
}

std::int64_t cardsOf(Connection& connection, const std::string& owner) {
    std::int64_t count = 0;
    connection.session() << connection.sql("contact.count"), into(count), use(owner, "owner");
    return count;
}

Result<void> checkRoom(Connection& connection, const std::string& owner, std::size_t more) {
    const std::int64_t most = owner.empty() ? limits::kSharedContacts : limits::kPersonalContacts;
    if (cardsOf(connection, owner) + static_cast<std::int64_t>(more) > most)
        return Error{ErrorCode::TooLarge, "the phonebook is full: " + std::to_string(most) + " contacts"};
    return {};
}

ContactOutcome conflictWith(const ContactRow& row) {
    return {true, row.contact, row.contact.version};
}

std::size_t bytesOf(const Contact& contact) {
    std::size_t bytes = 256 + contact.firstName.size() + contact.lastName.size() +
                        contact.organization.size() + contact.unit.size();
    for (const protocol::ContactField& field : contact.fields)
        bytes += 48 + field.value.size() + field.speedDial.size();
    return bytes;
}

constexpr std::int64_t kNoCut = INT64_MAX;

// The version after which rows of a page are left for the next, when both kinds are read `rows` at most.
std::int64_t cutOf(const std::vector<ContactRow>& contacts, const std::vector<RemovalRow>& removals,
                   std::size_t rows, std::size_t bytes) {
    std::int64_t cut = kNoCut;
    if (contacts.size() >= rows)
        cut = contacts.back().contact.version;
    if (removals.size() >= rows)
        cut = std::min(cut, removals.back().version);
    std::size_t used = 0;
    for (std::size_t i = 0; i + 1 < contacts.size(); ++i) {
        used += bytesOf(contacts[i].contact);
        if (used >= bytes)
            return std::min(cut, contacts[i].contact.version);
    }
    return cut;
}

// A page that begins after `since`; both kinds up to the same version.
struct Page {
    std::vector<ContactRow> contacts;
    std::vector<RemovalRow> removals;
    std::int64_t version = 0;
    bool more = false;
};

void cutPage(Page& page, std::size_t rows, std::size_t bytes, std::int64_t counted) {
    const std::int64_t cut = cutOf(page.contacts, page.removals, rows, bytes);
    page.more = cut != kNoCut;
    std::erase_if(page.contacts, [&](const ContactRow& row) { return row.contact.version > cut; });
    std::erase_if(page.removals, [&](const RemovalRow& row) { return row.version > cut; });
    page.version = page.more ? cut : counted;
}

// Where a reader goes on, or begins when it is too far behind or ahead (a database put back from a backup).
struct Start {
    bool full = false;
    std::int64_t since = 0;
    std::int64_t base = 0;
};

Start startOf(std::int64_t since, std::int64_t base, std::int64_t floor, std::int64_t counted) {
    if (since > 0 && since <= counted && base <= counted && std::max(since, base) >= floor)
        return {false, since, base};
    return {since > 0, 0, counted};
}

}  // namespace

Result<std::int64_t> ContactBooks::version() {
    return connection_.guarded([&]() -> Result<std::int64_t> { return contactVersion(connection_); });
}

Result<std::int64_t> ContactBooks::newest(const UserId& owner) {
    return connection_.guarded([&]() -> Result<std::int64_t> {
        std::int64_t newest = 0;
        connection_.session() << connection_.sql("contact.newest"), into(newest), use(owner.str(), "owner");
        return newest;
    });
}

Result<protocol::ContactChangesResult> ContactBooks::changes(const UserId& user,
                                                             const protocol::ContactChangesParams& wanted) {
    return connection_.guarded([&]() -> Result<protocol::ContactChangesResult> {
        const Transaction transaction(connection_, Transaction::For::Read);
        std::int64_t floor = 0;
        connection_.session() << connection_.sql("contact.floor"), into(floor), use(user.str(), "owner");
        const std::int64_t counted = contactVersion(connection_);
        const Start start = startOf(wanted.since, wanted.base, floor, counted);
        Page page;
        page.contacts =
            readContacts(connection_, "contact.changes", &user.str(), start.since, limits::kContactPage);
        page.removals = readRemovals(connection_, "contact.removals", &user.str(),
                                     std::max(start.since, start.base), limits::kContactPage);
        cutPage(page, limits::kContactPage, limits::kContactPageBytes, counted);
        protocol::ContactChangesResult result;
        result.full = start.full;
        result.base = start.base;
        result.version = page.version;
        result.more = page.more;
        for (ContactRow& row : page.contacts)
            result.contacts.push_back(std::move(row.contact));
        for (const RemovalRow& row : page.removals)
            result.removed.emplace_back(row.id);
        return result;
    });
}

Result<AllContactChanges> ContactBooks::allChanges(std::int64_t since, std::int64_t base, int rows) {
    return connection_.guarded([&]() -> Result<AllContactChanges> {
        const Transaction transaction(connection_, Transaction::For::Read);
        std::int64_t floor = 0;
        connection_.session() << connection_.sql("contact.all_floor"), into(floor);
        const std::int64_t counted = contactVersion(connection_);
        const Start start = startOf(since, base, floor, counted);
        const auto most = static_cast<std::size_t>(rows);
        Page page;
        page.contacts = readContacts(connection_, "contact.all_changes", nullptr, start.since, most);
        page.removals = readRemovals(connection_, "contact.all_removals", nullptr,
                                     std::max(start.since, start.base), most);
        cutPage(page, most, SIZE_MAX, counted);
        AllContactChanges result;
        result.full = start.full;
        result.base = start.base;
        result.version = page.version;
        result.more = page.more;
        for (ContactRow& row : page.contacts)
            result.contacts.push_back({UserId(row.owner), std::move(row.contact)});
        for (const RemovalRow& row : page.removals)
            result.removed.emplace_back(row.id);
        return result;
    });
}

Result<ContactOutcome> ContactBooks::save(const BookUser& user, const protocol::ContactSaveParams& change) {
    Contact wanted = change.contact;
    wanted.importId.clear();
    if (auto good = checkCard(wanted); !good)
        return good.error();
    const std::string owner = ownerOf(user, wanted.book);
    if (auto may = mayChange(user, owner); !may)
        return may.error();
    return connection_.guarded([&]() -> Result<ContactOutcome> {
        Transaction transaction(connection_);
        const auto row = findContact(connection_, wanted.id);
        if (row && row->owner != owner)
            return notOwned();
        if (row && sameText(row->contact, wanted))
            return ContactOutcome{false, row->contact, row->contact.version};
        if (row && row->contact.version != change.baseVersion)
            return conflictWith(*row);
        if (!row) {
            const auto removal = findRemoval(connection_, wanted.id);
            if (removal && removal->owner != owner)
                return notOwned();
            if (removal && removal->version != change.baseVersion)
                return ContactOutcome{true, std::nullopt, removal->version};
            if (auto room = checkRoom(connection_, owner, 1); !room)
                return room.error();
        }
        wanted.version = nextContactVersion(connection_);
        if (row) {
            wanted.source = row->contact.source;
            wanted.importId = row->contact.importId;
            updateContact(connection_, {owner, true, wanted});
        } else {
            addContact(connection_, {owner, false, wanted});
        }
        transaction.commit();
        return ContactOutcome{false, wanted, wanted.version};
    });
}

Result<ContactOutcome> ContactBooks::remove(const BookUser& user,
                                            const protocol::ContactRemoveParams& change) {
    const std::string owner = ownerOf(user, change.book);
    if (auto may = mayChange(user, owner); !may)
        return may.error();
    return connection_.guarded([&]() -> Result<ContactOutcome> {
        Transaction transaction(connection_);
        const auto row = findContact(connection_, change.contact);
        if (!row || row->owner != owner) {
            const auto removal = findRemoval(connection_, change.contact);
            const bool known = removal && removal->owner == owner;
            return ContactOutcome{false, std::nullopt, known ? removal->version : 0};
        }
        if (row->contact.version != change.baseVersion)
            return conflictWith(*row);
        const std::int64_t version = nextContactVersion(connection_);
        removeContact(connection_, {change.contact.str(), owner, version});
        trimRemovals(connection_, owner);
        transaction.commit();
        return ContactOutcome{false, std::nullopt, version};
    });
}

Result<protocol::ContactImportResult> ContactBooks::import(const BookUser& user,
                                                           const protocol::ContactImportParams& batch) {
    if (!protocol::isUuid(batch.importId))
        return Error{ErrorCode::InvalidArgument, "params.importId: expected a UUID"};
    if (batch.book == ContactBook::Unknown)
        return Error{ErrorCode::InvalidArgument, "params.book: expected shared or personal"};
    if (batch.contacts.size() > limits::kContactBatch)
        return Error{ErrorCode::TooLarge, "params.contacts: too many"};
    const std::string owner = ownerOf(user, batch.book);
    if (auto may = mayChange(user, owner); !may)
        return may.error();
    return connection_.guarded([&]() -> Result<protocol::ContactImportResult> {
        Transaction transaction(connection_);
        if (auto room = checkRoom(connection_, owner, batch.contacts.size()); !room)
            return room.error();
        protocol::ContactImportResult result;
        for (Contact contact : batch.contacts) {
            contact.book = batch.book;
            contact.importId = batch.importId;
            const auto faults = protocol::faultsOf(contact);
            const auto row = findContact(connection_, contact.id);
            if (!faults.empty())
                result.refused.push_back({contact.id, describe(faults.front())});
            else if (row && (row->owner != owner || row->contact.importId != batch.importId))
                result.refused.push_back({contact.id, "id: not free"});
            else if (!row) {
                contact.version = nextContactVersion(connection_);
                addContact(connection_, {owner, false, std::move(contact)});
            }
        }
        result.version = contactVersion(connection_);
        transaction.commit();
        return result;
    });
}

Result<protocol::ContactImportUndoResult> ContactBooks::undoImport(
    const BookUser& user, const protocol::ContactImportUndoParams& wanted) {
    if (wanted.importId.empty() || wanted.book == ContactBook::Unknown)
        return Error{ErrorCode::InvalidArgument, "params: expected importId and book"};
    const std::string owner = ownerOf(user, wanted.book);
    if (auto may = mayChange(user, owner); !may)
        return may.error();
    return connection_.guarded([&]() -> Result<protocol::ContactImportUndoResult> {
        Transaction transaction(connection_);
        std::vector<std::string> ids;
        std::string id;
        {
            soci::statement read =
                (connection_.session().prepare << connection_.sql("contact.imported"), into(id),
                 use(owner, "owner"), use(wanted.importId, "import"), use(kUndoStep, "rows"));
            read.execute();
            while (read.fetch())
                ids.push_back(id);
        }
        protocol::ContactImportUndoResult result;
        for (const std::string& each : ids)
            removeContact(connection_, {each, owner, nextContactVersion(connection_)});
        trimRemovals(connection_, owner);
        connection_.session() << connection_.sql("contact.count_edited"), into(result.kept),
            use(owner, "owner"), use(wanted.importId, "import");
        result.removed = static_cast<std::int64_t>(ids.size());
        result.more = result.removed == kUndoStep;
        result.version = contactVersion(connection_);
        transaction.commit();
        return result;
    });
}

void removePersonalBook(Connection& connection, const UserId& user) {
    const std::string& owner = user.str();
    const std::int64_t version = nextContactVersion(connection);
    connection.session() << connection.sql("contact.remove_owner"), use(owner, "owner");
    connection.session() << connection.sql("contact.forget_owner"), use(owner, "owner");
    connection.session() << connection.sql("contact.set_floor"), use(owner, "owner"), use(version, "version");
}

}  // namespace euterpe::store
