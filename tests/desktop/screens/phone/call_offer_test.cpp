// Section O, D4, D6, D9: what can be done with a call.
#include "desktop/screens/phone/call_offer.h"

#include <set>

#include <gtest/gtest.h>

namespace euterpe::screens {
namespace {

using phone::LegState;
using protocol::CallDirection;
using protocol::CallState;

CallView view(CallState state, CallDirection direction = CallDirection::Incoming) {
    CallView made;
    made.call.state = state;
    made.call.direction = direction;
    return made;
}

CallView withLeg(CallState state, LegState leg, CallDirection direction = CallDirection::Incoming) {
    CallView made = view(state, direction);
    made.leg.emplace();
    made.leg->state = leg;
    made.leg->direction = direction;
    return made;
}

std::set<CallAction> offered(const CallView& call, const CallRights& rights) {
    std::set<CallAction> all;
    for (int i = 0; i < kCallActions; ++i) {
        const auto action = static_cast<CallAction>(i);
        if (offer(action, call, rights).shown)
            all.insert(action);
    }
    return all;
}

const CallRights kPhone{true, true, true, true};
const CallRights kPro{true, false, false, true};

using A = CallAction;

TEST(CallOffer, O_without_a_softphone_a_call_can_be_rejected_or_ended) {
    EXPECT_EQ(offered(view(CallState::Ringing), kPro), std::set{A::Reject});
    EXPECT_EQ(offered(view(CallState::Talking), kPro), std::set{A::HangUp});
    EXPECT_EQ(offered(view(CallState::Ringing, CallDirection::Outgoing), kPro), std::set{A::HangUp});
    CallRights none;
    none.hangUp = false;
    EXPECT_TRUE(offered(view(CallState::Talking), none).empty());
}

TEST(CallOffer, D4_a_call_that_rings_here_can_be_answered_deflected_rejected) {
    EXPECT_EQ(offered(withLeg(CallState::Ringing, LegState::Ringing), kPhone),
              (std::set{A::Answer, A::Deflect, A::Reject}));
    // A click-to-call of another program waits to be picked up here.
    auto clicked = withLeg(CallState::Calling, LegState::Ringing);
    clicked.call.direction = CallDirection::Outgoing;
    EXPECT_EQ(offered(clicked, kPhone), (std::set{A::Answer, A::Deflect, A::Reject}));
}

TEST(CallOffer, D6_the_active_call) {
    EXPECT_EQ(
        offered(withLeg(CallState::Talking, LegState::Talking), kPhone),
        (std::set{A::Mute, A::Hold, A::TransferBlind, A::TransferAttended, A::Park, A::Record, A::HangUp}));
    EXPECT_EQ(offered(withLeg(CallState::Dialing, LegState::EarlyMedia, CallDirection::Outgoing), kPhone),
              std::set{A::HangUp});
    EXPECT_TRUE(offered(withLeg(CallState::Ended, LegState::Ended), kPhone).empty());
}

TEST(CallOffer, what_the_pbx_does_needs_the_server_and_the_pbxs_view_of_the_call) {
    auto call = withLeg(CallState::Talking, LegState::Talking);
    call.atPbx = false;
    EXPECT_FALSE(offer(A::Park, call, kPhone).enabled);
    EXPECT_TRUE(offer(A::Hold, call, kPhone).enabled);
    call.atPbx = true;
    CallRights offline = kPhone;
    offline.online = false;
    EXPECT_FALSE(offer(A::Record, call, offline).enabled);
    EXPECT_TRUE(offer(A::HangUp, call, offline).enabled);
}

TEST(CallOffer, D6_the_parts_of_a_transfer) {
    auto waiting = withLeg(CallState::Held, LegState::Held);
    waiting.role = TransferRole::Waiting;
    EXPECT_EQ(offered(waiting, kPhone), (std::set{A::Hold, A::HangUp}));
    auto consultation = withLeg(CallState::Talking, LegState::Talking, CallDirection::Outgoing);
    consultation.role = TransferRole::Consultation;
    EXPECT_EQ(offered(consultation, kPhone),
              (std::set{A::Mute, A::Hold, A::CompleteTransfer, A::CancelTransfer, A::Join, A::HangUp}));
    EXPECT_FALSE(offer(A::Join, consultation, kPhone).enabled);
    consultation.targetAnswered = true;
    EXPECT_TRUE(offer(A::Join, consultation, kPhone).enabled);
    auto choosing = withLeg(CallState::Held, LegState::Held);
    choosing.role = TransferRole::Choosing;
    EXPECT_TRUE(offer(A::CancelTransfer, choosing, kPhone).shown);
    EXPECT_FALSE(offer(A::TransferBlind, choosing, kPhone).shown);
}

TEST(CallOffer, state_is_shown_on_the_buttons) {
    auto call = withLeg(CallState::Held, LegState::Held);
    call.leg->muted = true;
    call.call.recording = true;
    EXPECT_TRUE(offer(A::Hold, call, kPhone).checked);
    EXPECT_TRUE(offer(A::Mute, call, kPhone).checked);
    EXPECT_TRUE(offer(A::Record, call, kPhone).checked);
}

}  // namespace
}  // namespace euterpe::screens
