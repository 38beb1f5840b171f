// Contacts in words and icons. GUI thread only (tr() reads the installed translators).
#pragma once

#include "desktop/models/look.h"
#include "lib/protocol/contact_rules.h"
#include "lib/protocol/contacts.h"

#include <QString>

namespace euterpe::models {

QString text(protocol::ContactFieldType type);
Icon icon(protocol::ContactFieldType type);

// Where a contact is and came from: "Shared phonebook", "Personal, from a CSV file".
QString origin(const protocol::Contact& contact);
Icon originIcon(const protocol::Contact& contact);

// What is wrong and how it would be right, as a sentence.
QString text(const protocol::ContactFault& fault);

// "Maria Rossi", the organization where there is no name.
QString displayName(const protocol::Contact& contact);
// The first number of a contact, "" = it has none.
QString firstNumber(const protocol::Contact& contact);

}  // namespace euterpe::models
