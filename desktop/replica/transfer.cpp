#include "desktop/replica/transfer.h"

#include "desktop/replica/commands.h"

#include <utility>

namespace euterpe::replica {

using phone::LegState;
using protocol::EndReason;

Transfer::Transfer(CallStore& calls, Commands& commands, QObject* parent)
    : QObject(parent), calls_(calls), commands_(commands) {
    connect(&calls_, &CallStore::callChanged, this, [this](const CallId& id) { onCallChanged(id); });
    connect(&calls_, &CallStore::callEnded, this, &Transfer::onCallEnded);
}

bool Transfer::isTargetTalking() const {
    const phone::Leg* leg = calls_.leg(consultation_);
    return leg != nullptr && (leg->state == LegState::Talking || leg->state == LegState::Held);
}

void Transfer::begin(Kind kind, const CallId& call) {
    const phone::Leg* leg = calls_.leg(call);
    if (leg == nullptr || stage_ == Stage::Sending)
        return;
    if (stage_ == Stage::Choosing && call == call_) {
        kind_ = kind;
        return set(Stage::Choosing);
    }
    if (stage_ != Stage::None)
        cancel();
    kind_ = kind;
    call_ = call;
    consultation_ = {};
    target_.clear();
    set(Stage::Choosing);
    if (leg->state == LegState::Talking)
        commands_.hold(call, this, [this](const Result<void>& done) {
            if (!done)
                emit refused(done.error());
        });
}

void Transfer::send(Kind kind, const CallId& call, const std::string& target) {
    begin(kind, call);
    choose(target);
}

void Transfer::choose(const std::string& target) {
    if (stage_ != Stage::Choosing)
        return;
    target_ = target;
    if (kind_ == Kind::Blind)
        return sendTo(call_, target);
    set(Stage::Consulting);
    const std::uint64_t attempt = ++attempt_;
    commands_.dial(target, this, [this, attempt](const Result<CallId>& answer) {
        if (stage_ != Stage::Consulting || attempt != attempt_) {
            // Cancelled while it was being dialled.
            if (answer && calls_.leg(*answer) != nullptr)
                commands_.hangUp(*answer, this, {});
            return;
        }
        if (answer) {
            consultation_ = *answer;
            emit changed();
            // It may have ended while its name was on the way.
            if (calls_.leg(consultation_) == nullptr) {
                takeBack();
                emit failed(EndReason::Failed);
            }
            return;
        }
        takeBack();
        emit refused(answer.error());
    });
}

void Transfer::sendTo(const CallId& call, const std::string& target) {
    set(Stage::Sending);
    commands_.transfer(call, target, this, [this](const Result<void>& done) {
        if (done || stage_ != Stage::Sending)
            return;
        takeBack();
        emit refused(done.error());
    });
}

void Transfer::complete() {
    if (stage_ != Stage::Consulting || consultation_.empty())
        return;
    if (!isTargetTalking()) {
        const CallId waiting = std::exchange(consultation_, {});
        commands_.hangUp(waiting, this, {});
        return sendTo(call_, target_);
    }
    set(Stage::Sending);
    commands_.transferTo(call_, consultation_, this, [this](const Result<void>& done) {
        if (done || stage_ != Stage::Sending)
            return;
        set(Stage::Consulting);  // both are still there
        emit refused(done.error());
    });
}

void Transfer::leave() {
    if (stage_ == Stage::Consulting)
        finish();
}

void Transfer::cancel() {
    if (stage_ == Stage::None || stage_ == Stage::Sending)
        return;
    const CallId target = std::exchange(consultation_, {});
    if (!target.empty() && calls_.leg(target) != nullptr)
        commands_.hangUp(target, this, {});
    takeBack();
}

void Transfer::onCallChanged(const CallId& id) {
    if (id == consultation_ && stage_ == Stage::Consulting)
        return emit changed();
    if (id != call_ || stage_ != Stage::Sending)
        return;
    const phone::Leg* leg = calls_.leg(call_);
    if (leg == nullptr || leg->transfer != phone::Transfer::Failed)
        return;
    if (!consultation_.empty() && calls_.leg(consultation_) != nullptr) {
        set(Stage::Consulting);
        return emit failed(EndReason::None);
    }
    takeBack();
    emit failed(EndReason::Failed);
}

void Transfer::onCallEnded(const CallId& id, const protocol::Call& last) {
    if (stage_ == Stage::None)
        return;
    if (id == call_)
        return finish();  // the caller hung up, or it is done: what is left of it is an ordinary call
    if (id == consultation_ && stage_ == Stage::Consulting) {
        consultation_ = {};
        takeBack();
        emit failed(last.endReason);
    }
}

void Transfer::takeBack() {
    const CallId caller = call_;
    finish();
    const phone::Leg* leg = calls_.leg(caller);
    if (leg != nullptr && leg->state == LegState::Held)
        commands_.resume(caller, this, [this](const Result<void>& done) {
            if (!done)
                emit refused(done.error());
        });
}

void Transfer::finish() {
    call_ = {};
    consultation_ = {};
    target_.clear();
    set(Stage::None);
}

void Transfer::set(Stage stage) {
    stage_ = stage;
    emit changed();
}

}  // namespace euterpe::replica
