#include "desktop/screens/phone/call_offer.h"

namespace euterpe::screens {
namespace {

using phone::Leg;
using phone::LegState;
using protocol::CallDirection;
using protocol::CallState;

bool ringsIn(const protocol::Call& call) {
    return call.direction == CallDirection::Incoming && call.state == CallState::Ringing;
}

bool isUp(const std::optional<Leg>& leg) {
    return leg && (leg->state == LegState::Talking || leg->state == LegState::Held);
}

// The PBX does it, for a call at any telephone.
ActionOffer byPbx(bool right, bool checked, const CallView& view, const CallRights& rights) {
    const CallState state = view.call.state;
    const bool up = view.leg ? isUp(view.leg) : state == CallState::Talking || state == CallState::Held;
    return {right && up && view.role == TransferRole::None, rights.online && view.atPbx, checked};
}

}  // namespace

bool asksForAnswer(const protocol::Call& call, const Leg* leg) {
    if (leg != nullptr)
        return leg->direction == CallDirection::Incoming && leg->state == LegState::Ringing;
    return ringsIn(call);
}

bool canBeAnswered(const CallView& view) {
    return view.leg && asksForAnswer(view.call, &*view.leg);
}

ActionOffer offer(CallAction action, const CallView& view, const CallRights& rights) {
    const auto& leg = view.leg;
    const bool ended = view.call.state == CallState::Ended;
    if (ended)
        return {};
    const bool rings = leg ? canBeAnswered(view) : ringsIn(view.call);
    const bool free = view.role == TransferRole::None;
    const bool mayEnd = leg.has_value() || rights.hangUp;
    switch (action) {
        case CallAction::Answer:
        case CallAction::Deflect:
            return {canBeAnswered(view)};
        case CallAction::Reject:
            return {rings && mayEnd};
        case CallAction::HangUp:
            return {!rings && mayEnd, view.role != TransferRole::Sending};
        case CallAction::Mute:
            return {isUp(leg) && view.role != TransferRole::Waiting, true, leg && leg->muted};
        case CallAction::Hold:
            return {isUp(leg) && view.role != TransferRole::Choosing && view.role != TransferRole::Sending,
                    true, leg && leg->state == LegState::Held};
        case CallAction::TransferBlind:
        case CallAction::TransferAttended:
            return {isUp(leg) && free && !leg->inConference};
        case CallAction::Park:
            return byPbx(rights.park, false, view, rights);
        case CallAction::Record:
            return byPbx(rights.record, view.call.recording, view, rights);
        case CallAction::CompleteTransfer:
            return {view.role == TransferRole::Consultation};
        case CallAction::CancelTransfer:
            // While the target is consulted its card has the button, beside the others that end the transfer.
            return {view.role == TransferRole::Consultation || view.role == TransferRole::Choosing};
        case CallAction::Join:
            return {view.role == TransferRole::Consultation, view.targetAnswered};
        case CallAction::Split:
            return {isUp(leg) && leg->inConference};
    }
    return {};
}

}  // namespace euterpe::screens
