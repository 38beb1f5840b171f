// What a card may hold: asked by the server before it stores one, by the window before it sends one and by
// imports for each row. Pure, any thread.
#pragma once

#include "lib/protocol/contacts.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

namespace euterpe::protocol {

enum class ContactPart {
    Unknown,
    Id,
    Book,
    FirstName,
    LastName,
    Organization,
    Unit,
    Fields,
    Value,
    SpeedDial
};
BOOST_DESCRIBE_ENUM(ContactPart, Unknown, Id, Book, FirstName, LastName, Organization, Unit, Fields, Value,
                    SpeedDial)

// NotText: invalid UTF-8 or control characters. NotANumber, NotAnAddress: of a detail. TooMany: details.
enum class ContactFaultKind { Unknown, Missing, TooLong, NotText, NotANumber, NotAnAddress, TooMany };
BOOST_DESCRIBE_ENUM(ContactFaultKind, Unknown, Missing, TooLong, NotText, NotANumber, NotAnAddress, TooMany)

struct ContactFault {
    ContactPart part = ContactPart::Unknown;
    ContactFaultKind kind = ContactFaultKind::Unknown;
    std::size_t field = 0;  // which of Contact::fields, with Value and SpeedDial

    bool operator==(const ContactFault&) const = default;
};

// In the order of the parts; empty = the card is good. A card typed by hand has a first name, a last name and
// at least one detail (F7); an imported one has a name or an organization, and at least one detail.
std::vector<ContactFault> faultsOf(const Contact& contact);

// "fields[2].value: not a telephone number": for logs and the reports of imports.
std::string describe(const ContactFault& fault);

bool isUuid(std::string_view text);
// As people write numbers: digits with + at the front, * and #, between them blanks and ( ) . / - .
bool isPhoneNumber(std::string_view text);
bool isMailAddress(std::string_view text);

}  // namespace euterpe::protocol
