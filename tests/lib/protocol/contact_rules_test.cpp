// What a card may hold (F7).
#include "lib/protocol/contact_rules.h"

#include "lib/protocol/limits.h"

#include <gtest/gtest.h>

namespace euterpe::protocol {
namespace {

using Kind = ContactFaultKind;
using Part = ContactPart;

Contact goodContact() {
    Contact contact;
    contact.id = ContactId("0f8fad5b-d9cb-469f-a165-70867728950e");
    contact.book = ContactBook::Personal;
    contact.firstName = "Zoë";
    contact.lastName = "D'Angelo";
    contact.fields = {{ContactFieldType::Work, "050 316-3658", "12"},
                      {ContactFieldType::Email, "zoe.dangelo@example.org", ""}};
    return contact;
}

std::vector<ContactFault> with(void (*change)(Contact&)) {
    Contact contact = goodContact();
    change(contact);
    return faultsOf(contact);
}

TEST(ContactRules, AGoodCardHasNoFault) {
    EXPECT_TRUE(faultsOf(goodContact()).empty());
}

TEST(ContactRules, TypedByHandItNeedsBothNamesAndADetail_F7) {
    EXPECT_EQ(with([](Contact& c) { c.firstName = "  "; }),
              (std::vector<ContactFault>{{Part::FirstName, Kind::Missing, 0}}));
    EXPECT_EQ(with([](Contact& c) { c.lastName.clear(); }),
              (std::vector<ContactFault>{{Part::LastName, Kind::Missing, 0}}));
    EXPECT_EQ(with([](Contact& c) { c.fields.clear(); }),
              (std::vector<ContactFault>{{Part::Fields, Kind::Missing, 0}}));
}

TEST(ContactRules, ImportedItNeedsANameOrAnOrganization) {
    EXPECT_TRUE(with([](Contact& c) {
                    c.source = ContactSource::VCard;
                    c.firstName.clear();
                    c.lastName.clear();
                    c.organization = "Ferramenta Rossi";
                }).empty());
    EXPECT_EQ(with([](Contact& c) {
                  c.source = ContactSource::Csv;
                  c.firstName.clear();
                  c.lastName.clear();
              }),
              (std::vector<ContactFault>{{Part::LastName, Kind::Missing, 0}}));
}

TEST(ContactRules, EachDetailIsCheckedByItsType) {
    EXPECT_EQ(with([](Contact& c) { c.fields[1].value = "zoe"; }),
              (std::vector<ContactFault>{{Part::Value, Kind::NotAnAddress, 1}}));
    EXPECT_EQ(with([](Contact& c) { c.fields[0].value = "zoe@example.org"; }),
              (std::vector<ContactFault>{{Part::Value, Kind::NotANumber, 0}}));
    EXPECT_EQ(with([](Contact& c) { c.fields[1].value = ""; }),
              (std::vector<ContactFault>{{Part::Value, Kind::Missing, 1}}));
    EXPECT_EQ(with([](Contact& c) { c.fields[0].speedDial = "1a"; }),
              (std::vector<ContactFault>{{Part::SpeedDial, Kind::NotANumber, 0}}));
    EXPECT_EQ(with([](Contact& c) { c.fields[1].speedDial = "1"; }),
              (std::vector<ContactFault>{{Part::SpeedDial, Kind::NotANumber, 1}}));
}

TEST(ContactRules, LimitsAndFormAreHeld) {
    EXPECT_EQ(with([](Contact& c) { c.unit.assign(limits::kContactText + 1, 'x'); }),
              (std::vector<ContactFault>{{Part::Unit, Kind::TooLong, 0}}));
    EXPECT_EQ(with([](Contact& c) { c.organization = "a\nb"; }),
              (std::vector<ContactFault>{{Part::Organization, Kind::NotText, 0}}));
    EXPECT_EQ(with([](Contact& c) { c.organization = "\xff"; }),
              (std::vector<ContactFault>{{Part::Organization, Kind::NotText, 0}}));
    EXPECT_EQ(with([](Contact& c) { c.fields.resize(limits::kContactFields + 1, c.fields[0]); }),
              (std::vector<ContactFault>{{Part::Fields, Kind::TooMany, 0}}));
    EXPECT_EQ(with([](Contact& c) { c.fields[0].value.assign(limits::kNumber + 1, '1'); }),
              (std::vector<ContactFault>{{Part::Value, Kind::TooLong, 0}}));
    EXPECT_EQ(with([](Contact& c) { c.id = ContactId("../1"); }),
              (std::vector<ContactFault>{{Part::Id, Kind::Missing, 0}}));
    EXPECT_EQ(with([](Contact& c) { c.book = ContactBook::Unknown; }),
              (std::vector<ContactFault>{{Part::Book, Kind::Missing, 0}}));
}

TEST(ContactRules, Numbers) {
    for (const char* good : {"112", "+39 050 316 3658", "(050) 316-36.58/1", "*43", "#31#0501", "050"})
        EXPECT_TRUE(isPhoneNumber(good)) << good;
    for (const char* bad : {"", " ", "+", "**", "12+3", "0800-CALL", "12;rm", "050\t1"})
        EXPECT_FALSE(isPhoneNumber(bad)) << bad;
}

TEST(ContactRules, Addresses) {
    for (const char* good : {"a@b.it", "anna.rossi+cti@posta.example.org", "o'neill@ex-ample.ie"})
        EXPECT_TRUE(isMailAddress(good)) << good;
    for (const char* bad : {"", "@b.it", "a@", "a@b", "a@b@c.it", "a b@c.it", "a@.it", "a..b@c.it", "a@b.it.",
                            "a@b.it?bcc=x@y.it", "<a@b.it>"})
        EXPECT_FALSE(isMailAddress(bad)) << bad;
}

TEST(ContactRules, FaultsAreNamedForReports) {
    EXPECT_EQ(describe({Part::Value, Kind::NotANumber, 2}), "fields[2].value: not a telephone number");
    EXPECT_EQ(describe({Part::LastName, Kind::Missing, 0}), "lastName: missing");
}

}  // namespace
}  // namespace euterpe::protocol
