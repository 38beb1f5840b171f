// Queues by a scripted AMI (C2, J3): pause for each telephone, memberships that change without an event.
#include "tests/server/telephony/scripted_pbx.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace euterpe::telephony {
namespace {

std::string queueMember(const std::string& kind, const std::string& queue, const std::string& interface,
                        bool paused) {
    return "Event: " + kind + "\r\nQueue: " + queue +
           (kind == "QueueMember" ? "\r\nLocation: " : "\r\nInterface: ") + interface +
           "\r\nPaused: " + (paused ? "1" : "0") + "\r\n\r\n";
}

// J3: one action for each name by which queues call the user, whatever the others came to.
TEST_F(TelephonyTest, PauseOnQueuesIsAskedForEachTelephone) {
    lists["QueueStatus"] = queueMember("QueueMember", "orders", "PJSIP/101", false) +
                           queueMember("QueueMember", "support", "PJSIP/101", false) +
                           queueMember("QueueMember", "support", "Local/101@from-queue/n", false);
    connect();
    const ExtensionId own("101");
    EXPECT_EQ(telephony->state().self(own).queues.size(), 3U);
    bool found = false;
    pbx->answer = [&](const Message& action) {
        if (action.get("Action") != "QueuePause")
            return answer(action);
        if (!found && action.get("Interface").starts_with("Local"))
            return ScriptedAmi::response(action, "Error\r\nMessage: Interface not found\r\n");
        return ScriptedAmi::response(action, "Success\r\n");
    };
    const auto pause = [&](const std::string& queue, bool paused) {
        std::optional<Result<void>> outcome;
        pbx->actions.clear();
        telephony->setQueuePause(own, queue, paused, [&](Result<void> result) { outcome = result; });
        EXPECT_TRUE(until([&] { return outcome.has_value(); }));
        std::vector<std::string> asked;
        for (const Message& action : pbx->actions) {
            if (action.get("Action") == "QueuePause")
                asked.push_back(std::string(action.get("Interface")) + '|' +
                                std::string(action.get("Queue")) + '|' + std::string(action.get("Paused")));
        }
        return std::pair(*outcome, asked);
    };
    const auto [refused, askedFirst] = pause("", true);
    EXPECT_EQ(refused.error().code, ErrorCode::PbxRefused);
    EXPECT_EQ(askedFirst, (std::vector<std::string>{"PJSIP/101||true", "Local/101@from-queue/n||true"}));
    found = true;
    const auto [done, asked] = pause("support", false);
    EXPECT_TRUE(done);
    EXPECT_EQ(asked,
              (std::vector<std::string>{"Local/101@from-queue/n|support|false", "PJSIP/101|support|false"}));
    EXPECT_EQ(pause("gone", true).first.error().code, ErrorCode::Conflict);
}

// Asterisk reloads queues.conf without a word.
TEST_F(TelephonyTest, QueuesAreLookedAtNowAndThen) {
    config.queueRefresh = std::chrono::milliseconds(100);
    lists["QueueStatus"] = "";
    connect();
    const auto queues = [&] { return telephony->state().self(ExtensionId("101")).queues; };
    EXPECT_TRUE(queues().empty());
    lists["QueueStatus"] = queueMember("QueueMember", "orders", "PJSIP/101", true);
    ASSERT_TRUE(until([&] { return queues().size() == 1; }));
    EXPECT_TRUE(queues()[0].paused);
    // An event that comes with an older list is not undone by it.
    before["QueueStatus"] = queueMember("QueueMemberPause", "orders", "PJSIP/101", false);
    ASSERT_TRUE(until([&] { return !queues()[0].paused; }));
    const auto asked = [&] {
        return std::count_if(pbx->actions.begin(), pbx->actions.end(),
                             [](const Message& action) { return action.get("Action") == "QueueStatus"; });
    };
    const auto now = asked();
    ASSERT_TRUE(until([&] { return asked() >= now + 2; }));
    EXPECT_FALSE(queues()[0].paused);
    before.clear();
    ASSERT_TRUE(until([&] { return queues()[0].paused; })) << "the list alone counts again";
}

TEST_F(TelephonyTest, APbxWithoutQueuesIsAskedOnce) {
    config.queueRefresh = std::chrono::milliseconds(20);
    pbx->answer = [this](const Message& action) {
        if (action.get("Action") == "QueueStatus")
            return ScriptedAmi::response(action, "Error\r\nMessage: Invalid/unknown command\r\n");
        return answer(action);
    };
    connect();
    const std::size_t pings = pbx->actions.size() + 5;
    ASSERT_TRUE(until([&] { return pbx->actions.size() >= pings; })) << "Ping goes on, each 50 ms";
    EXPECT_EQ(std::count_if(pbx->actions.begin(), pbx->actions.end(),
                            [](const Message& action) { return action.get("Action") == "QueueStatus"; }),
              1);
}

}  // namespace
}  // namespace euterpe::telephony
