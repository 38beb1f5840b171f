// D6, D7, D14, F4: transfers in the window.
#include "desktop/models/extension_model.h"
#include "desktop/screens/extensions/extensions_screen.h"
#include "desktop/widgets/row_tree.h"
#include "tests/gui/phone_desk.h"

#include <QMenu>

namespace euterpe::testing {
namespace {

using phone::LegState;
using protocol::PhoneState;
using replica::Transfer;

class PhoneTransfers : public PhoneDesk {
  protected:
    Transfer::Stage stage() { return app->session().transfer().stage(); }
    bool consults(const std::string& number) {
        const auto* card = cardOf(number);
        return card != nullptr && card->view().role == screens::TransferRole::Consultation;
    }
    void openExtensions() {
        window().directories().open(screens::Directories::Section::Extensions);
        settle();
    }
    // The context menu of a colleague's row.
    QMenu* menuOf(const char* number) {
        auto* screen = window().directories().extensions();
        const QModelIndex row = screen->model().indexOf(ExtensionId(number));
        emit screen->table().menuRequested(row, window().pos());
        settle();
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }
    static QAction* entry(QMenu* menu, const char* name) {
        return menu == nullptr ? nullptr : menu->findChild<QAction*>(QLatin1String(name));
    }
};

TEST_F(PhoneTransfers, D7_F6_holds_the_call_and_the_field_asks_for_the_number) {
    talkTo("102", "Marco Ferrari");
    key(Qt::Key_F6);
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Held);
    EXPECT_TRUE(hint()->isVisible());
    EXPECT_TRUE(hint()->text().contains(QStringLiteral("Marco Ferrari")));
    EXPECT_EQ(QApplication::focusWidget(), field());
    EXPECT_EQ(field()->placeholderText(), QStringLiteral("Transfer to…"));
    EXPECT_EQ(textIn("102", "callState"), QStringLiteral("Transfer: to whom?"));
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    QTest::keyClicks(field(), QStringLiteral("105"));
    EXPECT_EQ(phone->count("dtmf 1 1"), 0);
    key(Qt::Key_Return);
    settle();
    EXPECT_EQ(phone->count("transfer 1 105"), 1);
    EXPECT_FALSE(hint()->isVisible());
    EXPECT_EQ(textIn("102", "callState"), QStringLiteral("Being transferred"));
}

TEST_F(PhoneTransfers, D6_F7_asks_first_and_F7_again_completes) {
    talkTo("102", "Marco Ferrari");
    key(Qt::Key_F7);
    settle();
    QTest::keyClicks(field(), QStringLiteral("105"));
    key(Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return consults("105"); }));
    EXPECT_EQ(textIn("102", "callState"), QStringLiteral("Waits to be transferred"));
    EXPECT_EQ(textIn("105", "callState"), QStringLiteral("Consultation: calling"));
    phone->peerAnswers(phone->with("105")->id);
    settle();
    EXPECT_EQ(textIn("105", "callState"), QStringLiteral("Consultation"));
    EXPECT_TRUE(button("105", "completeTransfer")->isVisible());
    key(Qt::Key_F7);
    settle();
    EXPECT_EQ(phone->count("transferTo 1 2"), 1);
    EXPECT_EQ(stage(), Transfer::Stage::None);
}

TEST_F(PhoneTransfers, C8_Del_cancels_and_takes_the_caller_back) {
    talkTo("102");
    key(Qt::Key_F7);
    settle();
    QTest::keyClicks(field(), QStringLiteral("105"));
    key(Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return consults("105"); }));
    key(Qt::Key_Delete);
    settle();
    EXPECT_EQ(stage(), Transfer::Stage::None);
    EXPECT_EQ(stateOf("102"), LegState::Talking);
    EXPECT_EQ(stateOf("105"), LegState::Ended);
    key(Qt::Key_F6);
    settle();
    key(Qt::Key_Delete);
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Talking);
    EXPECT_EQ(field()->placeholderText(), QStringLiteral("Number"));
}

TEST_F(PhoneTransfers, D7_a_busy_target_is_asked_about) {
    setPhone("105", PhoneState::Busy);
    talkTo("102");
    key(Qt::Key_F6);
    settle();
    QTest::keyClicks(field(), QStringLiteral("105"));
    key(Qt::Key_Return);
    settle();
    EXPECT_EQ(phone->count("transfer 1 105"), 0);
    EXPECT_TRUE(notice().text().contains(QStringLiteral("is talking")));
    agree(notice());
    EXPECT_EQ(phone->count("transfer 1 105"), 1);
}

TEST_F(PhoneTransfers, D7_directories_stay_usable_and_a_double_click_chooses_the_target) {
    openExtensions();
    talkTo("102");
    click(button("102", "transferBlind"));
    settle();
    emit window().directories().extensions()->dialRequested(QStringLiteral("106"));
    settle();
    EXPECT_EQ(phone->count("transfer 1 106"), 1);
    EXPECT_EQ(phone->count("dial 106"), 0);
}

TEST_F(PhoneTransfers, D7_a_target_that_does_not_answer_returns_the_caller_and_says_so) {
    talkTo("102");
    key(Qt::Key_F7);
    settle();
    QTest::keyClicks(field(), QStringLiteral("105"));
    key(Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return consults("105"); }));
    phone->peerHangsUp(phone->with("105")->id, protocol::EndReason::NoAnswer);
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Talking);
    EXPECT_TRUE(notice().text().contains(QStringLiteral("No answer")));
}

TEST_F(PhoneTransfers, D6_all_three_talk_together) {
    talkTo("102");
    key(Qt::Key_F7);
    settle();
    QTest::keyClicks(field(), QStringLiteral("105"));
    key(Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return consults("105"); }));
    EXPECT_FALSE(button("105", "joinCalls")->isEnabled());
    phone->peerAnswers(phone->with("105")->id);
    settle();
    click(button("105", "joinCalls"));
    settle();
    EXPECT_EQ(phone->count("merge 1 2"), 1);
    EXPECT_EQ(stage(), Transfer::Stage::None);
    EXPECT_EQ(textIn("105", "callState"), QStringLiteral("Three-way call"));
    click(button("105", "splitCalls"));
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Held);
    EXPECT_EQ(stateOf("105"), LegState::Held);
}

TEST_F(PhoneTransfers, F4_the_menu_offers_what_can_be_done_with_a_colleague_now) {
    openExtensions();
    setPhone("103", PhoneState::Busy);
    setPhone("104", PhoneState::Ringing);
    auto* menu = menuOf("105");
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(entry(menu, "menuTransferBlind"), nullptr);
    EXPECT_EQ(entry(menu, "menuBook"), nullptr);
    EXPECT_EQ(entry(menu, "menuPickUp"), nullptr);
    menu->close();
    menu = menuOf("103");
    ASSERT_NE(entry(menu, "menuBook"), nullptr);
    entry(menu, "menuBook")->trigger();
    menu->close();
    ASSERT_TRUE(waitUntil([this] { return server.count("booking.set") == 1; }));
    menu = menuOf("104");
    ASSERT_NE(entry(menu, "menuPickUp"), nullptr);
    entry(menu, "menuPickUp")->trigger();
    menu->close();
    ASSERT_TRUE(waitUntil([this] { return phone->count("dial **104") == 1; }));
    phone->peerHangsUp(phone->with("**104")->id);
    talkTo("102");
    menu = menuOf("105");
    ASSERT_NE(entry(menu, "menuTransferAttended"), nullptr);
    entry(menu, "menuTransferBlind")->trigger();
    menu->close();
    ASSERT_TRUE(waitUntil([this] { return phone->count("transfer 2 105") == 1; }));
}

TEST_F(PhoneTransfers, D14_a_call_comes_in_while_consulting_and_the_transfer_goes_on_afterwards) {
    talkTo("102");
    key(Qt::Key_F7);
    settle();
    QTest::keyClicks(field(), QStringLiteral("105"));
    key(Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return consults("105"); }));
    phone->peerAnswers(phone->with("105")->id);
    phone->ring("110");
    settle();
    click(button("110", "answerCall"));
    agree(notice());
    EXPECT_EQ(stateOf("110"), LegState::Talking);
    EXPECT_EQ(stateOf("105"), LegState::Held);
    phone->peerHangsUp(phone->with("110")->id);
    settle();
    EXPECT_EQ(stage(), Transfer::Stage::Consulting);
    click(button("105", "completeTransfer"));
    settle();
    EXPECT_EQ(phone->count("transferTo 1 2"), 1);
}

}  // namespace
}  // namespace euterpe::testing
