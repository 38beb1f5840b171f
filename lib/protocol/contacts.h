// A card of the phonebooks (F6, F7), the same from the import to the table row. Plain values like those of
// records.h; what a card may hold is said by contact_rules.h.
#pragma once

#include "lib/base/id.h"

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe.hpp>

namespace euterpe::protocol {

// Shared: everybody sees it, who has Permission::SharedBook changes it. Personal: its owner alone.
enum class ContactBook { Unknown, Shared, Personal };
BOOST_DESCRIBE_ENUM(ContactBook, Unknown, Shared, Personal)

// Where a card came from. Own: typed by hand.
enum class ContactSource { Unknown, Own, Csv, VCard, OutlookCsv, OutlookFile, CardDav, Outlook, Ldap };
BOOST_DESCRIBE_ENUM(ContactSource, Unknown, Own, Csv, VCard, OutlookCsv, OutlookFile, CardDav, Outlook, Ldap)

enum class ContactFieldType { Unknown, Extension, Home, Work, Mobile, WorkMobile, Fax, Email };
BOOST_DESCRIBE_ENUM(ContactFieldType, Unknown, Extension, Home, Work, Mobile, WorkMobile, Fax, Email)

struct ContactField {
    ContactFieldType type = ContactFieldType::Unknown;
    std::string value;      // a number as typed ("050 316-3658"), or an e-mail address
    std::string speedDial;  // digits, "" = none; never with Email

    bool operator==(const ContactField&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContactField, (), (type, value, speedDial))

// Key: `id`, made by whoever creates the card, so that a request which is sent twice creates it once.
struct Contact {
    ContactId id;  // UUID, RFC 4122, lower case: "0f8fad5b-d9cb-469f-a165-70867728950e"
    ContactBook book = ContactBook::Unknown;
    ContactSource source = ContactSource::Own;
    std::string importId;  // which import brought it, "" = none
    std::string firstName;
    std::string lastName;
    std::string organization;
    std::string unit;  // of the organization
    std::vector<ContactField> fields;
    // Of the server's phonebooks as a whole when this card last changed; grows. 0 = not stored yet.
    std::int64_t version = 0;

    bool operator==(const Contact&) const = default;
};
BOOST_DESCRIBE_STRUCT(Contact, (),
                      (id, book, source, importId, firstName, lastName, organization, unit, fields, version))

}  // namespace euterpe::protocol
