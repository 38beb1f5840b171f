// The contacts on disk: private, whole or not at all, and nothing of the user's lost without a word.
#include "desktop/replica/contact_files.h"

#include "desktop/replica/contacts.h"
#include "tests/desktop/support/contact_server.h"
#include "tests/desktop/support/waiting.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace euterpe::replica {
namespace {

using protocol::Contact;
using testing::ContactPipe;
using testing::ContactServer;
using testing::waitUntil;

Contact card(const char* lastName) {
    Contact contact;
    contact.id = Contacts::newId();
    contact.book = protocol::ContactBook::Personal;
    contact.firstName = "Ad\"a\n\\";
    contact.lastName = lastName;
    contact.fields = {{protocol::ContactFieldType::Work, "050 1", "7"}};
    return contact;
}

class ContactFilesTest : public ::testing::Test {
  protected:
    void damage(const QString& path, qint64 at) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadWrite));
        ASSERT_TRUE(file.seek(at));
        char byte = 0;
        ASSERT_TRUE(file.getChar(&byte));
        ASSERT_TRUE(file.seek(at));
        ASSERT_TRUE(file.putChar(static_cast<char>(byte ^ 1)));
    }

    QTemporaryDir folder;
    ContactFiles files = ContactFiles::of(folder.filePath(QStringLiteral("contacts")), "anna@pbx:5039");
};

TEST_F(ContactFilesTest, WhatIsWrittenComesBack) {
    ContactSnapshot all;
    all.position = {7, 3};
    for (const char* name : {"Neri", "Núñez", ""})
        all.contacts.push_back(std::make_shared<const Contact>(card(name)));
    ASSERT_TRUE(writeContacts(files, all));
    const ContactSnapshot back = readContacts(files);
    EXPECT_EQ(back.position, all.position);
    ASSERT_EQ(back.contacts.size(), 3U);
    EXPECT_EQ(*back.contacts[1], *all.contacts[1]);
    const std::vector<ContactEdit> edits{{ContactEditKind::Save, card("A"), card("B"), card("C")},
                                         {ContactEditKind::Remove, card("D"), card("D"), std::nullopt}};
    ASSERT_TRUE(writeEdits(files, edits));
    const auto again = readEdits(files);
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, edits);
    for (const QString& path : {files.contacts(), files.edits()})
        EXPECT_EQ(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
                  QFile::Permissions());
    EXPECT_NE(ContactFiles::of(folder.path(), "bruno@pbx:5039").name, files.name);
}

TEST_F(ContactFilesTest, AnyDamageOfTheContactsMeansThatTheyAreFetchedAnew) {
    ContactSnapshot all;
    all.position = {7, 3};
    all.contacts.push_back(std::make_shared<const Contact>(card("Neri")));
    ASSERT_TRUE(writeContacts(files, all));
    const qint64 size = QFileInfo(files.contacts()).size();
    for (qint64 at = 0; at < size; at += 7) {
        damage(files.contacts(), at);
        const ContactSnapshot back = readContacts(files);
        EXPECT_TRUE(back.contacts.empty()) << at;
        EXPECT_EQ(back.position, ContactPosition{}) << at;
        damage(files.contacts(), at);
    }
    ASSERT_TRUE(QFile::resize(files.contacts(), size / 2));
    EXPECT_TRUE(readContacts(files).contacts.empty());
    ASSERT_TRUE(QFile::resize(files.contacts(), 0));
    EXPECT_TRUE(readContacts(files).contacts.empty());
    QFile::remove(files.contacts());
    EXPECT_TRUE(readContacts(files).contacts.empty());
}

TEST_F(ContactFilesTest, DamagedEditsAreKeptAndTold) {
    ASSERT_TRUE(readEdits(files)->empty());
    ASSERT_TRUE(writeEdits(files, {{ContactEditKind::Save, card("A"), {}, {}}}));
    damage(files.edits(), 60);
    const auto damaged = readEdits(files);
    ASSERT_FALSE(damaged);
    EXPECT_EQ(damaged.error().code, ErrorCode::Malformed);
    EXPECT_TRUE(QFile::exists(files.edits() + QStringLiteral(".damaged")));
    EXPECT_TRUE(readEdits(files)->empty());
}

TEST_F(ContactFilesTest, ContactsAndChangesOutliveTheProgram_F7) {
    ContactServer server;
    ContactPipe pipe(server);
    server.save({card("Neri"), 0});
    const auto deliver = [&](Contacts& contacts) {
        return waitUntil([&] {
            while (pipe.deliver()) {
            }
            return contacts.hasDownloaded() && contacts.store().edits().empty();
        });
    };
    Contact added = card("Verdi");
    {
        Contacts contacts(pipe, folder.path());
        contacts.open("anna@pbx:5039");
        EXPECT_FALSE(contacts.isOpen());
        ASSERT_TRUE(waitUntil([&] { return contacts.isOpen(); }));
        pipe.setUsable(true);
        ASSERT_TRUE(deliver(contacts));
        EXPECT_EQ(contacts.store().size(), 1);
        pipe.setUsable(false);
        ASSERT_TRUE(contacts.store().save(added));
    }
    Contacts contacts(pipe, folder.path());
    contacts.open("anna@pbx:5039");
    ASSERT_TRUE(waitUntil([&] { return contacts.isOpen(); }));
    EXPECT_EQ(contacts.store().size(), 2) << "before anything came from the server";
    EXPECT_TRUE(contacts.store().isUnsynchronised(added.id));
    pipe.setUsable(true);
    ASSERT_TRUE(deliver(contacts));
    EXPECT_EQ(server.contacts.size(), 2U);

    // Another user at the same computer sees nothing of it.
    contacts.open("bruno@pbx:5039");
    EXPECT_EQ(contacts.store().size(), 0);
    ASSERT_TRUE(waitUntil([&] { return contacts.isOpen(); }));
    EXPECT_EQ(contacts.store().size(), 0);
}

TEST_F(ContactFilesTest, ADiskThatTakesNothingIsToldAndTheChangeStillSent) {
    ContactServer server;
    ContactPipe pipe(server);
    QFile blocking(folder.filePath(QStringLiteral("file")));
    ASSERT_TRUE(blocking.open(QIODevice::WriteOnly));
    Contacts contacts(pipe, blocking.fileName());  // a file where the folder should be
    int told = 0;
    QObject::connect(&contacts, &Contacts::notKept, [&] { ++told; });
    contacts.open("anna@pbx:5039");
    ASSERT_TRUE(waitUntil([&] { return contacts.isOpen(); }));
    pipe.setUsable(true);
    ASSERT_TRUE(contacts.store().save(card("Neri")));
    EXPECT_TRUE(waitUntil([&] {
        while (pipe.deliver()) {
        }
        return server.contacts.size() == 1;
    }));
    EXPECT_GE(told, 1);
}

}  // namespace
}  // namespace euterpe::replica
