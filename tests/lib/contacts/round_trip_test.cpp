// What is exported comes in again as it was, in each format, for contacts of every make; and importing twice
// gives the same ids.
#include "lib/contacts/contact_file.h"
#include "lib/contacts/contact_ids.h"
#include "lib/protocol/contact_rules.h"
#include "tests/lib/contacts/collector.h"

#include <random>
#include <set>

#include <gtest/gtest.h>

namespace euterpe::contacts {
namespace {

using protocol::Contact;
using protocol::ContactField;
using protocol::ContactFieldType;
using testing::Collector;

// Contacts with all that makes formats stumble.
class Maker {
  public:
    explicit Maker(unsigned seed) : random_(seed) {}

    Contact contact(int number) {
        Contact made;
        made.id = ContactId("00000000-0000-4000-8000-" + std::to_string(100000000000 + number));
        made.lastName = number % 7 == 0 ? "" : text() + std::to_string(number);
        made.firstName = number % 3 == 0 || made.lastName.empty() ? "" : text();
        made.organization = made.lastName.empty() ? text() + std::to_string(number) : text(4);
        made.unit = text(4);
        const int fields = 1 + below(5);
        while (static_cast<int>(made.fields.size()) < fields)
            addField(made);
        return made;
    }

  private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
    // One in `emptyOneIn` is "".
    std::string text(int emptyOneIn = 0) {
        static const char* const kPieces[] = {"Rossi", "d'Angelò", "Müller", ",",      ";",    "\"",
                                              "\\",    "\\n",      " of ",   ":",      "=C3=", "東京",
                                              "tel:",  "😀",        "'",      "Straße", "=",    "BEGIN:VCARD",
                                              "a\\,b", "\"\"",     "#",      "-"};
        if (emptyOneIn > 0 && below(emptyOneIn) == 0)
            return {};
        std::string out = "x";
        for (int i = below(12); i >= 0; --i)
            out += kPieces[below(static_cast<int>(std::size(kPieces)))];
        return out + 'x';
    }
    void addField(Contact& made) {
        const auto type = static_cast<ContactFieldType>(1 + below(7));
        ContactField field{type, {}, {}};
        if (type == ContactFieldType::Email)
            field.value = "a" + std::to_string(below(1000)) + "@b.cd";
        else
            field = {type, "0" + std::to_string(below(1000000)) + " (1)",
                     below(3) == 0 ? "0" + std::to_string(below(99)) : ""};
        if (std::find(made.fields.begin(), made.fields.end(), field) == made.fields.end())
            made.fields.push_back(field);
    }

    std::mt19937 random_;
};

std::vector<Contact> makeContacts(unsigned seed, int count) {
    Maker maker(seed);
    std::vector<Contact> contacts;
    for (int i = 0; i < count; ++i)
        contacts.push_back(maker.contact(i));
    return contacts;
}

// Without what a file does not carry.
Contact bare(Contact contact) {
    contact.id = ContactId();
    contact.source = protocol::ContactSource::Unknown;
    return contact;
}

class RoundTrip : public ::testing::TestWithParam<ExportFormat> {};

TEST_P(RoundTrip, GivesTheSameContacts) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const std::vector<Contact> contacts = makeContacts(seed, 50);
        const ExportedFile file = writeContactFile(contacts, GetParam());
        Collector all;
        ASSERT_TRUE(readContactFile(file.bytes, all));
        ASSERT_TRUE(all.errors.empty())
            << "seed " << seed << " line " << all.errors[0].line << ": " << all.errors[0].detail;
        ASSERT_EQ(all.contacts.size(), contacts.size()) << "seed " << seed;
        for (std::size_t i = 0; i < contacts.size(); ++i)
            ASSERT_EQ(bare(all.contacts[i].contact), bare(contacts[i]))
                << "seed " << seed << " contact " << i;
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, RoundTrip,
                         ::testing::Values(ExportFormat::KalliopeCsv, ExportFormat::VCard4,
                                           ExportFormat::VCard3));

TEST(RoundTripOfOutlook, KeepsWhatHasAPlace) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const std::vector<Contact> contacts = makeContacts(seed, 50);
        const ExportedFile file = writeContactFile(contacts, ExportFormat::OutlookCsv);
        Collector all;
        ASSERT_TRUE(readContactFile(file.bytes, all));
        ASSERT_TRUE(all.errors.empty());
        ASSERT_EQ(all.contacts.size(), contacts.size());
        std::size_t missing = 0;
        for (std::size_t i = 0; i < contacts.size(); ++i) {
            std::multiset<std::string> written;
            for (const ContactField& field : contacts[i].fields)
                written.insert(field.value);
            for (const ContactField& field : all.contacts[i].contact.fields)
                ASSERT_EQ(written.erase(field.value) > 0, true) << field.value;
            missing += written.size();
            EXPECT_EQ(all.contacts[i].contact.lastName, contacts[i].lastName);
        }
        EXPECT_LE(missing, file.leftOut);
    }
}

TEST(ContactIds, AreTheSameEachTime) {
    const std::vector<Contact> contacts = makeContacts(5, 100);
    for (const ExportFormat format : {ExportFormat::KalliopeCsv, ExportFormat::VCard4}) {
        Collector all;
        ASSERT_TRUE(readContactFile(writeContactFile(contacts, format).bytes, all));
        ContactIds first("anna");
        ContactIds again("anna");
        ContactIds other("bruno");
        std::set<ContactId> distinct;
        for (const FoundContact& found : all.contacts) {
            const ContactId id = first.idOf(found);
            EXPECT_TRUE(protocol::isUuid(id.str())) << id.str();
            EXPECT_EQ(again.idOf(found), id);
            EXPECT_NE(other.idOf(found), id);
            distinct.insert(id);
        }
        EXPECT_EQ(distinct.size(), contacts.size());
    }
}

TEST(ContactIds, TwoOfOneNameAreTwo) {
    FoundContact rossi;
    rossi.contact.lastName = "Rossi";
    ContactIds ids("anna");
    const ContactId first = ids.idOf(rossi);
    EXPECT_NE(ids.idOf(rossi), first);
    EXPECT_EQ(ContactIds("anna").idOf(rossi), first);
    EXPECT_FALSE(protocol::isUuid("urn:uuid:1"));
    EXPECT_TRUE(protocol::isUuid(newUuid()));
    EXPECT_NE(newUuid(), newUuid());
}

}  // namespace
}  // namespace euterpe::contacts
