// The columns of the two CSV formats and how they are recognised.
#pragma once

#include "lib/contacts/contact_draft.h"
#include "lib/contacts/csv.h"

#include <string>
#include <string_view>

namespace euterpe::contacts {

// A column's or type's name as it is compared: lower case, accents and everything but letters and digits
// left out. "Teléfono del trabajo 2" -> "telefonodeltrabajo2".
std::string columnKey(std::string_view name);

// Told to the sink; false = stop.
bool tellCsvProblem(const CsvRow& row, ContactSink& sink);

// False = the first line is not of this format.
bool readKalliopeRows(const CsvRow& head, CsvReader& reader, ContactSink& sink);
bool readOutlookRows(const CsvRow& head, CsvReader& reader, ContactSink& sink);

}  // namespace euterpe::contacts
