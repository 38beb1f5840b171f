#include "desktop/contacts/outlook_reader.h"

namespace euterpe::contacts {

bool hasOutlook() {
    return false;
}

Result<void> readOutlook(const QStringList&, ContactSink&) {
    return Error{ErrorCode::NotFound, "Microsoft Outlook runs on Windows only"};
}

}  // namespace euterpe::contacts
