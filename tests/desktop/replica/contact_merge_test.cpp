// Two changes of one card: neither side's text is lost (F7).
#include "desktop/replica/contact_merge.h"

#include "lib/protocol/limits.h"

#include <gtest/gtest.h>

namespace euterpe::replica {
namespace {

using protocol::Contact;
using protocol::ContactField;
using protocol::ContactFieldType;

const ContactId kCopy("00000000-0000-4000-8000-000000000002");
const ContactField kWork{ContactFieldType::Work, "050 1", ""};
const ContactField kHome{ContactFieldType::Home, "050 2", ""};
const ContactField kMobile{ContactFieldType::Mobile, "333 3", ""};

Contact base() {
    Contact contact;
    contact.id = ContactId("00000000-0000-4000-8000-000000000001");
    contact.book = protocol::ContactBook::Personal;
    contact.importId = "import";
    contact.firstName = "Ada";
    contact.lastName = "Neri";
    contact.fields = {kWork, kHome};
    contact.version = 3;
    return contact;
}

TEST(ContactMerge, ChangesInDifferentPlacesAreBothTaken) {
    Contact mine = base();
    mine.lastName = "Bianchi";
    mine.fields.push_back(kMobile);
    Contact theirs = base();
    theirs.version = 5;
    theirs.organization = "ACME";
    theirs.fields = {kHome};
    const ContactMerge merge = mergeContacts(base(), mine, theirs, kCopy);
    EXPECT_FALSE(merge.copy);
    EXPECT_EQ(merge.merged.lastName, "Bianchi");
    EXPECT_EQ(merge.merged.organization, "ACME");
    EXPECT_EQ(merge.merged.fields, (std::vector{kHome, kMobile}));
    EXPECT_EQ(merge.merged.version, 5);
}

TEST(ContactMerge, TheSameChangeOnBothSidesIsOne) {
    Contact both = base();
    both.lastName = "Bianchi";
    both.fields.push_back(kMobile);
    const ContactMerge merge = mergeContacts(base(), both, both, kCopy);
    EXPECT_EQ(merge.merged, both);
    EXPECT_FALSE(merge.copy);
}

TEST(ContactMerge, ANumberChangedOnBothSidesIsKeptTwice) {
    Contact mine = base();
    mine.fields[0].value = "050 111";
    Contact theirs = base();
    theirs.fields[0].value = "050 222";
    const ContactMerge merge = mergeContacts(base(), mine, theirs, kCopy);
    EXPECT_FALSE(merge.copy);
    EXPECT_EQ(merge.merged.fields, (std::vector{theirs.fields[0], kHome, mine.fields[0]}));
}

TEST(ContactMerge, AnotherNameOnEachSideMakesTwoCards) {
    Contact mine = base();
    mine.lastName = "Bianchi";
    mine.fields.push_back(kMobile);
    Contact theirs = base();
    theirs.lastName = "Verdi";
    const ContactMerge merge = mergeContacts(base(), mine, theirs, kCopy);
    EXPECT_EQ(merge.merged, theirs);
    ASSERT_TRUE(merge.copy);
    EXPECT_EQ(merge.copy->id, kCopy);
    EXPECT_EQ(merge.copy->importId, "");
    EXPECT_EQ(merge.copy->version, 0);
    EXPECT_TRUE(sameText(*merge.copy, mine));
}

TEST(ContactMerge, ACardKeepsADetailWhenEachSideRemovedAnother) {
    Contact mine = base();
    mine.fields = {kWork};
    Contact theirs = base();
    theirs.fields = {kHome};
    EXPECT_EQ(mergeContacts(base(), mine, theirs, kCopy).merged.fields, theirs.fields);
}

TEST(ContactMerge, WhatDoesNotFitOnOneCardBecomesTwo) {
    const auto filled = [](const std::string& prefix) {
        Contact contact = base();
        contact.fields.clear();
        for (std::size_t i = 0; i < protocol::limits::kContactFields; ++i)
            contact.fields.push_back({ContactFieldType::Work, prefix + std::to_string(i), ""});
        return contact;
    };
    const ContactMerge merge = mergeContacts(base(), filled("1"), filled("2"), kCopy);
    EXPECT_EQ(merge.merged, filled("2"));
    ASSERT_TRUE(merge.copy);
    EXPECT_TRUE(sameText(*merge.copy, filled("1")));
}

}  // namespace
}  // namespace euterpe::replica
