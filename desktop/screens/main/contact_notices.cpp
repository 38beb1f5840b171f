#include "desktop/screens/main/contact_notices.h"

#include "desktop/models/contact_text.h"
#include "desktop/models/status_text.h"
#include "desktop/replica/contacts.h"
#include "desktop/screens/phone/notice_bar.h"

#include <utility>

#include <QCoreApplication>

namespace euterpe::screens {
namespace {

using widgets::Tone;

QString translated(const char* text) {
    return QCoreApplication::translate("ContactNotices", text);
}

void say(NoticeBar& notice, Tone tone, const char* words, const QString& name, const QString& why = {}) {
    notice.say(tone, [words, name, why] {
        QString text = translated(words).arg(name);
        if (!why.isEmpty())
            text += u' ' + why;
        return NoticeBar::Words{text, {}};
    });
}

}  // namespace

void tellContactChanges(replica::Contacts& contacts, NoticeBar& notice) {
    using replica::Contacts;
    QObject::connect(&contacts, &Contacts::refused, &notice,
                     [&notice](const protocol::Contact& contact, const Error& error) {
                         say(notice, Tone::Busy,
                             QT_TRANSLATE_NOOP("ContactNotices", "The server did not take the change of %1."),
                             models::displayName(contact),
                             error.code == ErrorCode::TooLarge
                                 ? translated(QT_TRANSLATE_NOOP("ContactNotices", "The phonebook is full."))
                                 : models::text(error.code));
                     });
    QObject::connect(&contacts, &Contacts::copied, &notice, [&notice](const protocol::Contact& copy) {
        say(notice, Tone::Ringing,
            QT_TRANSLATE_NOOP("ContactNotices",
                              "Somebody has changed the same contact: your %1 is now one of "
                              "its own beside it."),
            models::displayName(copy));
    });
    QObject::connect(&contacts, &Contacts::keptEdited, &notice, [&notice](const protocol::Contact& contact) {
        say(notice, Tone::Ringing,
            QT_TRANSLATE_NOOP("ContactNotices",
                              "%1 was not deleted: somebody has edited the contact in the meantime."),
            models::displayName(contact));
    });
    QObject::connect(&contacts, &Contacts::notKept, &notice, [&notice](const Error& error) {
        const bool damaged = error.code == ErrorCode::Malformed;
        say(notice, Tone::Busy,
            damaged ? QT_TRANSLATE_NOOP("ContactNotices",
                                        "Contacts that were changed offline could not be read. "
                                        "The file is kept as %1.")
                    : QT_TRANSLATE_NOOP("ContactNotices",
                                        "Changes of contacts cannot be written to the disk "
                                        "(%1). They are kept until you quit."),
            models::qs(error.detail));
    });
}

void tellKnownNumber(NoticeBar& notice, const QString& who, const QString& number,
                     std::function<void()> add) {
    notice.say(
        Tone::Accent,
        [who, number] {
            return NoticeBar::Words{
                translated(QT_TRANSLATE_NOOP("ContactNotices", "%1 is in the phonebook already: %2."))
                    .arg(number, who),
                translated(QT_TRANSLATE_NOOP("ContactNotices", "Add a contact all the same"))};
        },
        std::move(add));
}

}  // namespace euterpe::screens
