#include "desktop/screens/phone/number_text.h"

#include <QRegularExpression>
#include <QUrl>

namespace euterpe::screens {
namespace {

constexpr int kLongestWritten = 40;
constexpr int kFewestDigits = 3;
constexpr int kMostDigits = 18;  // E.164 has 15; an outside-line prefix may stand before it

bool matches(const QString& pattern, const QString& text) {
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

bool isDateOrAmount(const QString& text) {
    return matches(QStringLiteral(R"(\d{4}-\d{1,2}-\d{1,2})"), text) ||
           matches(QStringLiteral(R"(\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4}))"), text) ||
           matches(QStringLiteral(R"(\d{1,3}(\.\d{1,3}){3})"), text) ||
           matches(QStringLiteral(R"([-]?\d+\.\d{1,2})"), text);
}

bool hasScheme(const QString& text) {
    for (const char* scheme : {"tel:", "sip:", "sips:", "callto:"}) {
        if (text.startsWith(QLatin1String(scheme), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

}  // namespace

QString strippedNumber(const QString& text) {
    QString out;
    for (const QChar c : text) {
        if (c.isDigit() || c == u'+' || c == u'*' || c == u'#' || c.isLetter())
            out.append(c);
    }
    return out;
}

std::optional<QString> phoneNumberIn(const QString& text) {
    const QString number = text.trimmed();
    if (number.isEmpty() || number.size() > kLongestWritten)
        return std::nullopt;
    if (hasScheme(number))
        return numberFromLink(number);
    if (!matches(QStringLiteral(R"(\+?\(?[0-9][-0-9 ()./\x{00a0}]*)"), number) || isDateOrAmount(number))
        return std::nullopt;
    const auto digits = strippedNumber(number).remove(u'+').size();
    if (digits < kFewestDigits || digits > kMostDigits)
        return std::nullopt;
    return number;
}

std::optional<QString> numberFromLink(const QString& link) {
    QString rest = link.trimmed();
    if (hasScheme(rest)) {
        rest = rest.mid(rest.indexOf(u':') + 1);
        while (rest.startsWith(u'/'))
            rest.remove(0, 1);
        // '+' stands for itself in these links, unlike in a form's fields.
        rest = QUrl::fromPercentEncoding(rest.toUtf8());
    }
    const auto end = rest.indexOf(QRegularExpression(QStringLiteral("[;?@&]")));
    if (end >= 0)
        rest.truncate(end);
    if (rest.size() > kLongestWritten)
        return std::nullopt;
    QString number;
    for (const QChar c : rest) {
        if (c.isDigit() || c == u'*' || c == u'#' || (c == u'+' && number.isEmpty()))
            number.append(c);
        else if (!QStringLiteral(" -.()/").contains(c))
            return std::nullopt;
    }
    if (number.isEmpty() || number == QStringLiteral("+"))
        return std::nullopt;
    return number;
}

}  // namespace euterpe::screens
