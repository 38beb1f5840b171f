#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"
#include "server/store/contact_rows_p.h"
#include "server/store/enum_text_p.h"

#include <boost/json.hpp>

namespace euterpe::store {
namespace {

using protocol::Contact;
using protocol::ContactBook;
using soci::into;
using soci::use;

// The columns of a card, to be bound to a statement.
struct Columns {
    std::string id, owner, source, importId, first, last, organization, unit, fields;
    int edited = 0;
    std::int64_t version = 0;
};

ContactRow toRow(const Columns& from) {
    ContactRow row;
    row.owner = from.owner;
    row.edited = from.edited != 0;
    Contact& contact = row.contact;
    contact.id = ContactId(from.id);
    contact.book = from.owner.empty() ? ContactBook::Shared : ContactBook::Personal;
    contact.source = enumFromText<protocol::ContactSource>(from.source);
    contact.importId = from.importId;
    contact.firstName = from.first;
    contact.lastName = from.last;
    contact.organization = from.organization;
    contact.unit = from.unit;
    contact.version = from.version;
    if (const auto list = protocol::parseJson(from.fields))
        if (auto fields = protocol::fromJson<std::vector<protocol::ContactField>>(*list))
            contact.fields = std::move(*fields);
    return row;
}

std::string fieldsText(const Contact& contact) {
    return boost::json::serialize(protocol::toJson(contact.fields));
}

soci::details::prepare_temp_type& bind(soci::details::prepare_temp_type& statement, Columns& c) {
    return statement, into(c.id), into(c.owner), into(c.source), into(c.importId), into(c.edited),
           into(c.first), into(c.last), into(c.organization), into(c.unit), into(c.fields), into(c.version);
}

}  // namespace

std::optional<ContactRow> findContact(Connection& connection, const ContactId& id) {
    Columns c;
    connection.session() << connection.sql("contact.find"), into(c.id), into(c.owner), into(c.source),
        into(c.importId), into(c.edited), into(c.first), into(c.last), into(c.organization), into(c.unit),
        into(c.fields), into(c.version), use(id.str(), "id");
    if (!connection.session().got_data())
        return std::nullopt;
    return toRow(c);
}

std::optional<RemovalRow> findRemoval(Connection& connection, const ContactId& id) {
    RemovalRow row;
    row.id = id.str();
    connection.session() << connection.sql("contact.find_removal"), into(row.owner), into(row.version),
        use(row.id, "id");
    if (!connection.session().got_data())
        return std::nullopt;
    return row;
}

std::vector<ContactRow> readContacts(Connection& connection, std::string_view statement,
                                     const std::string* owner, std::int64_t since, std::size_t rows) {
    Columns c;
    const auto limit = static_cast<std::int64_t>(rows);
    auto prepared = connection.session().prepare << connection.sql(statement);
    bind(prepared, c), use(since, "since"), use(limit, "rows");
    if (owner != nullptr)
        prepared, use(*owner, "owner");
    soci::statement read = prepared;
    read.execute();
    std::vector<ContactRow> found;
    while (read.fetch())
        found.push_back(toRow(c));
    return found;
}

std::vector<RemovalRow> readRemovals(Connection& connection, std::string_view statement,
                                     const std::string* owner, std::int64_t since, std::size_t rows) {
    RemovalRow row;
    const auto limit = static_cast<std::int64_t>(rows);
    auto prepared = connection.session().prepare << connection.sql(statement);
    prepared, into(row.id), into(row.version), use(since, "since"), use(limit, "rows");
    if (owner != nullptr)
        prepared, use(*owner, "owner");
    soci::statement read = prepared;
    read.execute();
    std::vector<RemovalRow> found;
    while (read.fetch())
        found.push_back(row);
    return found;
}

std::int64_t contactVersion(Connection& connection) {
    std::int64_t version = 0;
    connection.session() << connection.sql("contact.version"), into(version);
    return version;
}

std::int64_t nextContactVersion(Connection& connection) {
    connection.session() << connection.sql("contact.count_version");
    return contactVersion(connection);
}

void addContact(Connection& connection, const ContactRow& row) {
    const Contact& contact = row.contact;
    const std::string source = enumText(contact.source);
    const std::string fields = fieldsText(contact);
    connection.session() << connection.sql("contact.drop_removal"), use(contact.id.str(), "id");
    connection.session() << connection.sql("contact.add"), use(contact.id.str(), "id"),
        use(row.owner, "owner"), use(source, "source"), use(contact.importId, "import"),
        use(contact.firstName, "first"), use(contact.lastName, "last"),
        use(contact.organization, "organization"), use(contact.unit, "unit"), use(fields, "fields"),
        use(contact.version, "version");
}

void updateContact(Connection& connection, const ContactRow& row) {
    const Contact& contact = row.contact;
    const std::string fields = fieldsText(contact);
    connection.session() << connection.sql("contact.update"), use(contact.firstName, "first"),
        use(contact.lastName, "last"), use(contact.organization, "organization"), use(contact.unit, "unit"),
        use(fields, "fields"), use(contact.version, "version"), use(contact.id.str(), "id");
}

void removeContact(Connection& connection, const RemovalRow& removal) {
    connection.session() << connection.sql("contact.remove"), use(removal.id, "id");
    connection.session() << connection.sql("contact.add_removal"), use(removal.id, "id"),
        use(removal.owner, "owner"), use(removal.version, "version");
}

void trimRemovals(Connection& connection, const std::string& owner) {
    std::int64_t excess = 0;
    soci::indicator any = soci::i_null;
    const std::int64_t kept = protocol::limits::kContactRemovals;
    connection.session() << connection.sql("contact.excess_removal"), into(excess, any), use(owner, "owner"),
        use(kept, "kept");
    if (any != soci::i_ok)
        return;
    connection.session() << connection.sql("contact.forget_removals"), use(owner, "owner"),
        use(excess, "version");
    connection.session() << connection.sql("contact.set_floor"), use(owner, "owner"), use(excess, "version");
}

}  // namespace euterpe::store
