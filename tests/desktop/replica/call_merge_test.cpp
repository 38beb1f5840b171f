// One conversation, two views, any order of arrival (issue: merging the SIP leg and the PBX's call).
#include "desktop/replica/call_merge.h"

#include <functional>
#include <string>

#include <gtest/gtest.h>

namespace euterpe::replica {
namespace {

using phone::Leg;
using phone::LegId;
using phone::LegState;
using protocol::Call;
using protocol::CallDirection;
using protocol::CallState;
using protocol::EndReason;
using Now = CallMerge::Now;

constexpr auto kOwn = "101";

Leg leg(const std::string& id, LegState state, CallDirection direction = CallDirection::Incoming) {
    Leg made;
    made.id = LegId(id);
    made.sipCallId = "sip-" + id;
    made.state = state;
    made.direction = direction;
    made.peerNumber = "0501234";
    return made;
}

Call pbx(const std::string& id, const std::string& sipCallId, CallState state, const char* account = kOwn,
         CallDirection direction = CallDirection::Incoming) {
    Call made;
    made.id = CallId(id);
    made.sipCallId = sipCallId;
    made.state = state;
    made.account = AccountId(account);
    made.direction = direction;
    made.peerNumber = "0501234";
    made.peerName = "Farmacia Centrale";
    made.queue = "Sales";
    made.calledNumber = "0503169";
    return made;
}

// The merge under test, with what it has told.
class Desk {
  public:
    Desk() { merge.setSoftphone(AccountId(kOwn)); }

    void tell(const Leg& word) { take(merge.applyLeg(word, now)); }
    void tell(const Call& word) { take(merge.applyPbx(false, {word}, {}, now)); }
    void snapshot(const std::vector<Call>& calls) { take(merge.applyPbx(true, calls, {}, now)); }
    void pass(Now time) {
        now += time;
        merge.passTime(now);
    }
    std::string shown() const {
        std::string ids;
        for (const Call& call : merge.calls())
            ids += (ids.empty() ? "" : " ") + call.id.str();
        return ids;
    }
    Call only() const { return merge.calls().size() == 1 ? merge.calls().front() : Call{}; }

    CallMerge merge;
    Now now{1000};
    std::vector<Call> ended;
    std::vector<CallId> absorbed;

  private:
    void take(const MergeOutcome& outcome) {
        ended.insert(ended.end(), outcome.ended.begin(), outcome.ended.end());
        absorbed.insert(absorbed.end(), outcome.absorbed.begin(), outcome.absorbed.end());
    }
};

// Runs every interleaving of two sequences of words; `check` after each word, `last` at the end of each.
using Step = std::function<void(Desk&)>;
int everyOrder(const std::vector<Step>& a, const std::vector<Step>& b,
               const std::function<void(Desk&, const std::string&)>& check,
               const std::function<void(Desk&, const std::string&)>& last) {
    int orders = 0;
    std::function<void(std::string)> grow = [&](std::string order) {
        const auto inA = static_cast<std::size_t>(std::count(order.begin(), order.end(), 'a'));
        const auto inB = order.size() - inA;
        if (inA == a.size() && inB == b.size()) {
            ++orders;
            Desk desk;
            std::size_t nextA = 0;
            std::size_t nextB = 0;
            std::string done;
            for (const char c : order) {
                (c == 'a' ? a[nextA++] : b[nextB++])(desk);
                done += c;
                check(desk, done);
                desk.pass(Now(20));
                check(desk, done + ".");
            }
            last(desk, order);
            return;
        }
        if (inA < a.size())
            grow(order + 'a');
        if (inB < b.size())
            grow(order + 'b');
    };
    grow("");
    return orders;
}

std::vector<Step> legLife(CallDirection direction) {
    std::vector<Step> steps;
    const std::vector<LegState> states =
        direction == CallDirection::Incoming
            ? std::vector{LegState::Ringing, LegState::Talking, LegState::Held, LegState::Ended}
            : std::vector{LegState::Dialing, LegState::EarlyMedia, LegState::Talking, LegState::Ended};
    for (const LegState state : states)
        steps.push_back([=](Desk& desk) {
            Leg word = leg("1", state, direction);
            if (state == LegState::Ended)
                word.endReason = EndReason::Normal;
            desk.tell(word);
        });
    return steps;
}

// The Call-ID comes with the first word or is told later, since the server has to ask for it.
std::vector<Step> pbxLife(CallDirection direction, std::size_t callIdAt, bool clickToCall = false) {
    std::vector<Step> steps;
    std::size_t at = 0;
    for (const CallState state :
         {direction == CallDirection::Incoming ? CallState::Ringing : CallState::Calling, CallState::Talking,
          CallState::Held, CallState::Ended}) {
        const std::string sipCallId = at++ >= callIdAt ? "sip-1" : "";
        steps.push_back([=](Desk& desk) {
            Call word = pbx("p1", sipCallId, state, kOwn, direction);
            word.clickToCall = clickToCall;
            desk.tell(word);
        });
    }
    return steps;
}

struct Case {
    const char* name;
    CallDirection direction;
    std::size_t callIdAt;
    bool clickToCall;
};

class EveryOrder : public ::testing::TestWithParam<Case> {};

TEST_P(EveryOrder, one_card_with_one_name_from_first_to_last) {
    const Case& life = GetParam();
    std::string name;
    const auto legDirection = life.clickToCall ? CallDirection::Incoming : life.direction;
    const int orders = everyOrder(
        legLife(legDirection), pbxLife(life.direction, life.callIdAt, life.clickToCall),
        [&](Desk& desk, const std::string& order) {
            if (order.size() == 1)
                name.clear();
            ASSERT_LE(desk.merge.calls().size(), 1U) << order;
            ASSERT_LE(desk.ended.size(), 1U) << order;
            ASSERT_TRUE(desk.absorbed.empty()) << order;
            if (desk.merge.calls().empty())
                return;
            if (name.empty())
                name = desk.shown();
            ASSERT_EQ(desk.shown(), name) << order;
        },
        [&](Desk& desk, const std::string& order) {
            EXPECT_EQ(desk.shown(), "") << order;
            ASSERT_EQ(desk.ended.size(), 1U) << order;
            EXPECT_EQ(desk.ended.front().id.str(), name.empty() ? desk.ended.front().id.str() : name)
                << order;
            desk.pass(CallMerge::kLongPatience);
            EXPECT_EQ(desk.shown(), "") << order;
        });
    EXPECT_EQ(orders, 70);
}

INSTANTIATE_TEST_SUITE_P(
    Lives, EveryOrder,
    ::testing::Values(Case{"incoming", CallDirection::Incoming, 0, false},
                      Case{"incoming_call_id_late", CallDirection::Incoming, 1, false},
                      Case{"outgoing", CallDirection::Outgoing, 0, false},
                      Case{"outgoing_call_id_late", CallDirection::Outgoing, 1, false},
                      Case{"click_to_call_of_another_program", CallDirection::Outgoing, 0, true},
                      Case{"click_to_call_call_id_late", CallDirection::Outgoing, 1, true}),
    [](const auto& life) { return life.param.name; });

TEST(CallMerge, without_a_softphone_the_pbxs_calls_are_shown_as_they_come) {
    Desk desk;
    desk.merge.setSoftphone(AccountId());
    Call call = pbx("p1", "", CallState::Ringing);
    call.line = 3;
    desk.tell(call);
    EXPECT_EQ(desk.shown(), "p1");
    EXPECT_EQ(desk.only().line, 3);
    EXPECT_EQ(desk.merge.leg(CallId("p1")), nullptr);
}

TEST(CallMerge, the_leg_says_how_it_stands_and_the_pbx_who_it_is) {
    Desk desk;
    desk.tell(leg("1", LegState::Ringing));
    EXPECT_EQ(desk.only().peerNumber, "0501234");
    EXPECT_EQ(desk.only().peerName, "");
    desk.tell(pbx("p1", "sip-1", CallState::Ringing));
    EXPECT_EQ(desk.only().peerName, "Farmacia Centrale");
    EXPECT_EQ(desk.only().queue, "Sales");
    EXPECT_EQ(desk.only().calledNumber, "0503169");
    Leg held = leg("1", LegState::Held);
    held.muted = true;
    held.answeredAt = 77;
    desk.tell(held);
    EXPECT_EQ(desk.only().state, CallState::Held);
    EXPECT_EQ(desk.only().answeredAt, 77);
    EXPECT_TRUE(desk.merge.leg(desk.only().id)->muted);
    EXPECT_EQ(desk.merge.pbxId(desk.only().id), CallId("p1"));
    EXPECT_EQ(desk.merge.callOf(LegId("1")), desk.only().id);
}

TEST(CallMerge, a_click_to_call_waits_to_be_picked_up_here_and_goes_out) {
    Desk desk;
    Call call = pbx("p1", "sip-1", CallState::Calling, kOwn, CallDirection::Outgoing);
    call.clickToCall = true;
    call.peerNumber = "102";
    desk.tell(call);
    EXPECT_EQ(desk.shown(), "");
    desk.tell(leg("1", LegState::Ringing));
    EXPECT_EQ(desk.shown(), "p1");
    EXPECT_EQ(desk.only().state, CallState::Calling);
    EXPECT_EQ(desk.only().direction, CallDirection::Outgoing);
    EXPECT_EQ(desk.only().peerNumber, "102");
    desk.tell(leg("1", LegState::Talking));
    EXPECT_EQ(desk.only().state, CallState::Dialing);
    call.state = CallState::Ringing;
    desk.tell(call);
    EXPECT_EQ(desk.only().state, CallState::Ringing);
    call.state = CallState::Talking;
    desk.tell(call);
    EXPECT_EQ(desk.only().state, CallState::Talking);
}

TEST(CallMerge, a_call_of_the_own_telephone_is_withheld_until_its_leg_or_its_time_comes) {
    Desk desk;
    desk.tell(pbx("p1", "", CallState::Ringing));
    EXPECT_EQ(desk.shown(), "");
    ASSERT_TRUE(desk.merge.nextMoment().has_value());
    EXPECT_EQ(*desk.merge.nextMoment(), desk.now + CallMerge::kPatience);
    desk.pass(CallMerge::kPatience);
    EXPECT_EQ(desk.shown(), "p1");
    EXPECT_FALSE(desk.merge.nextMoment().has_value());
    // Its leg comes all the same: the same card.
    Leg late = leg("1", LegState::Ringing);
    desk.tell(pbx("p1", "sip-1", CallState::Ringing));
    desk.tell(late);
    EXPECT_EQ(desk.shown(), "p1");
    EXPECT_NE(desk.merge.leg(CallId("p1")), nullptr);
    EXPECT_TRUE(desk.absorbed.empty() || desk.absorbed.size() == 1U);
}

TEST(CallMerge, a_leg_without_a_record_makes_the_pbx_wait_longer) {
    Desk desk;
    desk.tell(leg("1", LegState::Ringing));
    desk.tell(pbx("p1", "", CallState::Ringing));
    desk.pass(CallMerge::kPatience);
    EXPECT_EQ(desk.shown(), "leg:1");
    desk.tell(pbx("p1", "sip-1", CallState::Ringing));
    EXPECT_EQ(desk.shown(), "leg:1");
    EXPECT_EQ(desk.only().queue, "Sales");
}

TEST(CallMerge, two_that_were_shown_apart_become_one_without_a_word_of_an_end) {
    Desk desk;
    desk.tell(leg("1", LegState::Ringing));
    desk.tell(pbx("p1", "", CallState::Ringing));
    desk.pass(CallMerge::kLongPatience);
    EXPECT_EQ(desk.merge.calls().size(), 2U);
    desk.tell(pbx("p1", "sip-1", CallState::Ringing));
    EXPECT_EQ(desk.shown(), "leg:1");
    EXPECT_EQ(desk.absorbed, std::vector<CallId>{CallId("p1")});
    EXPECT_TRUE(desk.ended.empty());
}

TEST(CallMerge, calls_at_the_users_other_telephones_are_shown_as_they_are) {
    Desk desk;
    desk.tell(pbx("p1", "", CallState::Talking, "201"));
    desk.tell(leg("1", LegState::Ringing));
    EXPECT_EQ(desk.merge.calls().size(), 2U);
    EXPECT_EQ(desk.merge.calls().front().line, 1);
    EXPECT_EQ(desk.merge.calls().back().line, 2);
}

TEST(CallMerge, answered_at_another_telephone_ends_the_card_and_shows_that_call) {
    Desk desk;
    desk.tell(pbx("p1", "sip-1", CallState::Ringing));
    desk.tell(leg("1", LegState::Ringing));
    Leg over = leg("1", LegState::Ended);
    over.endReason = EndReason::AnsweredElsewhere;
    desk.tell(over);
    ASSERT_EQ(desk.ended.size(), 1U);
    EXPECT_EQ(desk.ended.front().endReason, EndReason::AnsweredElsewhere);
    EXPECT_EQ(desk.shown(), "");
    desk.tell(pbx("p1", "sip-1", CallState::Ringing));
    EXPECT_EQ(desk.shown(), "") << "a late word about the leg";
    desk.tell(pbx("p1", "", CallState::Talking, "201"));
    EXPECT_EQ(desk.shown(), "p1");
    EXPECT_EQ(desk.only().account, AccountId("201"));
}

TEST(CallMerge, answered_at_another_telephone_and_the_pbx_says_so_first) {
    Desk desk;
    desk.tell(pbx("p1", "sip-1", CallState::Ringing));
    desk.tell(leg("1", LegState::Ringing));
    desk.tell(pbx("p1", "", CallState::Talking, "201"));
    desk.tell(leg("1", LegState::Ended));
    EXPECT_EQ(desk.shown(), "p1");
    EXPECT_EQ(desk.only().state, CallState::Talking);
    EXPECT_TRUE(desk.ended.empty());
}

TEST(CallMerge, the_server_may_go_and_come_back_in_mid_call) {
    Desk desk;
    desk.tell(leg("1", LegState::Talking));
    desk.tell(pbx("p1", "sip-1", CallState::Talking));
    // Another run of the server knows the call by another name.
    desk.snapshot({pbx("q7", "sip-1", CallState::Talking)});
    EXPECT_EQ(desk.shown(), "leg:1");
    EXPECT_EQ(desk.merge.pbxId(CallId("leg:1")), CallId("q7"));
    EXPECT_EQ(desk.merge.shownAs(CallId("q7")), CallId("leg:1"));
    // It knows nothing of it: the call goes on.
    desk.snapshot({});
    EXPECT_EQ(desk.shown(), "leg:1");
    EXPECT_EQ(desk.only().peerName, "Farmacia Centrale");
    EXPECT_EQ(desk.merge.pbxId(CallId("leg:1")), CallId());
    EXPECT_TRUE(desk.ended.empty());
    // What ended meanwhile ended once.
    desk.tell(leg("1", LegState::Ended));
    desk.snapshot({pbx("q7", "sip-1", CallState::Talking)});
    desk.pass(CallMerge::kLongPatience);
    EXPECT_EQ(desk.shown(), "");
    EXPECT_EQ(desk.ended.size(), 1U);
}

TEST(CallMerge, after_a_transfer_the_other_side_is_whom_was_told_last) {
    Desk desk;
    desk.tell(leg("1", LegState::Talking));
    desk.tell(pbx("p1", "sip-1", CallState::Talking));
    Leg changed = leg("1", LegState::Talking);
    changed.peerNumber = "105";
    changed.peerName = "Carol";
    desk.tell(changed);
    EXPECT_EQ(desk.only().peerNumber, "105");
    EXPECT_EQ(desk.only().peerName, "Carol");
    Call told = pbx("p1", "sip-1", CallState::Talking);
    told.peerNumber = "105";
    told.peerName = "Carol Neri";
    desk.tell(told);
    EXPECT_EQ(desk.only().peerName, "Carol Neri");
}

TEST(CallMerge, D3_lines_are_given_in_the_order_of_calls_and_free_ones_are_given_again) {
    Desk desk;
    for (const char* id : {"1", "2", "3", "4", "5"})
        desk.tell(leg(id, LegState::Held));
    EXPECT_EQ(desk.shown(), "leg:1 leg:2 leg:3 leg:4 leg:5");
    EXPECT_EQ(desk.merge.calls().back().line, 0);
    desk.tell(leg("2", LegState::Ended));
    desk.tell(leg("6", LegState::Ringing));
    EXPECT_EQ(desk.shown(), "leg:1 leg:6 leg:3 leg:4 leg:5");
}

TEST(CallMerge, a_withheld_caller_has_no_name_either) {
    Desk desk;
    Leg hidden = leg("1", LegState::Ringing);
    hidden.peerNumber.clear();
    hidden.peerName = "Anonymous";
    hidden.anonymous = true;
    desk.tell(hidden);
    EXPECT_TRUE(desk.only().anonymous);
    EXPECT_EQ(desk.only().peerName, "");
}

}  // namespace
}  // namespace euterpe::replica
