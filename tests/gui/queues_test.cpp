// C2, C4, C7, C8, J3: what the queues make of the user, and pausing on them, by menu, key, button, light and
// tray.
#include "desktop/screens/dialogs/settings_dialog.h"
#include "desktop/screens/main/queue_control.h"
#include "desktop/screens/phone/function_buttons.h"
#include "lib/protocol/json.h"
#include "tests/gui/phone_desk.h"

#include <QAction>
#include <QCheckBox>
#include <QMenu>
#include <QToolButton>

namespace euterpe::testing {
namespace {

using protocol::QueueMembership;

const std::vector<QueueMembership> kActive{{"orders", AccountId("101"), false, ""},
                                           {"support", AccountId("101"), false, ""}};
const std::vector<QueueMembership> kPartly{{"orders", AccountId("101"), false, ""},
                                           {"support", AccountId("101"), true, "Auto-Pause"}};
const std::vector<QueueMembership> kPaused{{"orders", AccountId("101"), true, ""},
                                           {"support", AccountId("101"), true, "Auto-Pause"}};

// One test body for both kinds of desk.
template <class Base>
class QueueDesk : public Base {
  protected:
    void tellQueues(const std::vector<QueueMembership>& queues) {
        this->server.session.self.queues = queues;
        protocol::StateBatch batch;
        batch.self = this->server.session.self;
        this->server.push(batch);
        ASSERT_TRUE(waitUntil([&] { return this->app->session().self().self().queues == queues; }));
    }
    QToolButton* light() { return this->template find<QToolButton>("queueLight"); }
};

class Queues : public QueueDesk<Desk> {
  protected:
    void SetUp() override { signIn(); }
    QAction* pause() { return &window().queues().pauseAction(); }
    QAction* resume() { return &window().queues().resumeAction(); }
    void ctrlP() { key(Qt::Key_P, Qt::ControlModifier); }
    // The last wish that reached the server, as "pause support", once there were so many.
    std::string wish(int count) {
        EXPECT_TRUE(waitUntil([&] { return server.count("queue.pause") >= count; }));
        EXPECT_EQ(server.count("queue.pause"), count);
        if (server.count("queue.pause") == 0)
            return {};
        const auto params =
            protocol::fromJson<protocol::QueuePauseParams>(server.last("queue.pause")->params).value();
        return (params.paused ? "pause " : "resume ") + (params.queue.empty() ? "all" : params.queue);
    }
    std::vector<std::string> entries() {
        QMenu* menu = light()->menu();
        emit menu->aboutToShow();
        std::vector<std::string> texts;
        for (const QAction* action : menu->actions()) {
            if (!action->isSeparator())
                texts.push_back(action->text().toStdString());
        }
        return texts;
    }
};

TEST_F(Queues, C2_whoever_is_in_no_queue_is_not_bothered) {
    EXPECT_FALSE(light()->isVisible());
    EXPECT_FALSE(pause()->isVisible());
    EXPECT_FALSE(resume()->isVisible());
    EXPECT_FALSE(find<QWidget>("queuePauseButton")->isVisible());
    EXPECT_FALSE(platform.tray->look.tip.contains(QStringLiteral("Queues")));
    ctrlP();
    tellQueues(kActive);
    tellQueues({});
    ctrlP();
    settle();
    EXPECT_EQ(server.count("queue.pause"), 0);
    EXPECT_FALSE(light()->isVisible());
}

TEST_F(Queues, C4_C8_ctrl_p_pauses_and_resumes_and_the_light_follows_the_pbx) {
    tellQueues(kActive);
    EXPECT_TRUE(light()->isVisible());
    EXPECT_EQ(light()->accessibleName(), QStringLiteral("Queues: Active"));
    EXPECT_TRUE(light()->toolTip().contains(QStringLiteral("Takes calls: orders, support")));
    EXPECT_TRUE(pause()->isEnabled());
    EXPECT_FALSE(resume()->isEnabled());
    ctrlP();
    EXPECT_EQ(wish(1), "pause all");
    EXPECT_EQ(light()->accessibleName(), QStringLiteral("Queues: Active")) << "the PBX has not said so yet";

    tellQueues(kPartly);
    EXPECT_EQ(light()->accessibleName(), QStringLiteral("Queues: Partly paused"));
    EXPECT_TRUE(light()->toolTip().contains(QStringLiteral("Paused: support (Auto-Pause)")));
    EXPECT_TRUE(pause()->isEnabled() && resume()->isEnabled());
    EXPECT_FALSE(platform.tray->look.paused);
    ctrlP();
    EXPECT_EQ(wish(2), "pause all") << "in one queue calls still come";

    tellQueues(kPaused);
    EXPECT_EQ(light()->accessibleName(), QStringLiteral("Queues: In pause"));
    EXPECT_FALSE(pause()->isEnabled());
    ctrlP();
    EXPECT_EQ(wish(3), "resume all");
    tellQueues(kActive);
    ctrlP();
    EXPECT_EQ(wish(4), "pause all") << "the key is with the other action again";
}

TEST_F(Queues, C7_the_icon_shows_the_pause) {
    tellQueues(kPartly);
    const auto iconNow = [] { return QApplication::windowIcon().pixmap(48, 48).toImage(); };
    const QImage own = iconNow();
    tellQueues(kPaused);
    EXPECT_TRUE(platform.tray->look.paused);
    EXPECT_TRUE(platform.tray->look.tip.contains(QStringLiteral("Queues: In pause")));
    EXPECT_NE(iconNow(), own);
    tellQueues(kActive);
    EXPECT_EQ(iconNow(), own);
    // From the tray, too.
    QMenu* tray = platform.tray->shownMenu;
    ASSERT_NE(tray, nullptr);
    EXPECT_TRUE(tray->actions().contains(pause()) && tray->actions().contains(resume()));
}

TEST_F(Queues, J3_the_light_offers_each_queue) {
    auto queues = kPartly;
    queues.push_back({"R&D", AccountId("101"), false, ""});
    queues.push_back({"R&D", AccountId("101-2"), true, ""});
    tellQueues(queues);
    const std::vector<std::string> expected{"&Pause on all queues", "&Resume on all queues", "Pause on R&&D",
                                            "Pause on orders", "Resume on support"};
    EXPECT_EQ(entries(), expected);
    light()->menu()->actions().back()->trigger();
    EXPECT_EQ(wish(1), "resume support");
    tellQueues({kActive[0]});
    EXPECT_EQ(entries().size(), 2U) << "one queue is all queues";
}

TEST_F(Queues, J3_a_refusal_is_said_and_without_server_nothing_is_offered) {
    tellQueues(kActive);
    server.refuse = [](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method == "queue.pause")
            return Error{ErrorCode::PbxUnavailable, ""};
        return std::nullopt;
    };
    ctrlP();
    ASSERT_TRUE(waitUntil([this] { return window().notice().isVisible(); }));
    EXPECT_EQ(light()->accessibleName(), QStringLiteral("Queues: Active"));
    app->session().disconnectNow();
    ASSERT_TRUE(waitUntil([this] { return !light()->isEnabled(); }));
    EXPECT_FALSE(pause()->isEnabled());
}

TEST_F(Queues, J3_names_of_queues_are_no_markup) {
    tellQueues({{"<b>x</b>", AccountId("101"), false, ""}});
    EXPECT_TRUE(light()->toolTip().contains(QStringLiteral("&lt;b&gt;x")));
}

TEST_F(Queues, J3_the_button_is_on_while_all_are_paused) {
    auto* button = find<screens::BadgeButton>("queuePauseButton");
    tellQueues(kActive);
    EXPECT_TRUE(button->isVisible() && button->isEnabled());
    EXPECT_FALSE(button->isOn());
    click(button);
    EXPECT_EQ(wish(1), "pause all");
    tellQueues(kPaused);
    EXPECT_TRUE(button->isOn());
    click(button);
    EXPECT_EQ(wish(2), "resume all");
}

class QueueHabits : public Queues {
  protected:
    // A call of that queue or ring group rings and is answered.
    void answer(const char* id, const char* queue) {
        protocol::Call call = incoming(id, "0335123", "Zo\xc3\xab");
        call.queue = queue;
        tell(call);
        ASSERT_TRUE(waitUntil([&] { return app->session().calls().find(call.id) != nullptr; }));
        call.state = protocol::CallState::Talking;
        tell(call);
        ASSERT_TRUE(waitUntil(
            [&] { return app->session().calls().find(call.id)->state == protocol::CallState::Talking; }));
    }
    void set(bool settings::Values::*habit) {
        settings.update([habit](settings::Values& values) { values.*habit = true; });
    }
};

TEST_F(QueueHabits, J3_answering_a_call_of_a_queue_pauses_once) {
    tellQueues(kPartly);
    answer("c1", "orders");
    settle();
    EXPECT_EQ(server.count("queue.pause"), 0) << "nobody wished it";
    set(&settings::Values::pauseOnIncomingCall);
    answer("c2", "Both");  // a ring group
    settle();
    EXPECT_EQ(server.count("queue.pause"), 0);
    answer("c3", "orders");
    EXPECT_EQ(wish(1), "pause all");
    protocol::Call held = incoming("c3", "0335123", "Zo\xc3\xab");
    held.queue = "orders";
    for (const auto state : {protocol::CallState::Held, protocol::CallState::Talking}) {
        held.state = state;
        tell(held);
        ASSERT_TRUE(waitUntil([&] { return app->session().calls().find(held.id)->state == state; }));
    }
    settle();
    EXPECT_EQ(server.count("queue.pause"), 1) << "who has resumed meanwhile is left alone";
    tellQueues(kPaused);
    answer("c4", "orders");
    settle();
    EXPECT_EQ(server.count("queue.pause"), 1) << "paused already";
}

TEST_F(QueueHabits, J3_a_pause_that_failed_is_said) {
    set(&settings::Values::pauseOnIncomingCall);
    tellQueues(kActive);
    server.refuse = [](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method == "queue.pause")
            return Error{ErrorCode::PbxRefused, ""};
        return std::nullopt;
    };
    answer("c1", "orders");
    EXPECT_TRUE(waitUntil([this] { return window().notice().isVisible(); }));
}

TEST_F(QueueHabits, J3_logging_off_pauses_before) {
    tellQueues(kActive);
    app->session().disconnectNow();
    ASSERT_TRUE(waitUntil([this] { return server.count("session.logout") == 1; }));
    EXPECT_EQ(server.count("queue.pause"), 0) << "nobody wished it";
    set(&settings::Values::pauseOnLogoff);
    app->session().connectNow();
    ASSERT_TRUE(waitUntil([this] { return light()->isEnabled(); }));
    app->session().disconnectNow();
    ASSERT_TRUE(waitUntil([this] { return server.count("session.logout") == 2; }));
    ASSERT_EQ(wish(1), "pause all");
    ASSERT_GE(server.seen.size(), 2U);
    EXPECT_EQ(server.seen[server.seen.size() - 2].method, "queue.pause") << "before the session ends";
}

class QueueLooks : public QueueDesk<PhoneDesk>, public ::testing::WithParamInterface<Look> {};

TEST_P(QueueLooks, C4_every_state_has_room) {
    dress(GetParam());
    window().resize(1120, 760);
    server.session.self.hasMailbox = true;
    server.session.self.unheardMessages = 12;  // the widest row of buttons
    const std::pair<const char*, const std::vector<QueueMembership>*> states[] = {
        {"queues-active", &kActive}, {"queues-partly", &kPartly}, {"queues-paused", &kPaused}};
    for (const auto& [name, queues] : states) {
        tellQueues(*queues);
        settle();
        look(GetParam(), name);
    }
    light()->menu()->popup(light()->mapToGlobal(QPoint()));
    settle();
    look(GetParam(), "queues-menu", light()->menu());
    light()->menu()->hide();
    settings.update([](settings::Values& values) { values.compact = true; });
    settle();
    EXPECT_TRUE(light()->isVisible());
    look(GetParam(), "queues-compact");
}

TEST_P(QueueLooks, J3_the_options_have_room) {
    dress(GetParam());
    app->dialogs().openSettings(screens::SettingsDialog::Page::Services);
    settle();
    auto* dialog = app->dialogs().settingsDialog();
    ASSERT_TRUE(dialog->findChild<QCheckBox*>(QStringLiteral("pauseOnAnswer"))->isVisible());
    look(GetParam(), "queues-options", dialog);
}

INSTANTIATE_TEST_SUITE_P(Languages, QueueLooks, everyLook(), nameOf);

}  // namespace
}  // namespace euterpe::testing
