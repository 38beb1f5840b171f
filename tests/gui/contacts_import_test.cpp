// F8: contacts from and to files, as the user does it. With EUTERPE_PICTURES=DIR the pictures are kept.
#include "desktop/screens/contacts_import/carddav_dialog.h"
#include "desktop/screens/contacts_import/export_dialog.h"
#include "desktop/screens/contacts_import/import_dialog.h"
#include "desktop/screens/contacts_import/imports_dialog.h"
#include "desktop/screens/phonebook/directory_results.h"
#include "desktop/screens/phonebook/phonebook_screen.h"
#include "desktop/widgets/search_field.h"
#include "lib/protocol/json.h"
#include "tests/gui/desk.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

namespace euterpe::testing {
namespace {

class ContactsImport : public Desk {
  protected:
    void SetUp() override {
        server.answers["contact.changes"] = [this](const protocol::IncomingRequest&) {
            protocol::ContactChangesResult page;
            page.contacts = book;
            page.version = 7;
            page.base = 7;
            return protocol::toJson(page);
        };
        server.answers["contact.import"] = [this](const protocol::IncomingRequest& request) {
            const auto batch = protocol::fromJson<protocol::ContactImportParams>(request.params);
            for (const protocol::Contact& one : batch->contacts)
                imported.push_back(one);
            return protocol::toJson(protocol::ContactImportResult{{}, 8});
        };
        server.answers["contact.import.undo"] = [this](const protocol::IncomingRequest& request) {
            undone = request.params.at("importId").as_string().c_str();
            return protocol::toJson(
                protocol::ContactImportUndoResult{static_cast<std::int64_t>(imported.size()), 0, 9, false});
        };
    }
    void begin() {
        server.snapshot.contactsVersion = 7;
        signIn();
        ASSERT_TRUE(waitUntil([this] { return app->session().contacts().hasDownloaded(); }));
    }
    QString file(const char* name, const QByteArray& text) {
        QFile made(folder.filePath(QLatin1String(name)));
        EXPECT_TRUE(made.open(QIODevice::WriteOnly));
        made.write(text);
        return made.fileName();
    }
    void choose(const char* action) {
        for (auto* one : window().findChildren<QAction*>())
            if (one->objectName() == QLatin1String(action))
                return one->trigger();
        FAIL() << action;
    }
    template <class T>
    static T* in(QWidget& dialog, const char* name) {
        return dialog.findChild<T*>(QLatin1String(name));
    }
    screens::ImportDialog& importDialog() { return *app->contactDialogs().importDialog(); }
    QString summary() { return in<QLabel>(importDialog(), "importSummary")->text(); }
    bool says(const char* words) {
        return waitUntil([&] { return summary().contains(QLatin1String(words)); });
    }

    std::vector<protocol::Contact> book;
    std::vector<protocol::Contact> imported;
    std::string undone;
};

constexpr const char* kFile =
    "FirstName,lastName,contactType,contactValue\n"
    "Anna,Rossi,Work,0503163658\nBruno,Verdi,Work,none\nCarla,Neri,Home,1\n";

TEST_F(ContactsImport, F8_a_file_is_looked_at_imported_and_taken_back) {
    begin();
    choose("menuImport");
    EXPECT_FALSE(in<QPushButton>(importDialog(), "startImport")->isEnabled());
    EXPECT_FALSE(in<QComboBox>(importDialog(), "importBook")->isEnabled()) << "the shared book is read-only";
    importDialog().useFile(file("book.csv", kFile));
    ASSERT_TRUE(says("2 contacts found (CSV). 2 will be added.")) << summary().toStdString();
    auto* errors = in<QTableWidget>(importDialog(), "importErrors");
    ASSERT_EQ(errors->rowCount(), 1);
    EXPECT_EQ(errors->item(0, 0)->text(), QStringLiteral("3"));
    EXPECT_EQ(errors->item(0, 1)->text(), QStringLiteral("Not a telephone number"));
    EXPECT_EQ(errors->item(0, 2)->text(), QStringLiteral("none"));

    click(in<QPushButton>(importDialog(), "startImport"));
    ASSERT_TRUE(says("2 contacts added."));
    ASSERT_EQ(imported.size(), 2u);
    EXPECT_EQ(imported[0].book, protocol::ContactBook::Personal);
    EXPECT_EQ(imported[0].source, protocol::ContactSource::Csv);
    click(in<QPushButton>(importDialog(), "undoImport"));
    ASSERT_TRUE(says("Taken back: 2 contacts removed."));
    EXPECT_EQ(undone, imported[0].importId);
}

TEST_F(ContactsImport, F8_an_import_begins_beside_the_phonebook_too) {
    begin();
    window().directories().open(screens::Directories::Section::Phonebook);
    auto* button = window().findChild<QPushButton*>(QStringLiteral("phonebookImport"));
    ASSERT_NE(button, nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_NE(app->contactDialogs().importDialog(), nullptr);
    EXPECT_TRUE(importDialog().isVisible());
    importDialog().close();
}

TEST_F(ContactsImport, F8_an_import_can_be_taken_back_later) {
    begin();
    choose("menuImport");
    importDialog().useFile(file("book.csv", kFile));
    ASSERT_TRUE(says("2 will be added."));
    click(in<QPushButton>(importDialog(), "startImport"));
    ASSERT_TRUE(says("2 contacts added."));
    importDialog().close();

    choose("menuImports");
    auto& dialog = *app->contactDialogs().importsDialog();
    auto* table = in<QTableWidget>(dialog, "importsTable");
    ASSERT_EQ(table->rowCount(), 1);
    EXPECT_EQ(table->item(0, 1)->text(), QStringLiteral("book.csv"));
    table->setCurrentCell(0, 0);
    click(in<QPushButton>(dialog, "undoOldImport"));
    QPushButton* accept = nullptr;
    ASSERT_TRUE(waitUntil([&] {
        accept = dialog.findChild<QPushButton*>(QStringLiteral("acceptMessage"));
        return accept != nullptr && accept->isVisible();
    }));
    EXPECT_TRUE(undone.empty()) << "only once it is confirmed";
    click(accept);
    ASSERT_TRUE(waitUntil([&] { return table->rowCount() == 0; }));
    EXPECT_EQ(undone, imported[0].importId);
}

TEST_F(ContactsImport, F8_what_is_no_file_of_contacts_is_said_to_be_none) {
    begin();
    choose("menuImport");
    importDialog().useFile(file("picture.png", "\x89PNG\r\n\x1a\n"));
    ASSERT_TRUE(says("neither a CSV file"));
    importDialog().useFile(folder.filePath(QStringLiteral("missing.csv")));
    ASSERT_TRUE(says("cannot be opened"));
    importDialog().useFile(file("damaged.pst", "!BDN and then nothing"));
    ASSERT_TRUE(says("neither a CSV file"));
    EXPECT_FALSE(in<QPushButton>(importDialog(), "startImport")->isEnabled());
}

TEST_F(ContactsImport, F8_contacts_are_written_for_other_programs) {
    protocol::Contact anna;
    anna.id = ContactId("00000000-0000-4000-8000-000000000001");
    anna.book = protocol::ContactBook::Personal;
    anna.firstName = "Anna";
    anna.lastName = "Rossi";
    anna.fields = {{protocol::ContactFieldType::Work, "0503163658", ""}};
    anna.version = 7;
    book = {anna};
    begin();
    choose("menuExport");
    auto& dialog = *app->contactDialogs().exportDialog();
    auto* which = in<QComboBox>(dialog, "exportWhich");
    which->setCurrentIndex(1);
    ASSERT_TRUE(in<QPushButton>(dialog, "startExport")->isEnabled());
    dialog.writeTo(folder.filePath(QStringLiteral("out.csv")));
    QFile out(folder.filePath(QStringLiteral("out.csv")));
    ASSERT_TRUE(out.open(QIODevice::ReadOnly));
    EXPECT_TRUE(out.readAll().contains("Anna,Rossi,,,Work,0503163658,"));
    EXPECT_TRUE(in<QLabel>(dialog, "exportOutcome")->text().contains(QStringLiteral("1 contact written")));
    which->setCurrentIndex(2);
    EXPECT_FALSE(in<QPushButton>(dialog, "startExport")->isEnabled())
        << "there is nothing in the shared book";
    dialog.writeTo(QStringLiteral("/nowhere/out.csv"));
    EXPECT_TRUE(in<QLabel>(dialog, "exportOutcome")->text().contains(QStringLiteral("cannot be written")));
}

TEST_F(ContactsImport, F6_the_company_directory_is_searched_below_the_phonebook) {
    protocol::ContactLookupResult found{protocol::LookupOutcome::Answered, {}, false};
    protocol::Contact anna;
    anna.source = protocol::ContactSource::Ldap;
    anna.firstName = "Anna";
    anna.lastName = "Rossi";
    anna.organization = "Acme";
    anna.fields = {{protocol::ContactFieldType::Work, "0503163658", ""},
                   {protocol::ContactFieldType::Mobile, "3331", ""}};
    found.contacts = {anna};
    server.answers["contact.lookup"] = [&](const protocol::IncomingRequest&) {
        return protocol::toJson(found);
    };
    begin();
    window().directories().openSearch(screens::Directories::Section::Phonebook);
    auto* results = find<screens::DirectoryResults>("directoryResults");
    ASSERT_NE(results, nullptr);
    EXPECT_FALSE(results->isVisible());
    auto& search = window().directories().phonebook()->search();
    search.setText(QStringLiteral("ross"));
    ASSERT_TRUE(waitUntil([&] { return results->isVisible(); }));
    EXPECT_EQ(server.last("contact.lookup")->params.at("text").as_string(), "ross");
    ASSERT_EQ(results->table().rowCount(), 2);
    EXPECT_EQ(results->table().item(1, 2)->text(), QStringLiteral("3331"));
    picture(QStringLiteral("directory"));
    emit results->table().cellDoubleClicked(1, 0);
    ASSERT_TRUE(waitUntil([&] { return server.count("call.dial") == 1; }));
    EXPECT_EQ(server.last("call.dial")->params.at("target").as_string(), "3331");

    found = {protocol::LookupOutcome::Unavailable, {}, false};
    search.setText(QStringLiteral("rossi"));
    ASSERT_TRUE(
        waitUntil([&] { return results->heading().text().contains(QStringLiteral("does not answer")); }));
    EXPECT_FALSE(results->table().isVisible());
    found = {protocol::LookupOutcome::NotConfigured, {}, false};
    search.setText(QStringLiteral("rossi a"));
    ASSERT_TRUE(waitUntil([&] { return !results->isVisible(); }));
    search.setText({});
    settle();
    EXPECT_EQ(server.count("contact.lookup"), 3) << "nothing is asked for nothing";
}

class ContactsLooks : public ContactsImport, public ::testing::WithParamInterface<Look> {};

TEST_P(ContactsLooks, EveryWordHasRoom) {
    begin();
    dress(GetParam());
    settings.update([](settings::Values& values) {
        values.cardDavAccounts = {
            QStringLiteral("00000000-0000-4000-8000-000000000009 https%3A%2F%2Fcloud.example.com anna ")};
    });
    choose("menuImport");
    importDialog().useFile(file("book.csv", kFile));
    auto* errors = in<QTableWidget>(importDialog(), "importErrors");
    ASSERT_TRUE(waitUntil([&] { return errors->rowCount() == 1; }));
    look(GetParam(), "contacts-import", &importDialog());
    click(in<QPushButton>(importDialog(), "startImport"));
    ASSERT_TRUE(waitUntil([&] { return in<QPushButton>(importDialog(), "undoImport")->isVisible(); }));
    look(GetParam(), "contacts-imported", &importDialog());
    importDialog().close();
    choose("menuExport");
    look(GetParam(), "contacts-export", app->contactDialogs().exportDialog());
    app->contactDialogs().exportDialog()->close();
    choose("menuImports");
    look(GetParam(), "contacts-imports", app->contactDialogs().importsDialog());
    app->contactDialogs().importsDialog()->close();
    choose("menuCardDav");
    look(GetParam(), "contacts-carddav", app->contactDialogs().cardDavDialog());
}

INSTANTIATE_TEST_SUITE_P(Looks, ContactsLooks, everyLook(), nameOf);

}  // namespace
}  // namespace euterpe::testing
