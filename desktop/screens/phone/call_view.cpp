#include "desktop/screens/phone/call_view.h"

namespace euterpe::screens {

using replica::Transfer;

CallView callView(replica::Session& session, const protocol::Call& call) {
    const replica::CallStore& calls = session.calls();
    const Transfer& transfer = session.transfer();
    const auto stage = transfer.stage();
    CallView view;
    view.call = call;
    if (const phone::Leg* leg = calls.leg(call.id))
        view.leg = *leg;
    view.atPbx = !calls.pbxId(call.id).empty();
    view.found = session.syncState().sync() != replica::Sync::Online;
    if (stage == Transfer::Stage::None)
        return view;
    if (call.id == transfer.consultation()) {
        view.role = stage == Transfer::Stage::Sending ? TransferRole::Sending : TransferRole::Consultation;
        view.targetAnswered = transfer.isTargetTalking();
    } else if (call.id == transfer.call()) {
        view.role = stage == Transfer::Stage::Choosing  ? TransferRole::Choosing
                    : stage == Transfer::Stage::Sending ? TransferRole::Sending
                                                        : TransferRole::Waiting;
    }
    return view;
}

CallRights callRights(replica::Session& session) {
    using protocol::Permission;
    const replica::SelfStore& self = session.self();
    CallRights rights;
    rights.hangUp = !self.isKnown() || self.may(Permission::HangUp);
    rights.park = self.may(Permission::Park);
    rights.record = self.may(Permission::Record);
    rights.online = session.syncState().isOnline();
    return rights;
}

}  // namespace euterpe::screens
