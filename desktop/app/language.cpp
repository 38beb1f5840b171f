#include "desktop/app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace euterpe::app {
namespace {

QString chosen(const QString& code) {
    const QString wanted = code.isEmpty() ? QLocale::system().name().section(u'_', 0, 0) : code;
    return wanted == u"it" || wanted == u"es" ? wanted : QStringLiteral("en");
}

// Dates and times as the system writes them if it speaks that language ("en" in Ireland is not "en_US").
QLocale localeOf(const QString& code) {
    const QLocale system = QLocale::system();
    return system.name().startsWith(code + u'_') ? system : QLocale(code);
}

}  // namespace

Language::~Language() {
    QCoreApplication::removeTranslator(&words_);
    QCoreApplication::removeTranslator(&qtWords_);
}

void Language::apply(const QString& code) {
    const QString now = chosen(code);
    if (now == code_)
        return;
    code_ = now;
    QLocale::setDefault(localeOf(now));
    QCoreApplication::removeTranslator(&qtWords_);
    QCoreApplication::removeTranslator(&words_);
    if (qtWords_.load(QStringLiteral("qtbase_") + now, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qtWords_);
    // English has one too: its plural forms.
    if (words_.load(QStringLiteral(":/euterpe/translations/euterpe_%1.qm").arg(now)))
        QCoreApplication::installTranslator(&words_);
}

}  // namespace euterpe::app
