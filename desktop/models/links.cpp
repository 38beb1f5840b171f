#include "desktop/models/links.h"

#include <QRegularExpression>

namespace euterpe::models {
namespace {

// What ends a sentence belongs to the sentence, and a bracket only if it was opened within.
qsizetype withoutPunctuation(QStringView text) {
    static const QString kMarks = QStringLiteral(".,;:!?'\"”’»");
    qsizetype length = text.size();
    while (length > 0) {
        const QChar last = text[length - 1];
        const QStringView before = text.first(length);
        const bool unopened = (last == u')' && before.count(u'(') < before.count(u')')) ||
                              (last == u']' && before.count(u'[') < before.count(u']'));
        if (!unopened && !kMarks.contains(last))
            break;
        --length;
    }
    return length;
}

bool mayBeOpened(const QUrl& url) {
    if (!url.isValid())
        return false;
    if (url.scheme() == QStringLiteral("mailto"))
        return url.path().contains(u'@') && url.host().isEmpty();
    return !url.host().isEmpty();
}

}  // namespace

std::vector<Link> findLinks(const QString& text) {
    static const QRegularExpression kStart(
        QStringLiteral("(?<![\\w])(?:https?://|mailto:)[^\\s<>\"\\p{Cc}\\p{Cf}]+"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    std::vector<Link> links;
    for (auto matches = kStart.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const qsizetype length = withoutPunctuation(match.capturedView());
        const QUrl url(match.captured().first(length), QUrl::StrictMode);
        if (mayBeOpened(url))
            links.push_back({match.capturedStart(), length, url});
    }
    return links;
}

}  // namespace euterpe::models
