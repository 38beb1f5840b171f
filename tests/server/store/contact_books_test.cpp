// The phonebooks in the database: who sees what, concurrent changes, reading on (F6, F7).
#include "server/store/contact_books.h"

#include "lib/protocol/limits.h"
#include "tests/server/store/temp_store.h"

#include <map>

namespace euterpe::store {
namespace {

namespace limits = protocol::limits;
using protocol::Contact;
using protocol::ContactBook;
using protocol::ContactFieldType;

const BookUser kAnna{UserId("anna"), false};
const BookUser kBruno{UserId("bruno"), false};
const BookUser kEditor{UserId("carla"), true};

ContactId idOf(int number) {
    char text[37];
    std::snprintf(text, sizeof text, "00000000-0000-4000-8000-%012d", number);
    return ContactId(text);
}

Contact card(int number, ContactBook book, std::string lastName = "Rossi") {
    Contact contact;
    contact.id = idOf(number);
    contact.book = book;
    contact.firstName = "Ada";
    contact.lastName = std::move(lastName);
    contact.organization = "Ferramenta \"Rossi\" & C.";
    contact.fields = {{ContactFieldType::Work, "050 316-3658", "7"},
                      {ContactFieldType::Email, "ada@example.org", ""}};
    return contact;
}

// What a client of the protocol holds, read to the end.
struct Reader {
    std::map<ContactId, Contact> cards;
    std::int64_t since = 0;
    std::int64_t base = 0;
    int pages = 0;
    int restarts = 0;

    void read(ContactBooks& books, const UserId& user) {
        for (bool more = true; more; ++pages) {
            const auto page = books.changes(user, {since, base});
            ASSERT_OK(page);
            if (page->full) {
                cards.clear();
                ++restarts;
            }
            for (const Contact& contact : page->contacts)
                cards[contact.id] = contact;
            for (const ContactId& id : page->removed)
                cards.erase(id);
            ASSERT_TRUE(!page->more || page->version > since || page->full);
            since = page->version;
            base = page->base;
            more = page->more;
        }
    }
};

class ContactBooksTest : public StoreTest {
  protected:
    protocol::ContactOutcome saved(const BookUser& user, const Contact& contact, std::int64_t base = 0) {
        auto outcome = books_.save(user, {contact, base});
        EXPECT_TRUE(outcome) << outcome.error().detail;
        return outcome ? *outcome : protocol::ContactOutcome{};
    }

    ContactBooks books_{*store_};
};

TEST_F(ContactBooksTest, ACardComesBackAsItWasSaved) {
    const auto outcome = saved(kAnna, card(1, ContactBook::Personal));
    EXPECT_FALSE(outcome.conflict);
    Contact expected = card(1, ContactBook::Personal);
    expected.version = 1;
    EXPECT_EQ(outcome.contact, expected);
    Reader anna;
    anna.read(books_, kAnna.user);
    EXPECT_EQ(anna.cards[idOf(1)], expected);
    EXPECT_EQ(anna.since, 1);
}

TEST_F(ContactBooksTest, APersonalBookIsItsOwnersAlone_F6) {
    saved(kAnna, card(1, ContactBook::Personal));
    saved(kEditor, card(2, ContactBook::Shared));
    Reader anna, bruno;
    anna.read(books_, kAnna.user);
    bruno.read(books_, kBruno.user);
    EXPECT_EQ(anna.cards.size(), 2U);
    EXPECT_EQ(bruno.cards.size(), 1U);
    // Neither read, overwritten nor removed by another who guesses the id.
    EXPECT_EQ(books_.save(kBruno, {card(1, ContactBook::Personal, "X"), 1}).error().code,
              ErrorCode::InvalidArgument);
    const auto removed = books_.remove(kBruno, {idOf(1), ContactBook::Personal, 1});
    ASSERT_OK(removed);
    EXPECT_FALSE(removed->contact);
    EXPECT_EQ(books_.newest(kAnna.user).operator*(), 1);
    Reader again;
    again.read(books_, kAnna.user);
    EXPECT_EQ(again.cards.size(), 2U);
}

TEST_F(ContactBooksTest, TheSharedBookNeedsThePermission) {
    EXPECT_EQ(books_.save(kAnna, {card(1, ContactBook::Shared), 0}).error().code, ErrorCode::Forbidden);
    saved(kEditor, card(1, ContactBook::Shared));
    EXPECT_EQ(books_.remove(kAnna, {idOf(1), ContactBook::Shared, 1}).error().code, ErrorCode::Forbidden);
    EXPECT_EQ(books_.import(kAnna, {idOf(9).str(), ContactBook::Shared, {}}).error().code,
              ErrorCode::Forbidden);
    EXPECT_EQ(books_.undoImport(kAnna, {idOf(9).str(), ContactBook::Shared}).error().code,
              ErrorCode::Forbidden);
}

TEST_F(ContactBooksTest, TheServerChecksWhatIsSaved_F7) {
    Contact bad = card(1, ContactBook::Personal);
    bad.fields[0].value = "call me";
    const auto outcome = books_.save(kAnna, {bad, 0});
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(outcome.error().detail, "params.contact.fields[0].value: not a telephone number");
}

TEST_F(ContactBooksTest, ARepeatedRequestChangesNothing) {
    saved(kAnna, card(1, ContactBook::Personal));
    const auto again = saved(kAnna, card(1, ContactBook::Personal));
    EXPECT_FALSE(again.conflict);
    EXPECT_EQ(again.version, 1);
    const auto first = books_.remove(kAnna, {idOf(1), ContactBook::Personal, 1});
    const auto second = books_.remove(kAnna, {idOf(1), ContactBook::Personal, 1});
    ASSERT_OK(first);
    ASSERT_OK(second);
    EXPECT_FALSE(second->conflict);
    EXPECT_EQ(second->version, first->version);
    EXPECT_EQ(*books_.version(), 2);
}

TEST_F(ContactBooksTest, WhoComesLateIsToldWhatThereIs) {
    saved(kAnna, card(1, ContactBook::Personal));
    saved(kAnna, card(1, ContactBook::Personal, "Bianchi"), 1);
    const auto late = saved(kAnna, card(1, ContactBook::Personal, "Verdi"), 1);
    EXPECT_TRUE(late.conflict);
    ASSERT_TRUE(late.contact);
    EXPECT_EQ(late.contact->lastName, "Bianchi");
    EXPECT_EQ(late.version, 2);
    const auto removal = books_.remove(kAnna, {idOf(1), ContactBook::Personal, 1});
    ASSERT_OK(removal);
    EXPECT_TRUE(removal->conflict);
    EXPECT_FALSE(saved(kAnna, card(1, ContactBook::Personal, "Verdi"), late.version).conflict);
}

TEST_F(ContactBooksTest, AnEditOfARemovedCardIsToldSoAndMayBringItBack) {
    saved(kAnna, card(1, ContactBook::Personal));
    ASSERT_OK(books_.remove(kAnna, {idOf(1), ContactBook::Personal, 1}));
    const auto edit = saved(kAnna, card(1, ContactBook::Personal, "Verdi"), 1);
    EXPECT_TRUE(edit.conflict);
    EXPECT_FALSE(edit.contact);
    EXPECT_EQ(edit.version, 2);
    const auto back = saved(kAnna, card(1, ContactBook::Personal, "Verdi"), edit.version);
    EXPECT_FALSE(back.conflict);
    Reader anna;
    anna.read(books_, kAnna.user);
    EXPECT_EQ(anna.cards.size(), 1U);
}

TEST_F(ContactBooksTest, AReaderGoesOnWhereItStopped) {
    for (int i = 1; i <= 2500; ++i)
        saved(kEditor, card(i, ContactBook::Shared));
    Reader reader;
    reader.read(books_, kAnna.user);
    EXPECT_EQ(reader.cards.size(), 2500U);
    EXPECT_GE(reader.pages, 3);
    reader.pages = 0;
    saved(kEditor, card(7, ContactBook::Shared, "Neri"), reader.cards[idOf(7)].version);
    ASSERT_OK(books_.remove(kEditor, {idOf(9), ContactBook::Shared, reader.cards[idOf(9)].version}));
    saved(kAnna, card(3000, ContactBook::Personal));
    reader.read(books_, kAnna.user);
    EXPECT_EQ(reader.pages, 1);
    EXPECT_EQ(reader.cards.size(), 2500U);
    EXPECT_EQ(reader.cards[idOf(7)].lastName, "Neri");
    EXPECT_FALSE(reader.cards.contains(idOf(9)));
    EXPECT_EQ(reader.restarts, 0);
}

TEST_F(ContactBooksTest, APageHasALimitOfBytes) {
    for (int i = 1; i <= 100; ++i) {
        Contact large = card(i, ContactBook::Shared);
        large.fields.assign(
            limits::kContactFields,
            {ContactFieldType::Email, std::string(60, 'a') + "@" + std::string(150, 'b') + ".it", ""});
        saved(kEditor, large);
    }
    const auto page = books_.changes(kAnna.user, {0, 0});
    ASSERT_OK(page);
    EXPECT_TRUE(page->more);
    EXPECT_LT(page->contacts.size(), 60U);
    Reader reader;
    reader.read(books_, kAnna.user);
    EXPECT_EQ(reader.cards.size(), 100U);
}

TEST_F(ContactBooksTest, WhatChangesDuringTheFirstDownloadIsNotMissed) {
    for (int i = 1; i <= 2000; ++i)
        saved(kEditor, card(i, ContactBook::Shared));
    const auto first = books_.changes(kAnna.user, {0, 0});
    ASSERT_OK(first);
    ASSERT_TRUE(first->more);
    ASSERT_OK(books_.remove(kEditor, {idOf(1), ContactBook::Shared, 1}));
    Reader reader;
    for (const Contact& contact : first->contacts)
        reader.cards[contact.id] = contact;
    ASSERT_TRUE(reader.cards.contains(idOf(1)));
    reader.since = first->version;
    reader.base = first->base;
    reader.read(books_, kAnna.user);
    EXPECT_FALSE(reader.cards.contains(idOf(1)));
    EXPECT_EQ(reader.cards.size(), 1999U);
}

TEST_F(ContactBooksTest, RemovalsAreForgottenAndTheOneWhoMissedThemBeginsAnew) {
    saved(kEditor, card(1, ContactBook::Shared));
    saved(kEditor, card(2, ContactBook::Shared));
    Reader away, here;
    away.read(books_, kAnna.user);
    here.read(books_, kAnna.user);
    ASSERT_OK(books_.remove(kEditor, {idOf(1), ContactBook::Shared, 1}));
    here.read(books_, kAnna.user);
    // As many removals as are kept, without the time that it takes to make them one by one.
    runSql(file_,
           "insert into contact_removal (id, owner, version) with recursive n(i) as (select 100 union all "
           "select i + 1 from n where i < 100 + " +
               std::to_string(limits::kContactRemovals) + ") select 'r' || i, '', i from n");
    runSql(file_, "update contact_counter set version = 1000000");
    here.read(books_, kAnna.user);
    ASSERT_OK(books_.remove(kEditor, {idOf(2), ContactBook::Shared, 2}));
    EXPECT_EQ(runSql(file_, "select count(*) from contact_removal"),
              std::to_string(limits::kContactRemovals));
    here.read(books_, kAnna.user);
    EXPECT_TRUE(here.cards.empty());
    EXPECT_EQ(here.restarts, 0);
    away.read(books_, kAnna.user);
    EXPECT_TRUE(away.cards.empty());
    EXPECT_EQ(away.restarts, 1);
}

TEST_F(ContactBooksTest, AClientAheadOfTheDatabaseBeginsAnew) {
    saved(kAnna, card(1, ContactBook::Personal));
    const auto page = books_.changes(kAnna.user, {77, 70});
    ASSERT_OK(page);
    EXPECT_TRUE(page->full);
    EXPECT_EQ(page->contacts.size(), 1U);
    EXPECT_EQ(page->version, 1);
}

TEST_F(ContactBooksTest, AnImportCanBeSentTwiceAndTakenBack) {
    const std::string import = idOf(900).str();
    std::vector<Contact> batch;
    for (int i = 1; i <= 4; ++i) {
        batch.push_back(card(i, ContactBook::Personal));
        batch.back().source = protocol::ContactSource::Csv;
    }
    batch[3].fields[0].value = "n/a";
    saved(kAnna, card(50, ContactBook::Personal));
    for (int time = 0; time < 2; ++time) {
        const auto result = books_.import(kAnna, {import, ContactBook::Personal, batch});
        ASSERT_OK(result);
        ASSERT_EQ(result->refused.size(), 1U);
        EXPECT_EQ(result->refused[0].contact, idOf(4));
        EXPECT_EQ(result->refused[0].reason, "fields[0].value: not a telephone number");
        EXPECT_EQ(result->version, 4);
    }
    Reader anna;
    anna.read(books_, kAnna.user);
    ASSERT_EQ(anna.cards.size(), 4U);
    EXPECT_EQ(anna.cards[idOf(1)].source, protocol::ContactSource::Csv);
    EXPECT_EQ(anna.cards[idOf(1)].importId, import);

    Contact edited = anna.cards[idOf(2)];
    edited.lastName = "Gialli";
    edited = *saved(kAnna, edited, edited.version).contact;
    EXPECT_EQ(edited.source, protocol::ContactSource::Csv);
    const auto other = books_.undoImport(kBruno, {import, ContactBook::Personal});
    ASSERT_OK(other);
    EXPECT_EQ(other->removed, 0);
    const auto undone = books_.undoImport(kAnna, {import, ContactBook::Personal});
    ASSERT_OK(undone);
    EXPECT_EQ(undone->removed, 2);
    EXPECT_EQ(undone->kept, 1);
    EXPECT_FALSE(undone->more);
    anna.read(books_, kAnna.user);
    EXPECT_EQ(anna.cards.size(), 2U);
    EXPECT_TRUE(anna.cards.contains(idOf(2)));
    EXPECT_TRUE(anna.cards.contains(idOf(50)));
}

TEST_F(ContactBooksTest, APersonalBookGoesWithItsUser) {
    UserRecord anna;
    anna.id = kAnna.user;
    ASSERT_OK(store_->addUser(anna, "x"));
    saved(kAnna, card(1, ContactBook::Personal));
    Reader reader;
    reader.read(books_, kAnna.user);
    ASSERT_OK(store_->removeUser(kAnna.user));
    // Another person under the same name, at the desk of the first.
    reader.read(books_, kAnna.user);
    EXPECT_TRUE(reader.cards.empty());
    EXPECT_EQ(reader.restarts, 1);
}

TEST_F(ContactBooksTest, AReaderOfAllBooksSeesTheOwners) {
    saved(kAnna, card(1, ContactBook::Personal));
    saved(kEditor, card(2, ContactBook::Shared));
    ASSERT_OK(books_.remove(kAnna, {idOf(1), ContactBook::Personal, 1}));
    saved(kBruno, card(3, ContactBook::Personal));
    const auto all = books_.allChanges(0, 0, 100);
    ASSERT_OK(all);
    ASSERT_EQ(all->contacts.size(), 2U);
    EXPECT_EQ(all->contacts[0].owner, UserId());
    EXPECT_EQ(all->contacts[1].owner, kBruno.user);
    EXPECT_FALSE(all->more);
    saved(kBruno, card(3, ContactBook::Personal, "Neri"), 4);
    const auto next = books_.allChanges(all->version, all->base, 100);
    ASSERT_OK(next);
    ASSERT_EQ(next->contacts.size(), 1U);
    EXPECT_EQ(next->contacts[0].contact.lastName, "Neri");
}

TEST_F(ContactBooksTest, TextIsDataWhateverItHolds) {
    Contact contact = card(1, ContactBook::Personal, "Robert'); drop table contact;--");
    contact.unit = ":owner ? %s \\";
    saved(kAnna, contact);
    Reader anna;
    anna.read(books_, kAnna.user);
    EXPECT_EQ(anna.cards[idOf(1)].lastName, contact.lastName);
    EXPECT_EQ(anna.cards[idOf(1)].unit, contact.unit);
}

TEST(BookPermission, AdministratorsAndBookEditorsChangeTheSharedBookInEveryMode) {
    using protocol::Permission;
    for (const protocol::Mode mode : {protocol::Mode::Free, protocol::Mode::Pro, protocol::Mode::Phone}) {
        UserRecord user;
        const auto may = [&] {
            const auto held = permissionsOf(user, mode);
            return std::find(held.begin(), held.end(), Permission::SharedBook) != held.end();
        };
        EXPECT_FALSE(may());
        user.roles = {protocol::Role::Supervisor};
        EXPECT_FALSE(may());
        user.roles = {protocol::Role::BookEditor};
        EXPECT_TRUE(may());
        user.roles = {protocol::Role::Administrator};
        EXPECT_TRUE(may());
    }
}

}  // namespace
}  // namespace euterpe::store
