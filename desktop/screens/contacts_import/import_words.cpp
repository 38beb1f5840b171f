#include "desktop/screens/contacts_import/import_words.h"

#include "desktop/models/status_text.h"

#include <QCoreApplication>

namespace euterpe::screens {
namespace {

struct ImportWords {
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
};

using contacts::RowProblem;
using protocol::ContactSource;

}  // namespace

QString words(RowProblem problem) {
    switch (problem) {
        case RowProblem::UnclosedQuote:
            return ImportWords::tr("A quotation mark is never closed");
        case RowProblem::TooLong:
            return ImportWords::tr("Too long");
        case RowProblem::TooMany:
            return ImportWords::tr("Too many contacts: the rest is left out");
        case RowProblem::NoColumns:
            return ImportWords::tr("The first line does not name the columns");
        case RowProblem::NoName:
            return ImportWords::tr("No name");
        case RowProblem::NoDetail:
            return ImportWords::tr("No number and no e-mail address");
        case RowProblem::UnknownType:
            return ImportWords::tr("Not a type of contact");
        case RowProblem::NotANumber:
            return ImportWords::tr("Not a telephone number");
        case RowProblem::NotAnAddress:
            return ImportWords::tr("Not an e-mail address");
        case RowProblem::UnclosedCard:
            return ImportWords::tr("The card has no end");
        case RowProblem::MalformedLine:
            return ImportWords::tr("Not understood");
        case RowProblem::UnknownCharset:
            return ImportWords::tr("Unknown character encoding");
    }
    return {};
}

QString fileWords(const Error& error) {
    switch (error.code) {
        case ErrorCode::Io:
            return ImportWords::tr("The file cannot be opened: %1").arg(models::qs(error.detail));
        case ErrorCode::TooLarge:
            return ImportWords::tr("The file is too large. Split it and import the parts.");
        case ErrorCode::NotFound:
            return ImportWords::tr(
                "Outlook data files cannot be read on this computer: export the contacts "
                "from Outlook as CSV and import that file.");
        default:
            return ImportWords::tr(
                "This is neither a CSV file of Kalliope or Outlook, nor vCard, nor an intact "
                "Outlook data file.");
    }
}

QString cardDavWords(const Error& error) {
    switch (error.code) {
        case ErrorCode::InvalidArgument:
            return ImportWords::tr("The address must begin with https://");
        case ErrorCode::Unauthorized:
            return ImportWords::tr("The server refuses this user name or password.");
        case ErrorCode::Untrusted:
            return ImportWords::tr("The server's certificate is not trusted: %1")
                .arg(models::qs(error.detail));
        case ErrorCode::NotFound:
            return ImportWords::tr("There is no address book at this address.");
        case ErrorCode::Timeout:
        case ErrorCode::Disconnected:
            return ImportWords::tr("The server does not answer: %1").arg(models::qs(error.detail));
        case ErrorCode::TooLarge:
            return ImportWords::tr("The address book is too large.");
        default:
            return ImportWords::tr("The server does not speak CardDAV: %1").arg(models::qs(error.detail));
    }
}

QString words(ContactSource source) {
    switch (source) {
        case ContactSource::Csv:
            return ImportWords::tr("CSV");
        case ContactSource::VCard:
            return ImportWords::tr("vCard");
        case ContactSource::OutlookCsv:
            return ImportWords::tr("Outlook CSV");
        case ContactSource::OutlookFile:
            return ImportWords::tr("Outlook data file");
        case ContactSource::CardDav:
            return ImportWords::tr("CardDAV");
        case ContactSource::Outlook:
            return ImportWords::tr("Microsoft Outlook");
        case ContactSource::Ldap:
            return ImportWords::tr("Company directory");
        case ContactSource::Own:
        case ContactSource::Unknown:
            break;
    }
    return {};
}

}  // namespace euterpe::screens
