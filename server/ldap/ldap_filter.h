// Search filters (RFC 4515) out of what users type and who calls: every character that means something in a
// filter is escaped. Pure, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace euterpe::ldap {

// The directory's attributes for each part of a contact; "" = it has none.
struct Attributes {
    std::string firstName = "givenName";
    std::string lastName = "sn";
    std::string organization = "o";
    std::string unit = "ou";
    std::string home = "homePhone";
    std::string work = "telephoneNumber";
    std::string mobile = "mobile";
    std::string fax = "facsimileTelephoneNumber";
    std::string mail = "mail";

    bool operator==(const Attributes&) const = default;
};

// RFC 4515 section 3: the octets of an assertion value.
std::string escapeFilter(std::string_view value);

// Entries in which each word of `text` is part of a name, company, unit, address or number. "" when nothing
// is left to search for.
std::string searchFilter(const Attributes& attributes, std::string_view text);

// Entries that may have this telephone number, in whatever form: the last digits are compared, blanks and
// hyphens are the directory's business (RFC 4517 section 4.2.29). "" for what is no number.
std::string numberFilter(const Attributes& attributes, std::string_view number);

// True when two ways of writing a number can mean the same telephone: the same digits, or from seven digits
// on the national part of the other ("+39 050 316" and "050316" agree in their end).
bool sameNumber(std::string_view one, std::string_view other);

// A name of an attribute as RFC 4512 has it.
bool isAttributeName(std::string_view text);

}  // namespace euterpe::ldap
