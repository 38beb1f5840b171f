// euterpe-outlook-file FILE [FOLDER]...: the contacts of an Outlook data file (.pst) as vCards on standard
// output, without those in folders of the names given. A program of its own: libpst trusts its input, and
// what a damaged file does to it happens here. Ends with 0, or 1 with a line on standard error.

#include "lib/contacts/vcard.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>
#include <string>
#include <sys/resource.h>

extern "C" {
#include <libpst.h>
}

namespace {

using euterpe::protocol::Contact;
using euterpe::protocol::ContactFieldType;

constexpr rlim_t kMemory = 2UL * 1024 * 1024 * 1024;
constexpr rlim_t kSeconds = 120;
constexpr int kDepth = 64;  // of folders

void limit(int resource, rlim_t most) {
    const rlimit value{most, most};
    setrlimit(resource, &value);
}

std::string text(pst_item* item, pst_string& string) {
    if (string.str == nullptr)
        return {};
    pst_convert_utf8(item, &string);
    return string.str == nullptr ? std::string() : std::string(string.str);
}

class Writer {
  public:
    explicit Writer(std::set<std::string> excluded) : excluded_(std::move(excluded)) {}

    void walk(pst_file& file, pst_desc_tree* node, int depth) {
        for (; node != nullptr && depth < kDepth; node = node->next) {
            if (node->desc == nullptr)
                continue;
            pst_item* item = pst_parse_item(&file, node, nullptr);
            if (item == nullptr)
                continue;
            const bool isFolder = item->folder != nullptr;
            const bool goesOn = !isFolder || !excluded_.contains(text(item, item->file_as));
            if (item->contact != nullptr && item->type == PST_TYPE_CONTACT)
                write(item);
            pst_freeItem(item);
            if (goesOn)
                walk(file, node->child, depth + 1);
        }
    }

  private:
    void write(pst_item* item) {
        pst_item_contact& from = *item->contact;
        Contact contact;
        contact.firstName = text(item, from.first_name);
        contact.lastName = text(item, from.surname);
        contact.organization = text(item, from.company_name);
        contact.unit = text(item, from.department);
        if (contact.firstName.empty() && contact.lastName.empty())
            contact.lastName = text(item, from.fullname);
        const std::pair<ContactFieldType, pst_string*> details[] = {
            {ContactFieldType::Work, &from.business_phone},
            {ContactFieldType::Work, &from.business_phone2},
            {ContactFieldType::Work, &from.company_main_phone},
            {ContactFieldType::Work, &from.primary_phone},
            {ContactFieldType::Work, &from.other_phone},
            {ContactFieldType::Home, &from.home_phone},
            {ContactFieldType::Home, &from.home_phone2},
            {ContactFieldType::Mobile, &from.mobile_phone},
            {ContactFieldType::Mobile, &from.car_phone},
            {ContactFieldType::Fax, &from.business_fax},
            {ContactFieldType::Fax, &from.home_fax},
            {ContactFieldType::Fax, &from.primary_fax},
            {ContactFieldType::Email, &from.address1},
            {ContactFieldType::Email, &from.address2},
            {ContactFieldType::Email, &from.address3}};
        for (const auto& [type, value] : details)
            if (std::string detail = text(item, *value); !detail.empty())
                contact.fields.push_back({type, std::move(detail), {}});
        out_.clear();
        euterpe::contacts::appendVCard(out_, contact, euterpe::contacts::VCardVersion::V4);
        std::fwrite(out_.data(), 1, out_.size(), stdout);
    }

    std::set<std::string> excluded_;
    std::string out_;
};

int fail(const char* what) {
    std::fprintf(stderr, "%s\n", what);
    return 1;
}

}  // namespace

int main(int count, char** words) {
    if (count < 2)
        return fail("usage: euterpe-outlook-file FILE [FOLDER]...");
#if !defined(__SANITIZE_ADDRESS__)
    limit(RLIMIT_AS, kMemory);
#endif
    limit(RLIMIT_CPU, kSeconds);
    limit(RLIMIT_CORE, 0);
    pst_file file{};
    if (pst_open(&file, words[1], nullptr) != 0)
        return fail("it cannot be opened, or is no Outlook data file");
    if (pst_load_index(&file) != 0)
        return fail("its index cannot be read");
    pst_load_extended_attributes(&file);
    pst_item* root = file.d_head == nullptr ? nullptr : pst_parse_item(&file, file.d_head, nullptr);
    pst_desc_tree* top = root == nullptr ? nullptr : pst_getTopOfFolders(&file, root);
    if (top == nullptr)
        return fail("it has no folders");
    Writer(std::set<std::string>(words + 2, words + count)).walk(file, top->child, 0);
    if (std::fflush(stdout) != 0)
        return fail("its contacts cannot be written");
    std::_Exit(0);  // what libpst still holds goes with the process
}
