// What reading a file of contacts gives, piece by piece: contacts, and for what could not be read the line
// and the reason. The one interface between every format and whoever uses the contacts. Plain values, any
// thread.
#pragma once

#include "lib/protocol/contacts.h"

#include <string>

namespace euterpe::contacts {

enum class RowProblem {
    UnclosedQuote,   // CSV: a quote that is never closed
    TooLong,         // a row, a card or a value beyond its limit
    TooMany,         // the file has more contacts than can be taken; the rest was not read
    NoColumns,       // CSV: the first line does not name the columns
    NoName,          // neither a first or last name nor a company
    NoDetail,        // no telephone number and no e-mail address
    UnknownType,     // CSV: contactType names nothing known
    NotANumber,      // a telephone number without a digit, or with other signs
    NotAnAddress,    // an e-mail address without "@"
    UnclosedCard,    // vCard: BEGIN without END
    MalformedLine,   // vCard: a line without ":"
    UnknownCharset,  // vCard 2.1: CHARSET names an encoding that is not known
};

struct RowError {
    int line = 0;  // of the file, from 1; 0 = the file as a whole
    RowProblem problem = RowProblem::MalformedLine;
    std::string detail;  // what was found there, at most kErrorDetail bytes of UTF-8; "" = nothing to show

    bool operator==(const RowError&) const = default;
};

// As read: `contact` has no id, book or importId yet; `key` is what the source names it by (a vCard's UID),
// "" = nothing.
struct FoundContact {
    std::string key;
    int line = 0;
    protocol::Contact contact;

    bool operator==(const FoundContact&) const = default;
};

class ContactSink {
  public:
    virtual ~ContactSink() = default;
    // False = stop reading.
    virtual bool found(FoundContact contact) = 0;
    virtual bool failed(RowError error) = 0;
};

}  // namespace euterpe::contacts
