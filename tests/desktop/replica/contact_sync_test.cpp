// Changes made offline, lost answers, two desks at once: in the end all have the same and nothing is lost
// (F7).
#include "desktop/replica/contact_sync.h"

#include "tests/desktop/support/contact_server.h"

#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace euterpe::replica {
namespace {

using protocol::Contact;
using protocol::ContactFieldType;
using testing::ContactPipe;
using testing::ContactServer;

ContactId idOf(int number) {
    char text[37];
    std::snprintf(text, sizeof text, "00000000-0000-4000-8000-%012d", number);
    return ContactId(text);
}

Contact card(int number, const std::string& lastName) {
    Contact contact;
    contact.id = idOf(number);
    contact.book = protocol::ContactBook::Personal;
    contact.firstName = "Ada";
    contact.lastName = lastName;
    contact.fields = {{ContactFieldType::Work, "050 1", ""}};
    return contact;
}

// One desktop: what is in memory, and what is on its disk.
struct Desk {
    explicit Desk(ContactServer& server, int firstId) : pipe(server), nextId(firstId) { start(); }

    void start() {
        store = std::make_unique<ContactStore>();
        store->restore(diskContacts, diskEdits);
        sync = std::make_unique<ContactSync>(
            *store, pipe,
            [this](const std::function<void()>& done) {
                diskEdits = store->edits();
                done();
            },
            [this] { return idOf(nextId++); });
        QObject::connect(sync.get(), &ContactSync::fetched, [this] {
            if (keepsContacts)
                diskContacts = store->snapshot();
        });
        sync->start();
    }
    // The program dies; only what is on disk is left.
    void crash() {
        pipe.breakOff(false);
        sync.reset();
        start();
    }
    void finish() {
        pipe.setUsable(true);
        while (pipe.deliver()) {
        }
    }
    const Contact* find(int number) const { return store->find(idOf(number)); }

    ContactPipe pipe;
    int nextId;
    bool keepsContacts = true;
    ContactSnapshot diskContacts;
    std::vector<ContactEdit> diskEdits;
    std::unique_ptr<ContactStore> store;
    std::unique_ptr<ContactSync> sync;
};

class ContactSyncTest : public ::testing::Test {
  protected:
    ContactServer server;
    Desk desk{server, 100};
    Desk home{server, 200};
};

TEST_F(ContactSyncTest, WhatIsAddedOfflineIsSeenAtOnceAndSentLater_F7) {
    ASSERT_TRUE(desk.store->save(card(1, "Neri")));
    ASSERT_NE(desk.find(1), nullptr);
    EXPECT_TRUE(desk.store->isUnsynchronised(idOf(1)));
    EXPECT_EQ(desk.store->save(card(1, "Verdi")).error().code, ErrorCode::Conflict);
    EXPECT_EQ(desk.store->remove(*desk.find(1)).error().code, ErrorCode::Conflict);
    EXPECT_TRUE(server.contacts.empty());
    desk.finish();
    EXPECT_EQ(server.contacts.size(), 1U);
    EXPECT_FALSE(desk.store->isUnsynchronised(idOf(1)));
    EXPECT_GT(desk.find(1)->version, 0);
    home.finish();
    EXPECT_EQ(*home.find(1), *desk.find(1));
}

TEST_F(ContactSyncTest, ALostAnswerCreatesNothingTwice) {
    desk.pipe.setUsable(true);
    while (desk.pipe.deliver()) {
    }
    ASSERT_TRUE(desk.store->save(card(1, "Neri")));
    desk.pipe.breakOff(true);
    EXPECT_EQ(server.contacts.size(), 1U);
    EXPECT_TRUE(desk.store->isUnsynchronised(idOf(1)));
    desk.crash();
    EXPECT_TRUE(desk.store->isUnsynchronised(idOf(1)));
    desk.finish();
    EXPECT_EQ(server.version, 1);
    EXPECT_FALSE(desk.store->isUnsynchronised(idOf(1)));
}

TEST_F(ContactSyncTest, ADownloadThatBreaksGoesOnWhereItWas) {
    for (int i = 1; i <= 9; ++i)
        server.save({card(i, "Neri"), 0});
    desk.pipe.setUsable(true);
    desk.pipe.deliver();
    desk.pipe.deliver();
    EXPECT_EQ(desk.store->size(), 0);  // all at once, when it is complete
    desk.pipe.breakOff(true);
    desk.pipe.asked = 0;
    server.remove({idOf(1), protocol::ContactBook::Personal, 1});
    desk.finish();
    EXPECT_EQ(desk.store->size(), 8);
    EXPECT_EQ(desk.find(1), nullptr);
    EXPECT_LE(desk.pipe.asked, 3);
    // And the next one brings the difference only.
    desk.pipe.asked = 0;
    server.save({card(2, "Verdi"), 2});
    desk.sync->setNewest(server.version);
    while (desk.pipe.deliver()) {
    }
    EXPECT_EQ(desk.pipe.asked, 1);
    EXPECT_EQ(desk.find(2)->lastName, "Verdi");
    desk.sync->setNewest(server.version);
    EXPECT_EQ(desk.pipe.asked, 1);
}

TEST_F(ContactSyncTest, WhoMissedRemovalsBeginsAnewAndKeepsItsOwnChanges) {
    for (int i = 1; i <= 5; ++i)
        server.save({card(i, "Neri"), 0});
    desk.finish();
    desk.pipe.breakOff(false);
    ASSERT_TRUE(desk.store->save(card(50, "Mine")));
    server.remove({idOf(1), protocol::ContactBook::Personal, 1});
    server.removals.clear();
    server.floor = server.version;
    desk.finish();
    EXPECT_EQ(desk.store->size(), 5);
    EXPECT_EQ(desk.find(1), nullptr);
    EXPECT_NE(desk.find(50), nullptr);
    EXPECT_TRUE(server.contacts.contains(idOf(50)));
}

TEST_F(ContactSyncTest, TwoDesksChangeDifferentThingsOfOneCard) {
    server.save({card(1, "Neri"), 0});
    desk.finish();
    home.finish();
    Contact mine = *desk.find(1);
    mine.organization = "ACME";
    Contact theirs = *home.find(1);
    theirs.fields.push_back({ContactFieldType::Mobile, "333 1", ""});
    desk.pipe.breakOff(false);
    ASSERT_TRUE(desk.store->save(mine, *desk.find(1)));
    ASSERT_TRUE(home.store->save(theirs, *home.find(1)));
    home.finish();
    desk.finish();
    EXPECT_EQ(desk.find(1)->organization, "ACME");
    EXPECT_EQ(desk.find(1)->fields.size(), 2U);
    EXPECT_EQ(server.contacts.size(), 1U);
}

// A dialog is open while the card changes elsewhere: what it began with counts, not what is in the table now.
TEST_F(ContactSyncTest, AChangeThatArrivesWhileSomebodyEditsIsNotOverwritten) {
    server.save({card(1, "Neri"), 0});
    desk.finish();
    const Contact seen = *desk.find(1);
    Contact theirs = seen;
    theirs.organization = "ACME";
    server.save({theirs, seen.version});
    desk.sync->setNewest(server.version);
    desk.finish();
    ASSERT_EQ(desk.find(1)->organization, "ACME");
    Contact mine = seen;
    mine.lastName = "Verdi";
    ASSERT_TRUE(desk.store->save(mine, seen));
    desk.finish();
    EXPECT_EQ(desk.find(1)->organization, "ACME");
    EXPECT_EQ(desk.find(1)->lastName, "Verdi");
    EXPECT_EQ(*desk.find(1), server.contacts.at(idOf(1)));
}

TEST_F(ContactSyncTest, TwoDesksGiveOneCardAnotherName) {
    server.save({card(1, "Neri"), 0});
    desk.finish();
    home.finish();
    desk.pipe.breakOff(false);
    std::vector<std::string> copies;
    QObject::connect(desk.sync.get(), &ContactSync::copied,
                     [&](const Contact& copy) { copies.push_back(copy.lastName); });
    ASSERT_TRUE(desk.store->save(card(1, "Bianchi"), *desk.find(1)));
    ASSERT_TRUE(home.store->save(card(1, "Verdi"), *home.find(1)));
    home.finish();
    desk.finish();
    EXPECT_EQ(copies, std::vector<std::string>{"Bianchi"});
    EXPECT_EQ(server.contacts.at(idOf(1)).lastName, "Verdi");
    EXPECT_EQ(server.contacts.at(idOf(100)).lastName, "Bianchi");
    EXPECT_EQ(desk.store->size(), 2);
}

TEST_F(ContactSyncTest, AnEditBringsARemovedCardBack_AndARemovalLeavesAnEditedOne) {
    server.save({card(1, "Neri"), 0});
    server.save({card(2, "Neri"), 0});
    desk.finish();
    home.finish();
    desk.pipe.breakOff(false);
    int kept = 0;
    QObject::connect(desk.sync.get(), &ContactSync::keptEdited, [&] { ++kept; });
    ASSERT_TRUE(desk.store->save(card(1, "Edited here"), *desk.find(1)));
    ASSERT_TRUE(desk.store->remove(*desk.find(2)));
    EXPECT_EQ(desk.find(2), nullptr);
    ASSERT_TRUE(home.store->remove(*home.find(1)));
    ASSERT_TRUE(home.store->save(card(2, "Edited there"), *home.find(2)));
    home.finish();
    desk.finish();
    EXPECT_EQ(server.contacts.at(idOf(1)).lastName, "Edited here");
    EXPECT_EQ(server.contacts.at(idOf(2)).lastName, "Edited there");
    EXPECT_EQ(desk.find(2)->lastName, "Edited there");
    EXPECT_EQ(kept, 1);
}

TEST_F(ContactSyncTest, WhatTheServerRefusesIsTakenBackAndTold) {
    server.save({card(1, "Neri"), 0});
    desk.finish();
    ErrorCode told = ErrorCode::Unknown;
    QObject::connect(desk.sync.get(), &ContactSync::refused,
                     [&](const Contact&, const Error& error) { told = error.code; });
    ASSERT_TRUE(desk.store->save(card(1, "Verdi"), *desk.find(1)));
    desk.pipe.refusal = Error{ErrorCode::Forbidden, "read-only"};
    while (desk.pipe.deliver()) {
    }
    EXPECT_EQ(told, ErrorCode::Forbidden);
    EXPECT_EQ(desk.find(1)->lastName, "Neri");
    EXPECT_FALSE(desk.store->isUnsynchronised(idOf(1)));
    EXPECT_TRUE(desk.diskEdits.empty());
}

// Random work at two desks with breaks and crashes at any step. A text is lost only when a user who saw it
// replaced it or removed its card.
class Interleaving {
  public:
    explicit Interleaving(unsigned seed) : random_(seed) {}

    void run() {
        for (int step = 0; step < 120; ++step)
            act(desks_[pick(2)]);
        for (int round = 0; round < 3; ++round)
            for (Desk& desk : desks_)
                desk.finish();
        check();
    }

  private:
    int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

    std::string token() { return "t" + std::to_string(++tokens_); }

    void act(Desk& desk) {
        switch (pick(9)) {
            case 0:
                return add(desk);
            case 1:
            case 2:
                return edit(desk);
            case 3:
                return pick(3) == 0 ? remove(desk) : edit(desk);
            case 4:
                return desk.pipe.breakOff(pick(2) == 0);
            case 5:
                desk.keepsContacts = pick(2) == 0;
                return pick(4) == 0 ? desk.crash() : void();
            case 6:
                if (!desk.pipe.isUsable())
                    desk.pipe.setUsable(true);
                return;
            default:
                for (int i = pick(4); i > 0; --i)
                    desk.pipe.deliver();
        }
    }

    void add(Desk& desk) {
        Contact contact = card(desk.nextId++, token());
        contact.fields[0].value = token();
        ASSERT_TRUE(desk.store->save(contact));
        expectNew({}, contact);
    }

    const Contact* any(Desk& desk) {
        std::vector<const Contact*> free;
        for (int slot = 0; slot < desk.store->slotCount(); ++slot)
            if (const Contact* contact = desk.store->at(slot);
                contact != nullptr && !desk.store->isUnsynchronised(contact->id))
                free.push_back(contact);
        return free.empty() ? nullptr : free[static_cast<std::size_t>(pick(static_cast<int>(free.size())))];
    }

    void edit(Desk& desk) {
        const Contact* before = any(desk);
        if (before == nullptr)
            return;
        Contact after = *before;
        switch (pick(4)) {
            case 0:
                after.lastName = token();
                break;
            case 1:
                after.organization = token();
                break;
            case 2:
                after.fields.push_back({ContactFieldType::Mobile, token(), ""});
                break;
            default:
                after.fields[0].value = token();
        }
        forgive(*before, after);
        expectNew(*before, after);
        ASSERT_TRUE(desk.store->save(after, Contact(*before)));
    }

    void remove(Desk& desk) {
        if (const Contact* contact = any(desk)) {
            forgive(*contact, {});
            ASSERT_TRUE(desk.store->remove(Contact(*contact)));
        }
    }

    static std::set<std::string> textsOf(const Contact& contact) {
        std::set<std::string> texts{contact.lastName, contact.organization};
        for (const auto& field : contact.fields)
            texts.insert(field.value);
        texts.erase("");
        return texts;
    }
    void expectNew(const Contact& before, const Contact& after) {
        const auto old = textsOf(before);
        for (const std::string& text : textsOf(after))
            if (!old.contains(text))
                expected_.insert(text);
    }
    void forgive(const Contact& before, const Contact& after) {
        const auto kept = textsOf(after);
        for (const std::string& text : textsOf(before))
            if (!kept.contains(text))
                expected_.erase(text);
    }

    void check() {
        std::set<std::string> found;
        for (const auto& [id, contact] : server_.contacts)
            for (const std::string& text : textsOf(contact))
                found.insert(text);
        for (const std::string& text : expected_)
            EXPECT_TRUE(found.contains(text)) << "lost: " << text;
        for (Desk& desk : desks_) {
            EXPECT_TRUE(desk.store->edits().empty());
            EXPECT_EQ(desk.store->size(), static_cast<int>(server_.contacts.size()));
            for (const auto& [id, contact] : server_.contacts) {
                const Contact* here = desk.store->find(id);
                ASSERT_NE(here, nullptr);
                EXPECT_EQ(*here, contact);
            }
        }
    }

    std::mt19937 random_;
    ContactServer server_;
    Desk desks_[2]{Desk{server_, 1000}, Desk{server_, 2000}};
    int tokens_ = 0;
    std::set<std::string> expected_;
};

TEST(ContactSyncProperty, NoInterleavingLosesATextOrLeavesTheDesksApart) {
    for (unsigned seed = 1; seed <= 400; ++seed) {
        Interleaving(seed).run();
        ASSERT_FALSE(::testing::Test::HasFailure()) << "seed " << seed;
    }
}

}  // namespace
}  // namespace euterpe::replica
