// Telephony against a scripted AMI: order of snapshot and events, commands, faults.
#include "tests/server/telephony/scripted_pbx.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace euterpe::telephony {
namespace {

using ami::Message;
using ami::ScriptedAmi;
using protocol::CallState;
using testing::ElementsAre;
using testing::IsEmpty;

std::string channel(const std::string& kind, const std::string& name, const std::string& id, int state,
                    const std::string& more = "") {
    return "Event: " + kind + "\r\nChannel: " + name + "\r\nChannelState: " + std::to_string(state) +
           "\r\nCallerIDNum: 5551\r\nCallerIDName: x\r\nConnectedLineNum: 0335\r\nConnectedLineName: "
           "Anna\r\nExten: s\r\n"
           "Uniqueid: " +
           id + "\r\nLinkedid: " + id + "\r\n" + more + "\r\n";
}

TEST_F(TelephonyTest, SnapshotThenConnected) {
    lists["ExtensionStateList"] = "Event: ExtensionStatus\r\nExten: 101\r\nContext: x\r\nStatus: 0\r\n\r\n";
    lists["PJSIPShowContacts"] =
        "Event: ContactList\r\nEndpoint: 101\r\nUri: sip:101@192.0.2.1\r\nStatus: Reachable\r\n"
        "UserAgent: snomD785/10.1.64.14\r\n\r\n";
    lists["DBGetTreeCF"] = "Event: DBGetTreeResponse\r\nKey: /CF/101\r\nVal: 0335\r\n\r\n";
    connect();
    ASSERT_EQ(heard.statuses.size(), 1U);
    EXPECT_EQ(heard.statuses[0].version, "22.10.1");
    EXPECT_EQ(telephony->state().extension(ExtensionId("101"))->phone, protocol::PhoneState::Free);
    EXPECT_EQ(telephony->state().account(AccountId("101"))->model, "D785");
    EXPECT_EQ(telephony->state().self(ExtensionId("101")).forwardTo, "0335");
    ASSERT_TRUE(until([&] { return telephony->state().self(ExtensionId("117")).unheardMessages == 1; }));
    EXPECT_EQ(telephony->counters().snapshots, 1U)
        << "the FullyBooted that follows a login is not a second boot";
}

// What Asterisk lists for a manager user with `write = call,reporting`.
TEST_F(TelephonyTest, WhatThePbxDoesNotAllowIsToldBeforeItIsWanted) {
    std::string allowed = "Success\r\nPing: Keepalive command.  (Priv: <none>)\r\n";
    for (const char* action : {"Hangup", "Setvar", "Getvar", "Park", "CoreShowChannels", "DeviceStateList",
                               "ExtensionStateList", "MailboxCount", "PJSIPShowContacts"})
        allowed += std::string(action) + ": Something.  (Priv: call,reporting)\r\n";
    pbx->answer = [this, allowed](const Message& action) {
        return action.get("Action") == "ListCommands" ? ScriptedAmi::response(action, allowed)
                                                      : answer(action);
    };
    connect();
    ASSERT_TRUE(until([&] { return !telephony->missingRights().empty(); }));
    const auto& missing = telephony->missingRights();
    EXPECT_THAT(missing, testing::Contains("Originate: write = originate"));
    EXPECT_THAT(missing, testing::Contains("DBPut: write = system"));
    EXPECT_THAT(missing, testing::Not(testing::Contains("Hangup: write = call")));
}

TEST_F(TelephonyTest, AnAnswerThatIsNoListOfActionsSaysNothing) {
    connect();
    ASSERT_TRUE(until([&] {
        return last("ListCommands").get("Action") == "ListCommands" &&
               last("MailboxCount").get("Action") == "MailboxCount";
    }));
    EXPECT_TRUE(telephony->missingRights().empty());
}

// Subscribe first, snapshot second: what happens while the lists come is applied after them.
TEST_F(TelephonyTest, EventsDuringTheSnapshotAreAppliedAfterIt) {
    const std::string name = "PJSIP/103-00000001";
    lists["CoreShowChannels"] = channel("CoreShowChannel", name, "c1", 5, "Duration: 00:00:01\r\n");
    before["DeviceStateList"] = channel("Newstate", name, "c1", 6);
    before["CoreShowChannels"] = channel("Newchannel", "PJSIP/117-00000002", "c2", 4) +
                                 channel("Hangup", "x", "c2", 4, "Cause: 16\r\n");
    connect();
    EXPECT_EQ(telephony->state().call(CallId("c1"))->state, CallState::Talking);
    EXPECT_THAT(heard.statesOf(CallId("c1")), ElementsAre(CallState::Ringing, CallState::Talking));
    EXPECT_EQ(heard.statesOf(CallId("c2")).back(), CallState::Ended);
}

TEST_F(TelephonyTest, LostAndFoundAgain) {
    lists["ExtensionStateList"] = "Event: ExtensionStatus\r\nExten: 101\r\nContext: x\r\nStatus: 0\r\n\r\n";
    lists["CoreShowChannels"] =
        channel("CoreShowChannel", "PJSIP/103-00000001", "c1", 6, "Duration: 00:01:00\r\n");
    connect();
    ASSERT_NE(telephony->state().call(CallId("c1")), nullptr);
    pbx->drop();
    ASSERT_TRUE(until([&] { return !connected(); }));
    EXPECT_EQ(telephony->state().extension(ExtensionId("101"))->phone, protocol::PhoneState::Unknown);
    EXPECT_NE(telephony->state().call(CallId("c1")), nullptr) << "shown until the PBX says otherwise";
    lists["CoreShowChannels"] = "";
    ASSERT_TRUE(until([&] { return connected(); }));
    EXPECT_EQ(telephony->state().extension(ExtensionId("101"))->phone, protocol::PhoneState::Free);
    EXPECT_EQ(heard.statesOf(CallId("c1")).back(), CallState::Ended);
    EXPECT_EQ(heard.statuses.size(), 3U);
    EXPECT_EQ(telephony->counters().reconnects, 1U);
}

// After a restart Asterisk has the telephones' addresses and has not asked them yet.
TEST_F(TelephonyTest, TelephonesThatWereNotAskedYetAreAskedFor) {
    const auto contact = [](const std::string& endpoint, const std::string& status) {
        return "Event: ContactList\r\nEndpoint: " + endpoint + "\r\nStatus: " + status + "\r\n\r\n";
    };
    const auto device = [](const std::string& endpoint, const std::string& state) {
        return "Event: DeviceStateChange\r\nDevice: PJSIP/" + endpoint + "\r\nState: " + state + "\r\n\r\n";
    };
    lists["PJSIPShowContacts"] = contact("101", "NonQualified") + contact("102", "NonQualified") +
                                 contact("103", "Unreachable") + contact("101", "NonQualified");
    lists["DeviceStateList"] =
        device("101", "UNAVAILABLE") + device("102", "NOT_INUSE") + device("103", "UNAVAILABLE");
    connect();
    ASSERT_TRUE(until([&] { return !last("MailboxCount").empty(); }));
    std::vector<std::string> asked;
    for (const Message& action : pbx->actions) {
        if (action.get("Action") == "PJSIPQualify")
            asked.emplace_back(action.get("Endpoint"));
    }
    EXPECT_THAT(asked, ElementsAre("101"));
}

TEST_F(TelephonyTest, ReloadTakesTheSnapshotAgain) {
    connect();
    pbx->send("Event: Reload\r\nModule: All\r\n\r\nEvent: Reload\r\nModule: CDR\r\n\r\n");
    lists["ExtensionStateList"] = "Event: ExtensionStatus\r\nExten: 101\r\nContext: x\r\nStatus: 1\r\n\r\n";
    ASSERT_TRUE(until([&] { return telephony->counters().snapshots == 2; }));
    EXPECT_EQ(telephony->state().extension(ExtensionId("101"))->phone, protocol::PhoneState::Busy);
    EXPECT_EQ(heard.statuses.size(), 1U) << "connected all the time";
}

// A PBX that lacks a module or a right refuses a list; the rest works.
TEST_F(TelephonyTest, RefusedListsAreDoneWithout) {
    pbx->answer = [this](const Message& action) {
        return action.get("Action") == "PJSIPShowContacts" ? pbx->standardAnswer(action) : answer(action);
    };
    connect();
    EXPECT_FALSE(telephony->state().account(AccountId("101"))->registered);
}

// D1: exactly the Originate that pbx/conf/extensions_euterpe_c2c.conf expects.
TEST_F(TelephonyTest, DialOriginates) {
    connect();
    pbx->answer = [this](const Message& action) {
        return answer(action) + (action.get("Action") == "Originate"
                                     ? channel("Newchannel", "PJSIP/101-00000001", "wanted-1", 0)
                                     : "");
    };
    const auto outcome = dial("101", "101", "0335123", "wanted-1");
    ASSERT_TRUE(outcome && outcome->ok());
    EXPECT_EQ(**outcome, CallId("wanted-1"));
    const Message& originate = last("Originate");
    const std::pair<const char*, const char*> headers[] = {{"Channel", "PJSIP/101"},
                                                           {"Context", "euterpe-c2c"},
                                                           {"Exten", "0335123"},
                                                           {"Priority", "1"},
                                                           {"CallerID", "\"c2c: 0335123\" <0335123>"},
                                                           {"Timeout", "10000"},
                                                           {"Async", "true"},
                                                           {"ChannelId", "wanted-1"}};
    for (const auto& [name, value] : headers)
        EXPECT_EQ(originate.get(name), value);
    EXPECT_THAT(originate.all("Variable"),
                ElementsAre("__EUTERPE_C2C_EXT=101", "__EUTERPE_C2C_TARGET=0335123", "CDR(userfield)=c2c"));
    const protocol::Call& call = *telephony->state().call(CallId("wanted-1"));
    EXPECT_EQ(call.state, CallState::Calling);
    EXPECT_TRUE(call.clickToCall);
    EXPECT_EQ(call.peerNumber, "0335123");

    EXPECT_EQ(dial("101", "101", "0335123", "wanted-1")->error().code, ErrorCode::Conflict)
        << "never dialled twice";
    EXPECT_EQ(pbx->count("Originate"), 1);
}

// The refusal may come in the same packet as the acceptance, or later.
TEST_F(TelephonyTest, DialToATelephoneThatIsOff) {
    connect();
    const auto failure = [](const Message& action) {
        return "Event: OriginateResponse\r\nActionID: " + std::string(action.get("ActionID")) +
               "\r\nResponse: Failure\r\nReason: 0\r\nUniqueid: <null>\r\n\r\n";
    };
    pbx->answer = [&](const Message& action) {
        return answer(action) + (action.get("Action") == "Originate" ? failure(action) : "");
    };
    EXPECT_EQ(dial("101", "101", "103", "w1")->error().code, ErrorCode::PbxRefused);

    pbx->answer = [&](const Message& action) {
        if (action.get("Action") == "Ping" && pbx->count("Originate") == 2)
            return failure(last("Originate")) + answer(action);
        return answer(action);
    };
    EXPECT_EQ(dial("101", "101", "103", "w2")->error().code, ErrorCode::PbxRefused);
}

TEST_F(TelephonyTest, DialRefusesWhatCouldMeanSomethingElse) {
    connect();
    const std::string bad[] = {"",   "1 2", "1,2",  "103\r\nAction: Command", "1&2", "1@x", "1/2",
                               "\"", "<1>", "${X}", std::string(65, '1')};
    for (const std::string& target : bad)
        EXPECT_EQ(dial("101", "101", target, "w1")->error().code, ErrorCode::InvalidArgument) << target;
    EXPECT_EQ(dial("101/x", "101", "1", "w1")->error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(dial("101", "1,1", "1", "w1")->error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(dial("101", "101", "1", "w 1")->error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(dial("101", "101", "1", "")->error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(pbx->count("Originate"), 0);
}

TEST_F(TelephonyTest, DialWithoutPbxAndDialThatIsCut) {
    telephony = std::make_unique<Telephony>(io, config, heard, log);
    EXPECT_EQ(dial("101", "101", "1", "w1")->error().code, ErrorCode::PbxUnavailable);
    telephony.reset();
    connect();
    pbx->answer = [&](const Message& action) {
        if (action.get("Action") == "Originate")
            pbx->drop();
        return answer(action);
    };
    EXPECT_EQ(dial("101", "101", "1", "w1")->error().code, ErrorCode::PbxUnavailable);
    ASSERT_TRUE(until([&] { return connected(); }));
    EXPECT_EQ(pbx->count("Originate"), 1) << "never sent again";
}

TEST_F(TelephonyTest, HangupAndReject) {
    lists["CoreShowChannels"] = channel("CoreShowChannel", "PJSIP/103-00000001", "c1", 6) +
                                channel("CoreShowChannel", "PJSIP/117-00000002", "c2", 5);
    connect();
    EXPECT_TRUE(hangup(CallId("c1"))->ok());
    EXPECT_EQ(last("Hangup").get("Channel"), "PJSIP/103-00000001");
    EXPECT_EQ(last("Hangup").get("Cause"), "16");
    EXPECT_TRUE(reject(CallId("c2"))->ok());
    EXPECT_EQ(last("Hangup").get("Channel"), "PJSIP/117-00000002");
    EXPECT_EQ(last("Hangup").get("Cause"), "17");
    EXPECT_EQ(reject(CallId("c1"))->error().code, ErrorCode::Conflict) << "it talks";
    EXPECT_EQ(hangup(CallId("c9"))->error().code, ErrorCode::NotFound);
    EXPECT_EQ(reject(CallId("c9"))->error().code, ErrorCode::NotFound);

    pbx->answer = [&](const Message& action) {
        return action.get("Action") == "Hangup"
                   ? ScriptedAmi::response(action, "Error\r\nMessage: No such channel\r\n")
                   : answer(action);
    };
    EXPECT_EQ(hangup(CallId("c1"))->error().code, ErrorCode::NotFound) << "ended by itself meanwhile";
}

// E6: a switch thrown on a FreePBX shows by its custom device state; the values are read then.
TEST_F(TelephonyTest, ServicesAreReadWhenTheyChange) {
    connect();
    pbx->answer = [this](const Message& action) {
        if (action.get("Action") != "DBGet")
            return answer(action);
        if (action.get("Family") == "CF")
            return ScriptedAmi::response(action, "Error\r\nMessage: Database entry not found\r\n");
        const std::string id = "ActionID: " + std::string(action.get("ActionID")) + "\r\n";
        return ScriptedAmi::response(action, "Success\r\nEventList: start\r\n") + "Event: DBGetResponse\r\n" +
               id + "Val: YES\r\n\r\nEvent: DBGetComplete\r\nEventList: Complete\r\n" + id + "\r\n";
    };
    pbx->send("Event: DeviceStateChange\r\nDevice: Custom:DND101\r\nState: BUSY\r\n\r\n");
    ASSERT_TRUE(until([&] { return telephony->state().self(ExtensionId("101")).doNotDisturb; }));
}

// B2: Asterisk's ContactStatus does not name the User-Agent.
TEST_F(TelephonyTest, UserAgentIsAskedForWhenATelephoneRegisters) {
    connect();
    lists["PJSIPShowEndpoint"] =
        "Event: ContactStatusDetail\r\nAOR: 103\r\nEndpointName: 103\r\nURI: sip:103@192.0.2.9\r\n"
        "Status: Reachable\r\nUserAgent: Yealink SIP-T46S 66.85.0.5\r\n\r\n";
    pbx->send(
        "Event: ContactStatus\r\nURI: sip:103@192.0.2.9\r\nContactStatus: Created\r\nAOR: "
        "103\r\nEndpointName: 103\r\n\r\n");
    ASSERT_TRUE(until([&] { return telephony->state().account(AccountId("103"))->model == "T46S"; }));
    EXPECT_EQ(last("PJSIPShowEndpoint").get("Endpoint"), "103");
}

TEST_F(TelephonyTest, CdrEventsAreReportedOnce) {
    connect();
    pbx->send("Event: Cdr\r\nUniqueID: 1\r\n\r\nEvent: Cdr\r\nUniqueID: 2\r\n\r\n");
    ASSERT_TRUE(until([&] { return heard.cdrs > 0; }));
    EXPECT_EQ(heard.cdrs, 1);
    pbx->send("Event: Cdr\r\nUniqueID: 3\r\n\r\n");
    ASSERT_TRUE(until([&] { return heard.cdrs == 2; }));
}

// E3 by click-to-call: nobody is dialled, so time must tell.
TEST_F(TelephonyTest, ClickToCallToAServiceTalksAfterAWhile) {
    connect();
    pbx->answer = [this](const Message& action) {
        return answer(action) + (action.get("Action") == "Originate"
                                     ? channel("Newchannel", "PJSIP/101-00000001", "w1", 0) +
                                           channel("Newstate", "PJSIP/101-00000001", "w1", 6)
                                     : "");
    };
    ASSERT_TRUE(dial("101", "101", "800", "w1")->ok());
    ASSERT_TRUE(until([&] { return telephony->state().call(CallId("w1"))->state == CallState::Talking; }));
    EXPECT_THAT(heard.statesOf(CallId("w1")),
                ElementsAre(CallState::Calling, CallState::Dialing, CallState::Talking));
}

TEST_F(TelephonyTest, EndpointsForTheImport) {
    lists["PJSIPShowEndpoints"] =
        "Event: EndpointList\r\nObjectName: 101\r\n\r\nEvent: EndpointList\r\nObjectName: trunk\r\n\r\n";
    lists["ExtensionStateList"] =
        "Event: ExtensionStatus\r\nExten: 101\r\nHint: "
        "PJSIP/101&PJSIP/101-2&Custom:DND101,CustomPresence:101\r\nStatus: 0\r\n\r\n";
    lists["PJSIPShowEndpoint"] =
        "Event: EndpointDetail\r\nCallerid: \"Giulia Bianchi\" <101>\r\nMailboxes: "
        "101@default,9@x\r\nContext: internal\r\n\r\n";
    connect();
    std::optional<Result<std::vector<EndpointInfo>>> outcome;
    telephony->readEndpoints([&](auto result) { outcome = std::move(result); });
    ASSERT_TRUE(until([&] { return outcome.has_value(); }));
    ASSERT_TRUE(outcome->ok());
    ASSERT_EQ(outcome->value().size(), 2U);
    const EndpointInfo& first = outcome->value()[0];
    EXPECT_EQ(first.id.str(), "101");
    EXPECT_EQ(first.callerIdName, "Giulia Bianchi");
    EXPECT_EQ(first.callerIdNumber, "101");
    EXPECT_EQ(first.mailbox, "101@default");
    EXPECT_EQ(first.hintExtension, "101");
    EXPECT_EQ(outcome->value()[1].hintExtension, "");
}

TEST_F(TelephonyTest, StopAnswersWhatIsOpen) {
    connect();
    std::optional<Result<CallId>> outcome;
    telephony->dial(AccountId("101"), ExtensionId("101"), "103", CallId("w1"),
                    [&](auto result) { outcome = result; });
    ASSERT_TRUE(until([&] { return pbx->count("Originate") == 1; }));
    const std::size_t statuses = heard.statuses.size();
    telephony->stop();
    ASSERT_TRUE(until([&] { return outcome.has_value(); }));
    EXPECT_EQ(outcome->error().code, ErrorCode::Cancelled);
    EXPECT_EQ(heard.statuses.size(), statuses);
}

// I1: what users choose goes to the PBX's hints: at once, after a reconnect where it differs, and never for
// somebody who was not here.
TEST_F(TelephonyTest, PresenceIsToldToThePbx) {
    using protocol::Presence;
    lists["PresenceStateList"] =
        "Event: PresenceStateChange\r\nPresentity: CustomPresence:101\r\nStatus: away\r\nSubtype: "
        "euterpe\r\n\r\n"
        "Event: PresenceStateChange\r\nPresentity: CustomPresence:103\r\nStatus: dnd\r\nSubtype:\r\n\r\n";
    telephony.reset();
    start();
    telephony->setPresence(ExtensionId("101"), Presence::Away, Presence::Away);
    telephony->setPresence(ExtensionId("102"), Presence::Busy, Presence::Available);
    telephony->setPresence(ExtensionId("104"), Presence::Offline, Presence::Offline);
    const auto told = [&] {
        std::vector<std::string> found;
        for (const Message& action : pbx->actions)
            if (action.get("Action") == "Setvar")
                found.push_back(std::string(action.get("Variable")) + '=' + std::string(action.get("Value")));
        return found;
    };
    ASSERT_TRUE(until([&] { return !told().empty(); }));
    EXPECT_THAT(told(), ElementsAre("PRESENCE_STATE(CustomPresence:102)=available,euterpe,"))
        << "101 is right already";
    telephony->setPresence(ExtensionId("102"), Presence::NotAvailable, Presence::NotAvailable);
    telephony->setPresence(ExtensionId("102"), Presence::NotAvailable, Presence::NotAvailable);
    ASSERT_TRUE(until([&] { return told().size() > 1; }));
    telephony->setPresence(ExtensionId("102"), Presence::Offline, Presence::Offline);
    ASSERT_TRUE(until([&] { return told().size() > 2; }));
    EXPECT_THAT(told(), ElementsAre("PRESENCE_STATE(CustomPresence:102)=available,euterpe,",
                                    "PRESENCE_STATE(CustomPresence:102)=xa,euterpe,",
                                    "PRESENCE_STATE(CustomPresence:102)=unavailable,euterpe,"));
}

}  // namespace
}  // namespace euterpe::telephony
