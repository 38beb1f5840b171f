#include "lib/contacts/vcard.h"

#include "lib/protocol/limits.h"
#include "tests/lib/contacts/collector.h"

#include <gtest/gtest.h>

namespace euterpe::contacts {
namespace {

using protocol::Contact;
using protocol::ContactField;
using protocol::ContactFieldType;
using testing::Collector;

Collector read(std::string_view text) {
    Collector all;
    readVCards(text, all);
    return all;
}

TEST(VCard, Version4) {
    const Collector all = read(
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:1\r\nFN:Anna Rossi\r\n"
        "N:Rossi;Anna;Maria;Dr.;\r\nORG:Acme\\, Inc.;Sales;North\r\n"
        "TEL;VALUE=uri;TYPE=\"work,voice\":tel:+39-050-1;ext=22\r\n"
        "item1.TEL;TYPE=cell:333 1\r\nTEL;TYPE=\"work,cell\":333 2\r\n"
        "EMAIL;PREF=1:anna@acme.it\r\nNOTE:long\r\n  folded: note\r\n"
        "END:VCARD\r\n");
    ASSERT_EQ(all.contacts.size(), 1u);
    EXPECT_TRUE(all.errors.empty());
    EXPECT_EQ(all.contacts[0].key, "urn:uuid:1");
    const Contact& anna = all.contacts[0].contact;
    EXPECT_EQ(anna.firstName + '/' + anna.lastName + '/' + anna.organization + '/' + anna.unit,
              "Anna/Rossi/Acme, Inc./Sales, North");
    EXPECT_EQ(anna.fields, (std::vector<ContactField>{{ContactFieldType::Work, "+39-050-1", ""},
                                                      {ContactFieldType::Mobile, "333 1", ""},
                                                      {ContactFieldType::WorkMobile, "333 2", ""},
                                                      {ContactFieldType::Email, "anna@acme.it", ""}}));
}

TEST(VCard, Version21WithItsEncodings) {
    const Collector all = read(
        "BEGIN:VCARD\nVERSION:2.1\n"
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=\n=C3=B6rg;;;\n"
        "ORG;CHARSET=ISO-8859-1:Societ\xE0\n"
        "TEL;WORK;FAX:050 1\nTEL;HOME;VOICE:050 2\nTEL;CELL:050 3\n"
        "PHOTO;ENCODING=BASE64;TYPE=JPEG:AAAA\nBBBB=\n\n"
        "EMAIL;INTERNET:j@acme.it\nAGENT:\nBEGIN:VCARD\nN:Agent;\nTEL:1\nEND:VCARD\n"
        "END:VCARD\n");
    ASSERT_EQ(all.contacts.size(), 1u);
    EXPECT_TRUE(all.errors.empty());
    const Contact& contact = all.contacts[0].contact;
    EXPECT_EQ(contact.lastName, "Müller");
    EXPECT_EQ(contact.firstName, "Jörg");
    EXPECT_EQ(contact.organization, "Società");
    EXPECT_EQ(contact.fields, (std::vector<ContactField>{{ContactFieldType::Fax, "050 1", ""},
                                                         {ContactFieldType::Home, "050 2", ""},
                                                         {ContactFieldType::Mobile, "050 3", ""},
                                                         {ContactFieldType::Email, "j@acme.it", ""}}));
}

TEST(VCard, NamesWhereNIsMissing) {
    const Collector all = read(
        "BEGIN:VCARD\nFN:Anna Maria Rossi\nTEL:1\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Acme\nN:;;;;\nORG:Acme\nTEL:1\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Cher\nTEL:1\nEND:VCARD\n"
        "BEGIN:VCARD\nKIND:group\nFN:Friends\nMEMBER:urn:uuid:1\nEND:VCARD\n");
    ASSERT_EQ(all.contacts.size(), 3u);
    EXPECT_TRUE(all.errors.empty());
    EXPECT_EQ(all.contacts[0].contact.firstName, "Anna Maria");
    EXPECT_EQ(all.contacts[0].contact.lastName, "Rossi");
    EXPECT_EQ(all.contacts[1].contact.lastName, "");
    EXPECT_EQ(all.contacts[1].contact.organization, "Acme");
    EXPECT_EQ(all.contacts[2].contact.lastName, "Cher");
}

TEST(VCard, ABrokenCardIsToldWithItsLineAndTheRestComesIn) {
    const Collector all = read(
        "BEGIN:VCARD\nN:Lost;\nTEL:1\n"
        "BEGIN:VCARD\nno colon here\nN:Rossi;Anna\nTEL:nonsense\nTEL:12\nEND:VCARD\n"
        "BEGIN:VCARD\nN:Empty;\nEND:VCARD\n"
        "BEGIN:VCARD\nTEL:12\nEND:VCARD\n"
        "BEGIN:VCARD\nN;CHARSET=KOI8-R:x;\nFN:Y\nTEL:12\nEND:VCARD\n"
        "BEGIN:VCARD\nN:Cut;\nTEL:12\n");
    ASSERT_EQ(all.contacts.size(), 2u);
    EXPECT_EQ(all.contacts[0].contact.lastName, "Rossi");
    EXPECT_EQ(all.contacts[1].contact.lastName, "Y");
    EXPECT_EQ(all.errors, (std::vector<RowError>{{1, RowProblem::UnclosedCard, ""},
                                                 {5, RowProblem::MalformedLine, "no colon here"},
                                                 {7, RowProblem::NotANumber, "nonsense"},
                                                 {10, RowProblem::NoDetail, "Empty"},
                                                 {13, RowProblem::NoName, ""},
                                                 {17, RowProblem::UnknownCharset, "N"},
                                                 {21, RowProblem::UnclosedCard, ""}}));
}

TEST(VCard, LimitsOfLinesAndCards) {
    std::string endless = "BEGIN:VCARD\nN:Long;\n";
    for (std::size_t i = 0; i <= protocol::limits::kVCardLines; ++i)
        endless += "TEL:1\n";
    endless += "END:VCARD\n";
    EXPECT_EQ(read(endless).errors.at(0).problem, RowProblem::TooLong);

    std::string folded = "BEGIN:VCARD\nN:Rossi;\nORG:x\n";
    for (std::size_t i = 0; i < protocol::limits::kVCardLineBytes / 8; ++i)
        folded += " 123456789\n";
    folded += "TEL:12\nEND:VCARD\n";
    const Collector all = read(folded);
    ASSERT_EQ(all.contacts.size(), 1u);
    EXPECT_EQ(all.errors, (std::vector<RowError>{{3, RowProblem::TooLong, "ORG"}}));
}

TEST(VCard, LongLinesAreFoldedBetweenCharacters) {
    Contact contact;
    contact.lastName = std::string(80, 'x');
    for (int i = 0; i < 60; ++i)
        contact.organization += "è";
    contact.fields = {{ContactFieldType::Work, "1", ""}};
    std::string text;
    appendVCard(text, contact, VCardVersion::V3);
    std::size_t start = 0;
    for (std::size_t end = text.find("\r\n"); end != std::string::npos; end = text.find("\r\n", start)) {
        EXPECT_LE(end - start, 75u);
        start = end + 2;
    }
    EXPECT_EQ(read(text).contacts.at(0).contact.organization, contact.organization);
}

}  // namespace
}  // namespace euterpe::contacts
