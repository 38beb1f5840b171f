// A Telephony against a scripted AMI that answers each list with what the test put there. One thread.
#pragma once

#include "tests/server/ami/scripted_ami.h"
#include "tests/server/telephony/fixture.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace euterpe::telephony {

using ami::Message;
using ami::ScriptedAmi;

struct TelephonyTest : testing::Test, Bench {
    std::optional<ScriptedAmi> pbx;
    std::map<std::string, std::string> lists;   // events of each list action, without ActionID
    std::map<std::string, std::string> before;  // sent as live events just before a list is answered

    TelephonyTest() {
        pbx.emplace(io);
        config.port = pbx->port();
        config.user = "euterpe";
        config.secret = "secret";
        config.actionTimeout = std::chrono::milliseconds(1'000);
        config.pingInterval = std::chrono::milliseconds(50);
        config.pingTimeout = std::chrono::milliseconds(200);
        pbx->answer = [this](const Message& action) { return answer(action); };
    }
    ~TelephonyTest() override { stop(); }

    std::string answer(const Message& action) {
        const std::string name(action.get("Action"));
        const std::string key = name == "DBGetTree" ? name + std::string(action.get("Family")) : name;
        if (name == "CoreSettings")
            return ScriptedAmi::response(action, "Success\r\nAsteriskVersion: 22.10.1\r\n");
        if (name == "MailboxCount")
            return ScriptedAmi::response(action, "Success\r\nMailbox: " + std::string(action.get("Mailbox")) +
                                                     "\r\nNewMessages: 1\r\nOldMessages: 2\r\n");
        if (name == "Originate" || name == "Hangup")
            return ScriptedAmi::response(action, "Success\r\n");
        const auto list = lists.find(key);
        if (list == lists.end() && !key.starts_with("DBGetTree") && name.find("List") == std::string::npos &&
            name.find("Show") == std::string::npos)
            return pbx->standardAnswer(action);
        const std::string id = "ActionID: " + std::string(action.get("ActionID")) + "\r\n";
        std::string text = before[key] + ScriptedAmi::response(action, "Success\r\nEventList: start\r\n");
        std::string events = list == lists.end() ? "" : list->second;
        for (std::size_t at = 0; (at = events.find("Event: ", at)) != std::string::npos; at += id.size() + 7)
            events.insert(at, id);
        return text + events + "Event: End\r\n" + id + "EventList: Complete\r\n\r\n";
    }
    void connect() {
        start();
        ASSERT_TRUE(until([&] { return connected(); }));
    }
    [[nodiscard]] const Message& last(const std::string& action) const {
        for (auto one = pbx->actions.rbegin(); one != pbx->actions.rend(); ++one) {
            if (one->get("Action") == action)
                return *one;
        }
        static const Message kNone;
        return kNone;
    }
};

}  // namespace euterpe::telephony
