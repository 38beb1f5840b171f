#include "lib/contacts/contact_file.h"

#include "lib/contacts/csv_contacts.h"
#include "lib/contacts/text_encoding.h"
#include "lib/contacts/vcard.h"
#include "lib/protocol/limits.h"

#include <algorithm>

namespace euterpe::contacts {
namespace {

namespace limits = protocol::limits;
using protocol::ContactSource;

constexpr std::string_view kOutlookMagic = "!BDN";  // [MS-PST] 2.2.2.6
constexpr std::size_t kSample = 1024;

bool startsWithCard(std::string_view text) {
    constexpr std::string_view kBegin = "begin:vcard";
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos || text.size() - start < kBegin.size())
        return false;
    return std::equal(kBegin.begin(), kBegin.end(), text.begin() + static_cast<std::ptrdiff_t>(start),
                      [](char lower, char c) {
                          return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == lower;
                      });
}

// Text has no control characters but blanks and line ends.
bool isText(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r' && c != '\n' && c != '\f';
    });
}

// Ends the reading at the limits.
class LimitedSink : public ContactSink {
  public:
    explicit LimitedSink(ContactSink& sink) : sink_(sink) {}

    bool found(FoundContact contact) override {
        if (++found_ > limits::kContactsInFile) {
            sink_.failed({contact.line, RowProblem::TooMany, {}});
            return false;
        }
        return sink_.found(std::move(contact));
    }
    bool failed(RowError error) override {
        return sink_.failed(std::move(error)) && ++failed_ < limits::kContactFileErrors;
    }

  private:
    ContactSink& sink_;
    std::size_t found_ = 0;
    std::size_t failed_ = 0;
};

}  // namespace

ContactSource recognise(std::string_view bytes) {
    if (bytes.starts_with(kOutlookMagic))
        return ContactSource::OutlookFile;
    const std::string text = decodeText(bytes.substr(0, kSample));
    if (startsWithCard(text))
        return ContactSource::VCard;
    return !text.empty() && isText(text) ? ContactSource::Csv : ContactSource::Unknown;
}

Result<void> readContactFile(std::string_view bytes, ContactSink& sink) {
    if (bytes.size() > limits::kContactFileBytes)
        return Error{ErrorCode::TooLarge,
                     "more than " + std::to_string(limits::kContactFileBytes / 1024 / 1024) + " MB"};
    LimitedSink limited(sink);
    switch (recognise(bytes)) {
        case ContactSource::VCard:
            readVCards(bytes, limited);
            return {};
        case ContactSource::Csv:
            readCsvContacts(decodeText(bytes), limited);
            return {};
        default:
            return Error{ErrorCode::Malformed, "neither vCard nor comma-separated values"};
    }
}

ExportedFile writeContactFile(const std::vector<protocol::Contact>& contacts, ExportFormat format) {
    ExportedFile file;
    if (format == ExportFormat::KalliopeCsv)
        file.bytes = kalliopeCsvHead();
    else if (format == ExportFormat::OutlookCsv)
        file.bytes = outlookCsvHead();
    for (const protocol::Contact& contact : contacts) {
        switch (format) {
            case ExportFormat::KalliopeCsv:
                appendKalliopeCsv(file.bytes, contact);
                break;
            case ExportFormat::OutlookCsv:
                file.leftOut += appendOutlookCsv(file.bytes, contact);
                break;
            case ExportFormat::VCard4:
                appendVCard(file.bytes, contact, VCardVersion::V4);
                break;
            case ExportFormat::VCard3:
                appendVCard(file.bytes, contact, VCardVersion::V3);
                break;
        }
    }
    return file;
}

}  // namespace euterpe::contacts
