// Contacts from and to comma-separated values: Kalliope's columns, one row a number or address (reference:
// kalliope-facts section 8), and Outlook's export, one row a contact. Which one it is, is told by the first
// line. Pure, any thread.
#pragma once

#include "lib/contacts/contact_sink.h"
#include "lib/contacts/csv.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::contacts {

// `text` is UTF-8, see decodeText(). Rows of one person need not stand together.
void readCsvContacts(std::string_view text, ContactSink& sink);

// -- writing; the file begins with a byte order mark, by which spreadsheets know UTF-8.
std::string kalliopeCsvHead();
void appendKalliopeCsv(std::string& out, const protocol::Contact& contact);
std::string outlookCsvHead();
// How many of the details have no place in Outlook's columns and were left out.
std::size_t appendOutlookCsv(std::string& out, const protocol::Contact& contact);

}  // namespace euterpe::contacts
