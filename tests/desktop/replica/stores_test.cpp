#include "desktop/replica/call_store.h"
#include "desktop/replica/favourite_store.h"
#include "desktop/replica/self_store.h"
#include "tests/desktop/support/fake_server.h"

#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

namespace euterpe::replica {
namespace {

using protocol::Call;
using protocol::CallState;
using protocol::EndReason;
using testing::call;

struct HeardCalls {
    explicit HeardCalls(CallStore& store) {
        QObject::connect(&store, &CallStore::callAdded, [this](const CallId& id) { log += "+" + id.str(); });
        QObject::connect(&store, &CallStore::callChanged, [this](const CallId& id, CallFields f) {
            log += "~" + id.str();
            fields = f;
        });
        QObject::connect(&store, &CallStore::callEnded, [this](const CallId& id, const Call& last) {
            log += "-" + id.str();
            ended = last;
        });
    }
    std::string log;
    CallFields fields;
    Call ended;
};

std::vector<std::string> ids(const CallStore& store) {
    std::vector<std::string> list;
    for (const Call& c : store.calls())
        list.push_back(c.id.str());
    return list;
}

TEST(CallStore, OrdersByLineWithTheLinelessLast) {
    CallStore store;
    store.apply(false, {call("x", 0), call("c", 3), call("a", 1)}, {});
    EXPECT_EQ(ids(store), (std::vector<std::string>{"a", "c", "x"}));
    store.apply(false, {call("x", 2)}, {});
    EXPECT_EQ(ids(store), (std::vector<std::string>{"a", "x", "c"}));
}

TEST(CallStore, TellsEachCallsLife) {
    CallStore store;
    HeardCalls heard(store);
    store.apply(false, {call("a", 1, CallState::Ringing)}, {});
    store.apply(false, {call("a", 1, CallState::Ringing)}, {});
    store.apply(false, {call("a", 1, CallState::Talking)}, {});
    EXPECT_EQ(heard.fields, CallFields(CallField::State));
    Call last = call("a", 1, CallState::Ended);
    last.endReason = EndReason::Busy;
    store.apply(false, {last}, {});
    store.apply(false, {last}, {});
    EXPECT_EQ(heard.log, "+a~a-a");
    EXPECT_EQ(heard.ended.endReason, EndReason::Busy);
    EXPECT_TRUE(store.calls().empty());
}

// A call that fails within one flush of the server: who dialled hears why, once.
TEST(CallStore, TellsACallThatIsOverAtItsFirstWord) {
    CallStore store;
    HeardCalls heard(store);
    Call last = call("a", 1, CallState::Ended);
    last.endReason = EndReason::Busy;
    store.apply(false, {last}, {});
    store.apply(false, {last}, {});
    EXPECT_EQ(heard.log, "+a-a");
    EXPECT_EQ(heard.ended.endReason, EndReason::Busy);
    EXPECT_TRUE(store.calls().empty());
}

// The line of an ended call is free before the next call takes it.
TEST(CallStore, EndsComeBeforeBeginnings) {
    CallStore store;
    store.apply(false, {call("a", 1)}, {});
    HeardCalls heard(store);
    store.apply(false, {call("b", 1), call("a", 1, CallState::Ended)}, {});
    EXPECT_EQ(heard.log, "-a+b");
}

TEST(CallStore, WhatASnapshotDoesNotHoldHasEndedUnseen) {
    CallStore store;
    store.apply(false, {call("a", 1), call("b", 2)}, {});
    HeardCalls heard(store);
    store.apply(true, {call("b", 2)}, {});
    EXPECT_EQ(heard.log, "-a");
    EXPECT_EQ(heard.ended.state, CallState::Ended);
    EXPECT_EQ(heard.ended.endReason, EndReason::Unknown);
    store.apply(false, {}, {CallId("b"), CallId("never")});
    EXPECT_EQ(heard.log, "-a-b");
}

TEST(CallStore, RandomDeltasEqualTheFinalSnapshot) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        const auto pick = [&](int below) {
            return static_cast<int>(random() % static_cast<unsigned>(below));
        };
        CallStore store;
        std::map<CallId, Call> truth;
        for (int step = 0; step < 300; ++step) {
            Call c = call("c" + std::to_string(pick(8)), pick(5), static_cast<CallState>(1 + pick(6)));
            c.startedAt = pick(3);
            if (c.state == CallState::Ended)
                truth.erase(c.id);
            else
                truth[c.id] = c;
            store.apply(false, {c}, {});
        }
        CallStore fresh;
        std::vector<Call> all;
        for (const auto& [id, c] : truth)
            all.push_back(c);
        fresh.apply(true, all, {});
        EXPECT_EQ(store.calls(), fresh.calls()) << "seed " << seed;
    }
}

struct HeardStars {
    explicit HeardStars(FavouriteStore& store) {
        QObject::connect(&store, &FavouriteStore::changed, [this](const QVector<ExtensionId>& list) {
            for (const ExtensionId& id : list)
                log += id.str() + " ";
        });
    }
    std::string log;
};

const ExtensionId k1("1");
const ExtensionId k2("2");

// F5.
TEST(FavouriteStore, AStarShowsAtOnceAndGoesWhenRefused) {
    FavouriteStore store;
    store.setFromServer({k2});
    HeardStars heard(store);
    const int ticket = store.begin(k1, true);
    EXPECT_TRUE(store.contains(k1));
    EXPECT_EQ(store.ids(), (std::vector<ExtensionId>{k1, k2}));
    store.finish(ticket, false);
    EXPECT_FALSE(store.contains(k1));
    EXPECT_EQ(heard.log, "1 1 ");
}

TEST(FavouriteStore, TheServersListMayComeBeforeOrAfterTheAnswer) {
    for (const bool listFirst : {true, false}) {
        FavouriteStore store;
        HeardStars heard(store);
        const int ticket = store.begin(k1, true);
        if (listFirst)
            store.setFromServer({k1});
        store.finish(ticket, true);
        if (!listFirst)
            store.setFromServer({k1});
        EXPECT_TRUE(store.contains(k1));
        EXPECT_EQ(heard.log, "1 ") << "no flicker";
    }
}

TEST(FavouriteStore, TheNewestOfTwoClicksIsShown) {
    FavouriteStore store;
    const int on = store.begin(k1, true);
    const int off = store.begin(k1, false);
    EXPECT_FALSE(store.contains(k1));
    store.finish(on, true);
    EXPECT_FALSE(store.contains(k1));
    store.finish(off, true);
    EXPECT_FALSE(store.contains(k1));
    const int again = store.begin(k1, true);
    const int refused = store.begin(k1, false);
    store.finish(again, true);
    store.finish(refused, false);
    EXPECT_TRUE(store.contains(k1)) << "what the server accepted last";
    store.finish(refused, true);  // an unknown ticket is nobody's
    EXPECT_TRUE(store.contains(k1));
}

TEST(SelfStore, PresenceShowsAtOnceAndGoesBackWhenRefused) {
    SelfStore store;
    protocol::Self self;
    self.presence = protocol::Presence::Available;
    store.setFromServer(self);
    SelfFields fields;
    int told = 0;
    QObject::connect(&store, &SelfStore::selfChanged, [&](SelfFields f) {
        ++told;
        fields = f;
    });
    const int ticket = store.beginPresence(protocol::Presence::Away);
    EXPECT_EQ(store.self().presence, protocol::Presence::Away);
    EXPECT_EQ(fields, SelfFields(SelfField::Presence));
    self.unheardMessages = 2;
    store.setFromServer(self);
    EXPECT_EQ(fields, SelfFields(SelfField::Mailbox)) << "the wish goes on being shown";
    store.finishPresence(ticket, false);
    EXPECT_EQ(store.self().presence, protocol::Presence::Available);
    EXPECT_EQ(told, 3);
}

TEST(SelfStore, TellsWhatTheSessionMay) {
    SelfStore store;
    testing::FakeServer server;
    int told = 0;
    QObject::connect(&store, &SelfStore::sessionChanged, [&] { ++told; });
    EXPECT_FALSE(store.isKnown());
    EXPECT_FALSE(store.may(protocol::Permission::Dial));
    store.setSession(server.session, protocol::Mode::Phone);
    store.setSession(server.session, protocol::Mode::Phone);
    EXPECT_EQ(told, 1) << "a resume that changes nothing is silent";
    EXPECT_TRUE(store.may(protocol::Permission::Dial));
    EXPECT_EQ(store.mode(), protocol::Mode::Pro);
    EXPECT_EQ(store.askedMode(), protocol::Mode::Phone);
    ASSERT_NE(store.account(), nullptr);
    EXPECT_EQ(store.account()->id, AccountId("101"));
}

}  // namespace
}  // namespace euterpe::replica
