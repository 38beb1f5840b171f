// What imports say about files and rows. GUI thread only.
#pragma once

#include "lib/base/result.h"
#include "lib/contacts/contact_sink.h"

#include <QString>

namespace euterpe::screens {

// "Not a telephone number".
QString words(contacts::RowProblem problem);
// Why a file or a CardDAV server could not be read, and what to do about it.
QString fileWords(const Error& error);
QString cardDavWords(const Error& error);
// "CSV", "Outlook data file".
QString words(protocol::ContactSource source);

}  // namespace euterpe::screens
