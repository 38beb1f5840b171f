// The contacts of Microsoft Outlook itself (F8), where it is installed; elsewhere there are none. Compiled
// for Windows alone and not tested by us: outlook_reader_windows.cpp. Any thread but the GUI thread, for
// Outlook may take its time.
#pragma once

#include "lib/base/result.h"
#include "lib/contacts/contact_sink.h"

#include <QStringList>

namespace euterpe::contacts {

// Outlook is installed here.
bool hasOutlook();

// Everything in its contact folders, but for those of the names given, to `sink`. Blocks: not on the GUI
// thread. NotFound when Outlook does not start.
Result<void> readOutlook(const QStringList& excludedFolders, ContactSink& sink);

}  // namespace euterpe::contacts
