#include "desktop/models/register_csv.h"

#include "desktop/models/status_text.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

namespace euterpe::models {
namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("RegisterCsv", text);
}

QChar separatorOf(const QLocale& locale) {
    return locale.decimalPoint() == QLatin1String(",") ? QLatin1Char(';') : QLatin1Char(',');
}

bool isFigure(const QString& text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isDigit() || QStringLiteral("+-*#., ()/").contains(c);
    });
}

QByteArray line(const QStringList& cells, QChar separator) {
    return (cells.join(separator) + QStringLiteral("\r\n")).toUtf8();
}

}  // namespace

QString csvText(const QString& text, QChar separator) {
    QString cell = text;
    if (isFigure(cell) || (!cell.isEmpty() && QStringLiteral("=+-@\t\r\n|%").contains(cell.front())))
        cell.prepend(QLatin1Char('\''));
    const bool needsQuotes = cell.contains(separator) || cell.contains(QLatin1Char('"')) ||
                             cell.contains(QLatin1Char('\n')) || cell.contains(QLatin1Char('\r'));
    if (!needsQuotes)
        return cell;
    cell.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + cell + QLatin1Char('"');
}

QByteArray registerCsvHeader(const QLocale& locale) {
    const QChar separator = separatorOf(locale);
    QStringList cells;
    for (const char* title :
         {QT_TRANSLATE_NOOP("RegisterCsv", "Type"), QT_TRANSLATE_NOOP("RegisterCsv", "Name"),
          QT_TRANSLATE_NOOP("RegisterCsv", "Number"), QT_TRANSLATE_NOOP("RegisterCsv", "Came through"),
          QT_TRANSLATE_NOOP("RegisterCsv", "Date"), QT_TRANSLATE_NOOP("RegisterCsv", "Time"),
          QT_TRANSLATE_NOOP("RegisterCsv", "Seconds")})
        cells << csvText(translated(title), separator);
    return QByteArray("\xEF\xBB\xBF") + line(cells, separator);
}

QByteArray registerCsvLine(const protocol::RegisterRow& row, const replica::ExtensionStore& extensions,
                           const QLocale& locale) {
    const QChar separator = separatorOf(locale);
    const protocol::Extension* known = extensions.find(ExtensionId(row.number));
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(row.startedAt);
    return line({csvText(status(registerKind(row)).text, separator),
                 csvText(known != nullptr ? displayName(*known) : qs(row.name), separator),
                 csvText(qs(row.number), separator), csvText(qs(row.queue), separator),
                 start.date().toString(Qt::ISODate), start.time().toString(Qt::ISODate),
                 QString::number(row.durationS)},
                separator);
}

}  // namespace euterpe::models
