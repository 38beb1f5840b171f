// The personal phonebook of one user at two desks, with a server that dies in between (F6, F7).
#include "tests/scenarios/scenario.h"

namespace euterpe::stage {
namespace {

using protocol::Contact;
using protocol::ContactBook;
using protocol::ContactFieldType;
using replica::ContactStore;

Contact newContact(const char* lastName, const char* number) {
    Contact contact;
    contact.id = replica::Contacts::newId();
    contact.book = ContactBook::Personal;
    contact.firstName = "Ada";
    contact.lastName = lastName;
    contact.fields = {{ContactFieldType::Work, number, {}}};
    return contact;
}

class Contacts : public Scenario {
  protected:
    static ContactStore& book(Desk& desk) { return desk.session().contacts().store(); }
    static bool shows(Desk& desk, const ContactId& id, const std::string& lastName) {
        return until([&] {
            const Contact* contact = book(desk).find(id);
            return contact != nullptr && contact->lastName == lastName;
        });
    }
    static bool isSynchronised(Desk& desk) {
        return until([&] { return book(desk).edits().empty(); });
    }
    bool hasSpeedDial7(const std::string& extension) {
        const std::string family = "AMPUSER/" + extension + "/speeddials";
        return asterisk().cli("database show " + family).find('/' + family + "/7") != std::string::npos;
    }
};

TEST_F(Contacts, WhatOneDeskChangesTheOtherShowsAtOnce) {
    Desk& desk103 = desk("103");
    Desk home(server().port(), "103", DeskOptions{"103"});
    Desk& other = desk("104");
    ASSERT_TRUE(home.online());
    Contact contact = newContact("Neri", "050 316-3658");
    ASSERT_TRUE(book(desk103).save(contact));
    EXPECT_TRUE(shows(home, contact.id, "Neri"));
    ASSERT_TRUE(isSynchronised(desk103));
    contact = *book(home).find(contact.id);
    contact.lastName = "Verdi";
    ASSERT_TRUE(book(home).save(contact, *book(home).find(contact.id)));
    EXPECT_TRUE(shows(desk103, contact.id, "Verdi"));
    ASSERT_TRUE(isSynchronised(home));
    ASSERT_TRUE(book(desk103).remove(*book(desk103).find(contact.id)));
    EXPECT_TRUE(until([&] { return book(home).size() == 0; }));
    EXPECT_EQ(book(other).size(), 0) << "a personal contact at another user's desk";
}

// F7: what a card has as its speed dial is dialled from any telephone of its owner, until the card loses it.
TEST_F(Contacts, F7_ASpeedDialIsDialledFromTheTelephone) {
    Desk& desk103 = desk("103");
    const auto dialsIt = [&] {
        phone("103").dial("#07");
        return phone("104").await("CALL_INCOMING", std::chrono::seconds(2)).has_value();
    };
    const auto isStored = [&](bool wanted) { return until([&] { return hasSpeedDial7("103") == wanted; }); };
    (void)phone("104", 700);
    Contact contact = newContact("Conti", "104");
    contact.fields[0].speedDial = "7";
    ASSERT_TRUE(book(desk103).save(contact));
    ASSERT_TRUE(isStored(true));
    ASSERT_TRUE(dialsIt());
    phone("103").hangUp();
    ASSERT_TRUE(phone("104").idle());
    ASSERT_TRUE(isSynchronised(desk103));

    // The PBX is away when the card loses it.
    asterisk().kill();
    ASSERT_TRUE(desk103.shows(replica::Sync::PbxLost, std::chrono::seconds(20)));
    contact = *book(desk103).find(contact.id);
    contact.fields[0].speedDial.clear();
    ASSERT_TRUE(book(desk103).save(contact, *book(desk103).find(contact.id)));
    ASSERT_TRUE(isSynchronised(desk103));
    asterisk().start();
    EXPECT_TRUE(isStored(false));
}

// F7: a user who is given another extension dials from the telephone that is there, and the next one at the
// old telephone does not.
TEST_F(Contacts, F7_SpeedDialsGoWithTheUserToAnotherExtension) {
    Contact contact = newContact("Conti", "104");
    contact.fields[0].speedDial = "7";
    ASSERT_TRUE(book(desk("103")).save(contact));
    ASSERT_TRUE(until([&] { return hasSpeedDial7("103"); }));
    (void)phone("104", 700);

    server().moveUser("103", "105");
    EXPECT_TRUE(until([&] { return hasSpeedDial7("105"); }));
    EXPECT_FALSE(hasSpeedDial7("103"));
    phone("105").dial("#07");
    EXPECT_TRUE(phone("104").rings());
}

// G2: by the name that the call has here today, not by what the PBX sent.
TEST_F(Contacts, ACallIsFoundByTheNameOfAContactThatCameAfterwards) {
    Desk& desk103 = desk("103");
    connect103To104();
    phone("103").hangUp();
    const auto finds = [&](const char* text, std::size_t wanted) {
        desk103.session().callRegister().setFilter({0, 0, text});
        return desk103.recentCalls(wanted).size() == wanted;
    };
    EXPECT_TRUE(finds("104", 1));
    EXPECT_TRUE(finds("lovelace", 0));
    ASSERT_TRUE(book(desk103).save(newContact("Lovelace", "104")));
    ASSERT_TRUE(isSynchronised(desk103));
    EXPECT_TRUE(finds("lovelace ada", 1));
}

TEST_F(Contacts, ChangesMadeWhileTheServerIsDeadArriveAndAreMerged) {
    Desk& desk103 = desk("103");
    Desk home(server().port(), "103", DeskOptions{"103"});
    ASSERT_TRUE(home.online());
    Contact contact = newContact("Neri", "050 1");
    ASSERT_TRUE(book(desk103).save(contact));
    ASSERT_TRUE(shows(home, contact.id, "Neri"));
    ASSERT_TRUE(isSynchronised(desk103));

    server().kill();
    ASSERT_TRUE(desk103.shows(replica::Sync::Reconnecting));
    ASSERT_TRUE(home.shows(replica::Sync::Reconnecting));
    contact = *book(desk103).find(contact.id);
    Contact here = contact;
    here.organization = "ACME";
    Contact there = contact;
    there.fields.push_back({ContactFieldType::Mobile, "333 1", {}});
    const Contact fresh = newContact("Gialli", "050 2");
    ASSERT_TRUE(book(desk103).save(here, contact));
    ASSERT_TRUE(book(desk103).save(fresh));
    ASSERT_TRUE(book(home).save(there, contact));
    EXPECT_TRUE(book(desk103).isUnsynchronised(fresh.id));

    server().start();
    ASSERT_TRUE(desk103.online());
    ASSERT_TRUE(home.online());
    ASSERT_TRUE(isSynchronised(desk103));
    ASSERT_TRUE(isSynchronised(home));
    EXPECT_TRUE(shows(home, fresh.id, "Gialli"));
    const auto isMerged = [&](Desk& at) {
        const Contact* now = book(at).find(contact.id);
        return now != nullptr && now->organization == "ACME" && now->fields.size() == 2;
    };
    EXPECT_TRUE(until([&] { return isMerged(desk103) && isMerged(home); }));
    EXPECT_EQ(*book(desk103).find(contact.id), *book(home).find(contact.id));
    EXPECT_EQ(book(home).size(), 2);
}

// A change is on disk before it is sent: it survives the desktop's own end.
TEST_F(Contacts, AChangeOutlivesServerAndDesktop) {
    const Contact contact = newContact("Neri", "050 1");
    const TemporaryFolder kept;
    DeskOptions options{"105"};
    options.folder = kept.path().string();
    {
        Desk first(server().port(), "105", options);
        ASSERT_TRUE(first.online());
        server().kill();
        ASSERT_TRUE(first.shows(replica::Sync::Reconnecting));
        ASSERT_TRUE(book(first).save(contact));
    }
    server().start();
    Desk second(server().port(), "105", options);
    ASSERT_TRUE(second.online());
    ASSERT_TRUE(until([&] { return second.session().contacts().isOpen(); }));
    EXPECT_TRUE(isSynchronised(second));
    EXPECT_TRUE(shows(second, contact.id, "Neri"));
    EXPECT_GT(book(second).find(contact.id)->version, 0);
}

// Who may not change the shared book is told so, and the desk shows what the server has.
TEST_F(Contacts, TheSharedBookIsReadOnlyWithoutThePermission) {
    Desk& desk103 = desk("103");
    std::optional<ErrorCode> told;
    QObject::connect(&desk103.session().contacts(), &replica::Contacts::refused, &desk103.session(),
                     [&](const Contact&, const Error& error) { told = error.code; });
    Contact contact = newContact("Neri", "050 1");
    contact.book = ContactBook::Shared;
    ASSERT_TRUE(book(desk103).save(contact));
    EXPECT_TRUE(until([&] { return told.has_value(); }));
    EXPECT_EQ(told, ErrorCode::Forbidden);
    EXPECT_EQ(book(desk103).size(), 0);
}

}  // namespace
}  // namespace euterpe::stage
