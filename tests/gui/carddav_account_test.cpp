// F8: a CardDAV account on a real radicale: added in the dialog, fetched, followed, removed.
#include "desktop/screens/contacts_import/carddav_dialog.h"
#include "lib/protocol/json.h"
#include "tests/gui/desk.h"
#include "tests/stage/radicale.h"

#include <map>
#include <set>

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>

namespace euterpe::testing {
namespace {

using protocol::Contact;

// The server's part: a personal book that imports, removals and downloads work on.
class CardDavAccount : public Desk {
  protected:
    void SetUp() override {
        server.answers["contact.changes"] = [this](const protocol::IncomingRequest& request) {
            const auto wanted = protocol::fromJson<protocol::ContactChangesParams>(request.params);
            protocol::ContactChangesResult page;
            page.version = version;
            page.base = wanted->base == 0 ? version : wanted->base;
            for (const auto& [id, contact] : book)
                if (contact.version > wanted->since)
                    page.contacts.push_back(contact);
            for (const auto& [id, when] : gone)
                if (when > wanted->since && !book.contains(id))
                    page.removed.push_back(id);
            return protocol::toJson(page);
        };
        server.answers["contact.import"] = [this](const protocol::IncomingRequest& request) {
            const auto batch = protocol::fromJson<protocol::ContactImportParams>(request.params);
            for (Contact one : batch->contacts) {
                one.importId = batch->importId;
                one.version = ++version;
                book[one.id] = one;
            }
            return told(protocol::toJson(protocol::ContactImportResult{{}, version}));
        };
        server.answers["contact.save"] = [this](const protocol::IncomingRequest& request) {
            Contact one = protocol::fromJson<protocol::ContactSaveParams>(request.params)->contact;
            one.version = ++version;
            book[one.id] = one;
            return told(protocol::toJson(protocol::ContactOutcome{false, one, version}));
        };
        server.answers["contact.remove"] = [this](const protocol::IncomingRequest& request) {
            const auto wanted = protocol::fromJson<protocol::ContactRemoveParams>(request.params);
            book.erase(wanted->contact);
            gone[wanted->contact] = ++version;
            return told(protocol::toJson(protocol::ContactOutcome{false, std::nullopt, version}));
        };
        server.snapshot.personalContactsVersion = version;
        radicale.put("a.vcf", card("Rossi", "0503163658"));
        radicale.put("b.vcf", card("Verdi", "0503163659"));
        signIn();
        ASSERT_TRUE(waitUntil([this] { return app->session().contacts().hasDownloaded(); }));
    }
    // The server tells that the book has changed, once it has answered.
    boost::json::value told(boost::json::value answer) {
        QTimer::singleShot(0, &server, [this] {
            protocol::StateBatch batch;
            batch.personalContactsVersion = version;
            server.push(batch);
        });
        return answer;
    }
    static std::string card(const std::string& name, const std::string& number) {
        return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:" + name + "\r\nFN:" + name + "\r\nN:" + name +
               ";;;;\r\nTEL:" + number + "\r\nEND:VCARD\r\n";
    }
    std::set<std::string> names() {
        std::set<std::string> all;
        for (const auto& [id, contact] : book)
            all.insert(contact.lastName);
        return all;
    }
    bool holds(const std::set<std::string>& wanted) {
        return waitUntil([&] { return names() == wanted && shownCount() == wanted.size(); },
                         std::chrono::seconds(30));
    }
    std::size_t shownCount() { return static_cast<std::size_t>(app->session().contacts().store().size()); }
    screens::CardDavDialog& dialog() {
        app->contactDialogs().openCardDav();
        return *app->contactDialogs().cardDavDialog();
    }
    template <class T>
    T* in(const char* name) {
        return app->contactDialogs().cardDavDialog()->findChild<T*>(QLatin1String(name));
    }
    void fillIn(const std::string& password) {
        dialog();
        in<QLineEdit>("cardDavUrl")->setText(QString::fromStdString(radicale.url()));
        in<QLineEdit>("cardDavUser")->setText(QString::fromStdString(stage::Radicale::kUser));
        in<QLineEdit>("cardDavPassword")->setText(QString::fromStdString(password));
        click(in<QPushButton>("addCardDav"));
    }
    QString outcome() { return in<QLabel>("cardDavOutcome")->text(); }

    stage::TemporaryFolder davFolder;
    stage::Radicale radicale{davFolder.path()};
    std::map<ContactId, Contact> book;
    std::map<ContactId, std::int64_t> gone;
    std::int64_t version = 1;
};

TEST_F(CardDavAccount, F8_its_contacts_come_follow_and_go) {
    fillIn("wrong");
    ASSERT_TRUE(waitUntil([this] { return outcome().contains(QStringLiteral("refuses this user name")); }));
    EXPECT_TRUE(settings.values().cardDavAccounts.isEmpty());

    fillIn(stage::Radicale::kPassword);
    ASSERT_TRUE(waitUntil([this] { return outcome().contains(QStringLiteral("Added")); }));
    ASSERT_TRUE(holds({"Rossi", "Verdi"}));
    EXPECT_EQ(book.begin()->second.source, protocol::ContactSource::CardDav);
    ASSERT_EQ(settings.values().cardDavAccounts.size(), 1);
    EXPECT_FALSE(
        settings.values().cardDavAccounts[0].contains(QString::fromStdString(stage::Radicale::kPassword)));
    auto* table = in<QTableWidget>("cardDavTable");
    ASSERT_TRUE(
        waitUntil([&] { return table->item(0, 2)->text().startsWith(QStringLiteral("Up to date")); }));

    radicale.remove("a.vcf");
    radicale.put("b.vcf", card("Verdi-Neri", "0503163659"));
    radicale.put("c.vcf", card("Bianchi", "1"));
    click(in<QPushButton>("fetchCardDav"));
    ASSERT_TRUE(holds({"Verdi-Neri", "Bianchi"}));

    dialog();
    table->setCurrentCell(0, 0);
    click(in<QPushButton>("removeCardDav"));
    ASSERT_TRUE(holds({}));
    EXPECT_TRUE(secrets.kept.size() == 1) << "its password went too, the server's stays";
}

TEST_F(CardDavAccount, F8_a_dead_server_removes_nothing) {
    fillIn(stage::Radicale::kPassword);
    ASSERT_TRUE(holds({"Rossi", "Verdi"}));
    auto* table = in<QTableWidget>("cardDavTable");
    ASSERT_TRUE(
        waitUntil([&] { return table->item(0, 2)->text().startsWith(QStringLiteral("Up to date")); }));
    radicale.stop();
    click(in<QPushButton>("fetchCardDav"));
    ASSERT_TRUE(
        waitUntil([&] { return table->item(0, 2)->text().contains(QStringLiteral("does not answer")); }));
    EXPECT_EQ(book.size(), 2u);
}

}  // namespace
}  // namespace euterpe::testing
