#include "desktop/models/contact_text.h"

#include "desktop/models/status_text.h"
#include "lib/protocol/limits.h"

#include <QCoreApplication>

namespace euterpe::models {
namespace {

using protocol::Contact;
using protocol::ContactFault;
using protocol::ContactFaultKind;
using protocol::ContactFieldType;
using protocol::ContactPart;
using protocol::ContactSource;

QString translated(const char* text) {
    return QCoreApplication::translate("ContactText", text);
}

QString words(ContactSource source) {
    switch (source) {
        case ContactSource::Unknown:
        case ContactSource::Own:
            return {};
        case ContactSource::Csv:
            return translated(QT_TRANSLATE_NOOP("ContactText", "from a CSV file"));
        case ContactSource::VCard:
            return translated(QT_TRANSLATE_NOOP("ContactText", "from a vCard file"));
        case ContactSource::OutlookCsv:
            return translated(QT_TRANSLATE_NOOP("ContactText", "from Outlook’s CSV file"));
        case ContactSource::OutlookFile:
            return translated(QT_TRANSLATE_NOOP("ContactText", "from an Outlook data file"));
        case ContactSource::CardDav:
            return translated(QT_TRANSLATE_NOOP("ContactText", "from a CardDAV server"));
        case ContactSource::Outlook:
            return translated(QT_TRANSLATE_NOOP("ContactText", "from Outlook"));
        case ContactSource::Ldap:
            return translated(QT_TRANSLATE_NOOP("ContactText", "from the company’s directory"));
    }
    return {};
}

QString missing(ContactPart part) {
    switch (part) {
        case ContactPart::FirstName:
            return translated(QT_TRANSLATE_NOOP("ContactText", "Enter the first name."));
        case ContactPart::LastName:
            return translated(QT_TRANSLATE_NOOP("ContactText", "Enter the last name."));
        case ContactPart::Fields:
            return translated(
                QT_TRANSLATE_NOOP("ContactText", "Enter at least one number or e-mail address."));
        default:
            return translated(QT_TRANSLATE_NOOP("ContactText", "Fill this in, or remove the row."));
    }
}

}  // namespace

QString text(ContactFieldType type) {
    switch (type) {
        case ContactFieldType::Unknown:
            return translated(QT_TRANSLATE_NOOP("ContactText", "Other"));
        case ContactFieldType::Extension:
            return translated(QT_TRANSLATE_NOOP("ContactText", "Extension"));
        case ContactFieldType::Home:
            return translated(QT_TRANSLATE_NOOP("ContactText", "Home"));
        case ContactFieldType::Work:
            return translated(QT_TRANSLATE_NOOP("ContactText", "Work"));
        case ContactFieldType::Mobile:
            return translated(QT_TRANSLATE_NOOP("ContactText", "Mobile"));
        case ContactFieldType::WorkMobile:
            return translated(QT_TRANSLATE_NOOP("ContactText", "Work mobile"));
        case ContactFieldType::Fax:
            return translated(QT_TRANSLATE_NOOP("ContactText", "Fax"));
        case ContactFieldType::Email:
            return translated(QT_TRANSLATE_NOOP("ContactText", "E-mail"));
    }
    return {};
}

Icon icon(ContactFieldType type) {
    switch (type) {
        case ContactFieldType::Unknown:
        case ContactFieldType::Work:
            return Icon::Phone;
        case ContactFieldType::Extension:
            return Icon::Extensions;
        case ContactFieldType::Home:
            return Icon::Home;
        case ContactFieldType::Mobile:
        case ContactFieldType::WorkMobile:
            return Icon::Mobile;
        case ContactFieldType::Fax:
            return Icon::Fax;
        case ContactFieldType::Email:
            return Icon::Mail;
    }
    return Icon::Phone;
}

QString origin(const Contact& contact) {
    const QString book = contact.book == protocol::ContactBook::Shared
                             ? translated(QT_TRANSLATE_NOOP("ContactText", "Shared phonebook"))
                             : translated(QT_TRANSLATE_NOOP("ContactText", "Personal phonebook"));
    const QString source = words(contact.source);
    return source.isEmpty() ? book : book + QStringLiteral(", ") + source;
}

Icon originIcon(const Contact& contact) {
    switch (contact.source) {
        case ContactSource::Csv:
            return Icon::Table;
        case ContactSource::VCard:
            return Icon::IdCard;
        case ContactSource::CardDav:
            return Icon::Cloud;
        case ContactSource::Ldap:
            return Icon::Server;
        case ContactSource::OutlookCsv:
        case ContactSource::OutlookFile:
        case ContactSource::Outlook:
            return Icon::Mail;
        case ContactSource::Unknown:
        case ContactSource::Own:
            break;
    }
    return contact.book == protocol::ContactBook::Shared ? Icon::Building : Icon::Account;
}

QString text(const ContactFault& fault) {
    switch (fault.kind) {
        case ContactFaultKind::Missing:
            return missing(fault.part);
        case ContactFaultKind::TooLong:
            return translated(QT_TRANSLATE_NOOP("ContactText", "This is too long."));
        case ContactFaultKind::NotANumber:
            return fault.part == ContactPart::SpeedDial
                       ? translated(QT_TRANSLATE_NOOP("ContactText", "A speed dial consists of digits."))
                       : translated(QT_TRANSLATE_NOOP(
                             "ContactText", "A number consists of digits; + may stand at the front."));
        case ContactFaultKind::NotAnAddress:
            return translated(
                QT_TRANSLATE_NOOP("ContactText", "An e-mail address looks like name@example.com."));
        case ContactFaultKind::TooMany:
            return translated(
                       QT_TRANSLATE_NOOP("ContactText", "A contact has at most %1 numbers and addresses."))
                .arg(protocol::limits::kContactFields);
        case ContactFaultKind::NotText:
        case ContactFaultKind::Unknown:
            return translated(QT_TRANSLATE_NOOP("ContactText", "This cannot be stored as text."));
    }
    return {};
}

QString displayName(const Contact& contact) {
    const QString name = (qs(contact.firstName) + u' ' + qs(contact.lastName)).trimmed();
    return name.isEmpty() ? qs(contact.organization) : name;
}

QString firstNumber(const Contact& contact) {
    for (const protocol::ContactField& field : contact.fields)
        if (field.type != ContactFieldType::Email)
            return qs(field.value);
    return {};
}

}  // namespace euterpe::models
