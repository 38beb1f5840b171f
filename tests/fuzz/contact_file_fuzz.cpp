// Whatever a file of contacts holds: reading ends, what comes out keeps the limits, and what comes out is
// written so that it comes in again.

#include "lib/contacts/contact_file.h"
#include "lib/protocol/contact_rules.h"
#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"
#include "tests/lib/contacts/collector.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace euterpe::contacts;
using euterpe::contacts::testing::Collector;
using euterpe::protocol::Contact;
namespace limits = euterpe::protocol::limits;

void require(bool holds) {
    if (!holds)
        std::abort();
}

void check(const Collector& all) {
    for (const FoundContact& found : all.contacts) {
        Contact contact = found.contact;
        contact.id = euterpe::ContactId("00000000-0000-4000-8000-000000000000");
        contact.book = euterpe::protocol::ContactBook::Personal;
        require(euterpe::protocol::faultsOf(contact).empty());
    }
    for (const RowError& error : all.errors)
        require(error.detail.size() <= limits::kContactErrorDetail &&
                euterpe::protocol::isUtf8(error.detail));
}

void comesInAgain(const std::vector<Contact>& contacts, ExportFormat format) {
    Collector again;
    require(readContactFile(writeContactFile(contacts, format).bytes, again).ok());
    require(again.errors.empty());
    check(again);
    if (format != ExportFormat::KalliopeCsv) {  // rows of two people of one name become one contact there
        require(again.contacts.size() == contacts.size());
        for (std::size_t i = 0; i < contacts.size(); ++i)
            require(again.contacts[i].contact.fields.size() <= contacts[i].fields.size());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Collector all;
    if (!readContactFile({reinterpret_cast<const char*>(data), size}, all))
        return 0;
    check(all);
    std::vector<Contact> contacts;
    for (FoundContact& found : all.contacts)
        contacts.push_back(std::move(found.contact));
    for (const ExportFormat format :
         {ExportFormat::KalliopeCsv, ExportFormat::VCard4, ExportFormat::VCard3, ExportFormat::OutlookCsv})
        if (!contacts.empty())
            comesInAgain(contacts, format);
    return 0;
}
