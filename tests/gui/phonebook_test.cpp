// F1, F3, F6, F7, C8: the phonebook in the window, against a server in this process. With
// EUTERPE_PICTURES=DIR pictures are kept, to be looked at.
#include "desktop/models/contact_model.h"
#include "desktop/screens/phonebook/contact_dialog.h"
#include "desktop/screens/phonebook/contact_picker.h"
#include "desktop/screens/phonebook/phonebook_screen.h"
#include "desktop/widgets/row_tree.h"
#include "desktop/widgets/search_field.h"
#include "tests/gui/phone_desk.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

namespace euterpe::testing {

// What the system was asked to open.
class MailReader : public QObject {
    Q_OBJECT

  public:
    MailReader() { QDesktopServices::setUrlHandler(QStringLiteral("mailto"), this, "open"); }
    ~MailReader() override { QDesktopServices::unsetUrlHandler(QStringLiteral("mailto")); }
    QList<QUrl> opened;

  public slots:
    void open(const QUrl& url) { opened << url; }
};

namespace {

using models::ContactModel;
using protocol::Contact;
using protocol::ContactBook;
using protocol::ContactFieldType;

ContactId idOf(int number) {
    char text[37];
    std::snprintf(text, sizeof text, "00000000-0000-4000-8000-%012d", number);
    return ContactId(text);
}

Contact card(int number, ContactBook book, const char* first, const char* last, const char* company) {
    Contact contact;
    contact.id = idOf(number);
    contact.book = book;
    contact.firstName = first;
    contact.lastName = last;
    contact.organization = company;
    contact.fields = {{ContactFieldType::Work, "050 316-" + std::to_string(3650 + number), ""},
                      {ContactFieldType::Mobile, "+39 335 612098" + std::to_string(number), ""},
                      {ContactFieldType::Email, "c" + std::to_string(number) + "@example.org", ""}};
    return contact;
}

class Phonebook : public PhoneDesk {
  protected:
    void SetUp() override {
        fillServer();
        signIn();
        openPhonebook();
    }
    void fillServer() {
        server.contacts.save({card(1, ContactBook::Shared, "Ingrid", "Müller", "Müller Elektronik GmbH"), 0});
        server.contacts.save({card(2, ContactBook::Personal, "Irene", "Sala", ""), 0});
        Contact imported = card(3, ContactBook::Shared, "Sofía", "Núñez", "Telecom Ibérica S.L.");
        imported.source = protocol::ContactSource::VCard;
        imported.unit = "Compras";
        server.contacts.save({imported, 0});
    }
    void openPhonebook() {
        window().resize(1180, 780);
        key(Qt::Key_F11);
        ASSERT_TRUE(waitUntil([this] { return model().rowCount() == 3; }));
    }

    screens::PhonebookScreen& screen() { return *window().directories().phonebook(); }
    widgets::RowTree& table() { return screen().table(); }
    const ContactModel& model() { return screen().model(); }
    replica::ContactStore& store() { return app->session().contacts().store(); }
    QModelIndex row(int number, int column = 0) { return model().indexOf(idOf(number), column); }
    QMenu* menuOf(const QModelIndex& index) {
        emit table().menuRequested(index, window().pos());
        settle();
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }
    screens::ContactDialog* dialog() { return window().findChild<screens::ContactDialog*>(); }
    template <class T>
    T* inDialog(const char* name) {
        return dialog()->findChild<T*>(QLatin1String(name));
    }
    void fill(const char* field, const char* text) {
        inDialog<QLineEdit>(field)->setText(QString::fromUtf8(text));
    }
    void allowSharedBook() {
        server.session.permissions.push_back(protocol::Permission::SharedBook);
        server.drop();
        ASSERT_TRUE(
            waitUntil([this] { return app->session().self().may(protocol::Permission::SharedBook); }));
    }
};

TEST_F(Phonebook, C8_f11_goes_to_its_search_and_finds_by_digits) {
    EXPECT_EQ(window().directories().section(), screens::Directories::Section::Phonebook);
    EXPECT_EQ(QApplication::focusWidget(), &screen().search().edit());
    picture(QStringLiteral("phonebook-light"));
    QTest::keyClicks(&screen().search().edit(), QStringLiteral("0503163651"));
    ASSERT_EQ(model().rowCount(), 1);
    EXPECT_EQ(model().record(model().index(0, 0))->id, idOf(1));
    screen().search().setText(QStringLiteral("muller"));
    EXPECT_EQ(model().rowCount(), 1);
    screen().search().setText(QStringLiteral("nothing like it"));
    EXPECT_EQ(model().rowCount(), 0);
}

TEST_F(Phonebook, F6_books_are_told_apart) {
    auto* scope = screen().findChild<QComboBox*>(QStringLiteral("phonebookScope"));
    scope->setCurrentIndex(scope->findText(QStringLiteral("Personal")));
    ASSERT_EQ(model().rowCount(), 1);
    EXPECT_EQ(model().record(model().index(0, 0))->lastName, "Sala");
    scope->setCurrentIndex(scope->findText(QStringLiteral("Imported")));
    ASSERT_EQ(model().rowCount(), 1);
    EXPECT_EQ(model().index(0, 0).data(Qt::AccessibleTextRole).toString(),
              QStringLiteral("Shared phonebook, from a vCard file"));
}

TEST_F(Phonebook, F3_keys_go_to_the_details_which_call_or_write) {
    MailReader mail;
    QSignalSpy dialled(&screen(), &screens::PhonebookScreen::dialRequested);
    table().setFocus();
    table().setCurrentIndex(row(1));
    QTest::keyClick(&table(), Qt::Key_Right);
    ASSERT_TRUE(table().currentIndex().parent().isValid());
    picture(QStringLiteral("phonebook-details"));
    QTest::keyClick(&table(), Qt::Key_Return);
    ASSERT_EQ(dialled.size(), 1);
    EXPECT_EQ(dialled[0][0].toString(), QStringLiteral("050 316-3651"));
    QTest::keyClick(&table(), Qt::Key_Down);
    QTest::keyClick(&table(), Qt::Key_Down);
    QTest::keyClick(&table(), Qt::Key_Return);
    EXPECT_EQ(mail.opened, QList<QUrl>{QUrl(QStringLiteral("mailto:c1@example.org"))});
    QTest::keyClick(&table(), Qt::Key_Left);
    EXPECT_FALSE(table().currentIndex().parent().isValid());
    EXPECT_FALSE(table().isExpanded(row(1)));
}

TEST_F(Phonebook, F7_faulty_fields_turn_red_and_nothing_is_saved) {
    click(screen().findChild<QPushButton*>(QStringLiteral("phonebookAdd")));
    ASSERT_NE(dialog(), nullptr);
    EXPECT_FALSE(inDialog<QComboBox>("contactBook")->isVisible()) << "may not write the shared book";
    fill("contactFirstName", "Ada");
    fill("contactValue", "call me");
    click(inDialog<QPushButton>("contactSave"));
    EXPECT_EQ(inDialog<QLineEdit>("contactLastName")->property("state").toString(), QStringLiteral("wrong"));
    EXPECT_EQ(inDialog<QLabel>("contactLastNameWrong")->text(), QStringLiteral("Enter the last name."));
    EXPECT_EQ(inDialog<QLineEdit>("contactValue")->property("state").toString(), QStringLiteral("wrong"));
    EXPECT_FALSE(inDialog<QLineEdit>("contactValue")->accessibleDescription().isEmpty());
    EXPECT_EQ(inDialog<QLineEdit>("contactFirstName")->property("state").toString(), QString());
    EXPECT_EQ(dialog()->focusWidget(), inDialog<QLineEdit>("contactLastName"));
    picture(QStringLiteral("contact-dialog-wrong"), dialog());
    EXPECT_EQ(server.count("contact.save"), 0);
    fill("contactLastName", "Neri");
    fill("contactValue", "050 1");
    EXPECT_EQ(inDialog<QLineEdit>("contactLastName")->property("state").toString(), QString());
    QTest::keyClick(inDialog<QLineEdit>("contactValue"), Qt::Key_Return);
    EXPECT_TRUE(waitUntil([this] { return server.contacts.contacts.size() == 4; }));
    EXPECT_TRUE(waitUntil([this] { return store().edits().empty(); }));
}

TEST_F(Phonebook, F7_a_contact_added_offline_is_marked_until_it_is_synchronised) {
    server.refuse = [](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method.starts_with("session."))
            return Error{ErrorCode::Database, "not now"};
        return std::nullopt;
    };
    server.drop();
    ASSERT_TRUE(waitUntil([this] { return !app->session().syncState().isOnline(); }));
    click(screen().findChild<QPushButton*>(QStringLiteral("phonebookAdd")));
    fill("contactFirstName", "Ada");
    fill("contactLastName", "Neri");
    fill("contactValue", "050 1");
    click(inDialog<QPushButton>("contactAddRow"));
    EXPECT_EQ(dialog()->findChildren<QLineEdit*>(QStringLiteral("contactValue")).size(), 2);
    click(inDialog<QPushButton>("contactSave"));
    const QModelIndex added = table().currentIndex();
    ASSERT_TRUE(added.isValid());
    EXPECT_EQ(model().record(added)->lastName, "Neri");
    EXPECT_EQ(model().record(added)->fields.size(), 1U) << "the empty row is none";
    EXPECT_TRUE(added.data(ContactModel::UnsynchronisedRole).toBool());
    picture(QStringLiteral("phonebook-offline"));
    auto* menu = menuOf(added);
    ASSERT_NE(menu, nullptr);
    EXPECT_FALSE(menu->findChild<QAction*>(QStringLiteral("menuEdit"))->isEnabled());
    EXPECT_FALSE(menu->findChild<QAction*>(QStringLiteral("menuEdit"))->toolTip().isEmpty());
    menu->close();
    server.refuse = nullptr;
    ASSERT_TRUE(waitUntil([this] { return store().edits().empty(); }, std::chrono::seconds(15)));
    EXPECT_EQ(server.contacts.contacts.size(), 4U);
    EXPECT_FALSE(table().currentIndex().data(ContactModel::UnsynchronisedRole).toBool());
}

TEST_F(Phonebook, F7_shared_contacts_are_changed_by_permission_only_and_deleted_after_a_question) {
    auto* menu = menuOf(row(1));
    ASSERT_NE(menu, nullptr);
    EXPECT_FALSE(menu->findChild<QAction*>(QStringLiteral("menuEdit"))->isEnabled());
    EXPECT_TRUE(menu->findChild<QAction*>(QStringLiteral("menuEdit"))
                    ->toolTip()
                    .contains(QStringLiteral("administrator")));
    menu->close();
    allowSharedBook();
    menu = menuOf(row(1));
    ASSERT_NE(menu, nullptr);
    picture(QStringLiteral("phonebook-menu"), menu);
    menu->findChild<QAction*>(QStringLiteral("menuEdit"))->trigger();
    menu->close();
    ASSERT_NE(dialog(), nullptr);
    picture(QStringLiteral("contact-dialog"), dialog());
    fill("contactUnit", "Einkauf");
    click(inDialog<QPushButton>("contactSave"));
    ASSERT_TRUE(waitUntil([this] { return server.contacts.contacts.at(idOf(1)).unit == "Einkauf"; }));
    ASSERT_TRUE(waitUntil([this] { return store().edits().empty(); }));

    const auto question = [this] {
        return window().findChild<QDialog*>(QStringLiteral("deleteContactDialog"));
    };
    menu = menuOf(row(1));
    menu->findChild<QAction*>(QStringLiteral("menuDelete"))->trigger();
    menu->close();
    ASSERT_NE(question(), nullptr);
    picture(QStringLiteral("phonebook-delete"), question());
    question()->reject();
    settle();
    EXPECT_NE(store().find(idOf(1)), nullptr);
    menu = menuOf(row(1));
    menu->findChild<QAction*>(QStringLiteral("menuDelete"))->trigger();
    menu->close();
    ASSERT_TRUE(waitUntil([&] { return question() != nullptr; }));
    question()->accept();
    EXPECT_EQ(store().find(idOf(1)), nullptr);
    EXPECT_TRUE(waitUntil([this] { return server.contacts.contacts.size() == 2; }));
}

TEST_F(Phonebook, F6_the_menu_offers_each_number) {
    QSignalSpy dialled(&screen(), &screens::PhonebookScreen::dialRequested);
    auto* menu = menuOf(row(2));
    ASSERT_NE(menu, nullptr);
    auto* call = menu->findChild<QAction*>(QStringLiteral("menuCall"));
    ASSERT_NE(call->menu(), nullptr);
    ASSERT_EQ(call->menu()->actions().size(), 2);
    call->menu()->actions()[1]->trigger();
    EXPECT_EQ(dialled.value(0).value(0).toString(), QStringLiteral("+39 335 6120982"));
    menu->findChild<QAction*>(QStringLiteral("menuCopy"))->menu()->actions()[0]->trigger();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("050 316-3652"));
    EXPECT_EQ(menu->findChild<QAction*>(QStringLiteral("menuTransferBlind")), nullptr);
    menu->close();
    table().expand(row(2));
    menu = menuOf(model().index(0, 0, row(2)));
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(menu->findChild<QAction*>(QStringLiteral("menuCall"))->text(),
              QStringLiteral("Call: 050 316-3652"));
    menu->close();
}

class PhonebookInPhoneMode : public Phonebook {
  protected:
    void SetUp() override {
        fillServer();
        signInAsPhone();
        openPhonebook();
    }
};

TEST_F(PhonebookInPhoneMode, F6_a_conversation_can_be_transferred_to_a_contact) {
    talkTo("102");
    QSignalSpy asked(&screen(), &screens::PhonebookScreen::personActionRequested);
    auto* menu = menuOf(row(2));
    ASSERT_NE(menu, nullptr);
    EXPECT_NE(menu->findChild<QAction*>(QStringLiteral("menuTransferAttended")), nullptr);
    auto* transfer = menu->findChild<QAction*>(QStringLiteral("menuTransferBlind"));
    ASSERT_NE(transfer, nullptr);
    transfer->menu()->actions()[0]->trigger();
    menu->close();
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][1].toString(), QStringLiteral("050 316-3652"));
}

TEST_F(Phonebook, F7_a_change_elsewhere_shows_at_once) {
    Contact changed = server.contacts.contacts.at(idOf(2));
    changed.organization = "Fontana Cablaggi";
    server.contacts.save({changed, changed.version});
    protocol::StateBatch batch;
    batch.personalContactsVersion = server.contacts.version;
    server.push(batch);
    EXPECT_TRUE(waitUntil([this] {
        return row(2, ContactModel::Organization).data().toString() == QStringLiteral("Fontana Cablaggi");
    }));
}

TEST_F(Phonebook, F7_a_caller_becomes_a_contact) {
    window().directories().addContact(QStringLiteral("050123"), QStringLiteral("Anna Maria Rossi"));
    ASSERT_NE(dialog(), nullptr);
    EXPECT_EQ(inDialog<QLineEdit>("contactFirstName")->text(), QStringLiteral("Anna Maria"));
    EXPECT_EQ(inDialog<QLineEdit>("contactLastName")->text(), QStringLiteral("Rossi"));
    EXPECT_EQ(inDialog<QLineEdit>("contactValue")->text(), QStringLiteral("050123"));
    dialog()->reject();
}

// A number that somebody has is no new contact, however it is written: that one is opened.
TEST_F(Phonebook, F7_a_number_that_is_known_opens_its_contact) {
    screen().search().setText(QStringLiteral("muller"));
    window().directories().addContact(QStringLiteral("3356120982"), QStringLiteral("I. Sala"));
    EXPECT_EQ(dialog(), nullptr);
    EXPECT_EQ(screen().search().text(), QString()) << "it was filtered out";
    ASSERT_NE(model().record(table().currentIndex()), nullptr);
    EXPECT_EQ(model().record(table().currentIndex())->id, idOf(2));
    ASSERT_NE(model().field(table().currentIndex()), nullptr);
    EXPECT_EQ(model().field(table().currentIndex())->value, "+39 335 6120982");
    EXPECT_TRUE(table().hasFocus());
    EXPECT_TRUE(window().notice().text().contains(QStringLiteral("Irene Sala")));
    picture(QStringLiteral("phonebook-known"));
    agree(window().notice());
    ASSERT_NE(dialog(), nullptr) << "a second one only when it is wanted";
    EXPECT_EQ(inDialog<QLineEdit>("contactValue")->text(), QStringLiteral("3356120982"));
    dialog()->reject();
}

TEST_F(Phonebook, F7_a_new_number_goes_into_a_contact_that_is_there) {
    window().directories().addContact(QStringLiteral("0586 77"), QStringLiteral("Irene"));
    ASSERT_NE(dialog(), nullptr);
    picture(QStringLiteral("contact-dialog-number"), dialog());
    click(inDialog<QPushButton>("contactExisting"));
    auto* picker = window().findChild<screens::ContactPicker*>();
    ASSERT_NE(picker, nullptr);
    EXPECT_TRUE(waitUntil([this] { return dialog() == nullptr; }));
    auto* add = picker->findChild<QPushButton*>(QStringLiteral("pickerAdd"));
    EXPECT_FALSE(add->isEnabled());
    auto* field = picker->findChild<widgets::SearchField*>();
    QTest::keyClicks(&field->edit(), QStringLiteral("mull"));
    QTest::keyClick(&field->edit(), Qt::Key_Down);
    EXPECT_FALSE(add->isEnabled()) << "the shared book may not be changed";
    picture(QStringLiteral("contact-picker-refused"), picker);
    field->setText(QStringLiteral("sala"));
    auto* rows = picker->findChild<widgets::RowTree*>();
    ASSERT_EQ(rows->model()->rowCount(), 1);
    QTest::keyClick(&field->edit(), Qt::Key_Down);
    EXPECT_TRUE(add->isEnabled());
    picture(QStringLiteral("contact-picker"), picker);
    QTest::keyClick(rows, Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return dialog() != nullptr; }));
    EXPECT_EQ(inDialog<QLineEdit>("contactLastName")->text(), QStringLiteral("Sala"));
    click(inDialog<QPushButton>("contactSave"));
    EXPECT_TRUE(waitUntil([this] { return server.contacts.contacts.at(idOf(2)).fields.size() == 4; }));
    EXPECT_EQ(server.contacts.contacts.at(idOf(2)).fields.back().value, "0586 77");
    EXPECT_EQ(server.contacts.contacts.size(), 3U) << "no second contact";
}

TEST_F(Phonebook, It_looks_right_in_the_dark) {
    settings.update([](settings::Values& values) { values.theme = settings::Theme::Dark; });
    table().setFocus();
    table().openDetails(row(3));
    picture(QStringLiteral("phonebook-dark"));
    screen().addContact({}, {});
    picture(QStringLiteral("contact-dialog-dark"), dialog());
    EXPECT_TRUE(dialog()->isVisible());
}

}  // namespace
}  // namespace euterpe::testing

#include "phonebook_test.moc"
