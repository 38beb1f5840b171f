// Contacts from and to vCards: 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) are read, 3.0 and 4.0 written. Pure,
// any thread.
#pragma once

#include "lib/contacts/contact_sink.h"

#include <string>
#include <string_view>

namespace euterpe::contacts {

enum class VCardVersion { V3, V4 };

// `bytes` as they are in the file: each value's encoding is its own in vCard 2.1. A card of a group of
// contacts is passed over.
void readVCards(std::string_view bytes, ContactSink& sink,
                protocol::ContactSource source = protocol::ContactSource::VCard);

// One card. The type Extension and speed dials, which vCard does not know, are written as extensions of it
// that others skip.
void appendVCard(std::string& out, const protocol::Contact& contact, VCardVersion version);

}  // namespace euterpe::contacts
