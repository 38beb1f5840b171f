// The list of recent calls as CSV for spreadsheets. Pure.
#pragma once

#include "desktop/replica/extension_store.h"
#include "lib/protocol/records.h"

#include <QByteArray>
#include <QLocale>
#include <QString>

namespace euterpe::models {

// A cell that no spreadsheet takes for a formula or a figure: telephone numbers keep their zeros, and
// whatever a caller put into a name is not run. Such texts get an apostrophe in front, as one types it there.
QString csvText(const QString& text, QChar separator);

// UTF-8 with line ends; the first line says what the columns are, after the sign by which Excel knows UTF-8.
// Columns are separated as the language's spreadsheets expect: by ';' where the comma is the decimal sign.
QByteArray registerCsvHeader(const QLocale& locale);
QByteArray registerCsvLine(const protocol::RegisterRow& row, const replica::ExtensionStore& extensions,
                           const QLocale& locale);

}  // namespace euterpe::models
