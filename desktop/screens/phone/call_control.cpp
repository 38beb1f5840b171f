#include "desktop/screens/phone/call_control.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/phone/call_words.h"
#include "desktop/screens/phone/notice_bar.h"

#include <algorithm>
#include <utility>

namespace euterpe::screens {

using phone::LegState;
using protocol::CallState;
using protocol::PhoneState;
using replica::Transfer;
using widgets::Tone;

CallControl::CallControl(replica::Session& session, NoticeBar& notice, NoticeBar& hint, QObject* parent)
    : QObject(parent), session_(session), notice_(notice), hint_(hint) {
    Transfer& transfer = session_.transfer();
    connect(&transfer, &Transfer::changed, this, &CallControl::showHint);
    connect(&transfer, &Transfer::refused, this, &CallControl::tellFailure);
    connect(&transfer, &Transfer::failed, this, &CallControl::tellTransferFailure);
    connect(&hint_, &NoticeBar::closed, this, &CallControl::cancelTransfer);
    connect(&session_.calls(), &replica::CallStore::callEnded, this, &CallControl::dropStaleQuestion);
    connect(&session_.calls(), &replica::CallStore::callChanged, this, &CallControl::dropStaleQuestion);
    connect(&session_.calls(), &replica::CallStore::callEnded, this, [this](const CallId& id) {
        if (id != deflecting_)
            return;
        deflecting_ = {};
        showHint();
    });
    connect(&session_.calls(), &replica::CallStore::callChanged, this, [this](const CallId& id) {
        const phone::Leg* leg = session_.calls().leg(id);
        if (id != deflecting_ || (leg != nullptr && leg->state == LegState::Ringing))
            return;
        deflecting_ = {};
        showHint();
    });
}

replica::Commands::Done CallControl::told() {
    return [this](const Result<void>& done) {
        if (!done && done.error().code != ErrorCode::NotFound)
            tellFailure(done.error());
    };
}

QString CallControl::nameOf(const CallId& call) const {
    const protocol::Call* record = session_.calls().find(call);
    return record != nullptr ? callTitle(*record) : QString();
}

// -- dialling

void CallControl::use(const QString& number) {
    if (purpose() != DialField::Purpose::Call)
        choose(number);
    else
        call(number);
}

void CallControl::call(const QString& number) {
    if (session_.softphone().phone() != nullptr)
        return holdFirst(
            nullptr, [number] { return tr("Hold and call %1").arg(number); },
            [this, number] { dial(number); });
    const auto& calls = session_.calls().calls();
    const bool talking = std::any_of(calls.begin(), calls.end(), [](const protocol::Call& call) {
        return call.state == CallState::Talking;
    });
    if (!talking)
        return dial(number);
    notice_.say(
        Tone::Ringing,
        [number] {
            return NoticeBar::Words{
                tr("A conversation is going on. Your telephone will be called for a second one."),
                tr("Call %1 all the same").arg(number)};
        },
        [this, number] { dial(number); });
}

void CallControl::holdFirst(NoticeBar* where, std::function<QString()> agree, Act go, const CallId& about) {
    const protocol::Call* talking = session_.calls().talking();
    if (talking == nullptr || talking->id == about)
        return go();
    const QString who = callTitle(*talking);
    asking_ = where != nullptr ? where : &notice_;
    asking_->say(
        Tone::Ringing,
        [who, agree = std::move(agree)] {
            return NoticeBar::Words{tr("You are talking to %1.").arg(who), agree()};
        },
        std::move(go));
    asked_ = asking_->text();
    askedAbout_ = about;
}

// Whoever was talked to, or the call that it was about, is gone.
void CallControl::dropStaleQuestion() {
    if (!asking_ || asking_->text() != asked_)
        return asking_.clear();
    const auto& calls = session_.calls();
    if (calls.talking() != nullptr && (askedAbout_.empty() || calls.find(askedAbout_) != nullptr))
        return;
    asking_->clear();
    asking_.clear();
}

void CallControl::dial(const QString& number) {
    if (dialling_)
        return;
    if (session_.softphone().phone() != nullptr && session_.calls().legCount() >= phone::Phone::kLines) {
        notice_.say(Tone::Ringing, [] {
            return NoticeBar::Words{tr("All four lines are in use. End a call before starting another."), {}};
        });
        return;
    }
    dialling_ = true;
    notice_.clear();
    emit dialStarted(number);
    session_.commands().dial(number.toStdString(), this, [this, number](const Result<CallId>& answer) {
        dialling_ = false;
        if (!answer)
            tellFailure(answer.error());
        emit dialEnded(number, answer ? *answer : CallId());
    });
}

// -- one call

void CallControl::act(const CallId& call, CallAction action, NoticeBar* where) {
    auto& commands = session_.commands();
    auto& transfer = session_.transfer();
    const phone::Leg* leg = session_.calls().leg(call);
    const protocol::Call* record = session_.calls().find(call);
    switch (action) {
        case CallAction::Answer:
            return answer(call, where);
        case CallAction::Deflect:
            return startDeflect(call);
        case CallAction::Reject:
            return commands.reject(call, this, told());
        case CallAction::HangUp:
            return commands.hangUp(call, this, told());
        case CallAction::Mute:
            return commands.setMuted(call, leg != nullptr && !leg->muted, this, told());
        case CallAction::Hold:
            if (leg != nullptr && leg->state == LegState::Held)
                return resume(call, where);
            return commands.hold(call, this, told());
        case CallAction::TransferBlind:
            return transfer.begin(TransferKind::Blind, call);
        case CallAction::TransferAttended:
            return transfer.begin(TransferKind::Attended, call);
        case CallAction::Park:
            return park(call);
        case CallAction::Record:
            return commands.setRecording(call, record != nullptr && !record->recording, this, told());
        case CallAction::CompleteTransfer:
            return transfer.complete();
        case CallAction::CancelTransfer:
            return transfer.cancel();
        case CallAction::Join:
            return join();
        case CallAction::Split:
            return commands.split(this, told());
    }
}

void CallControl::answer(const CallId& call, NoticeBar* where) {
    holdFirst(
        where, [] { return tr("Hold and answer"); },
        [this, call] { session_.commands().answer(call, this, told()); }, call);
}

void CallControl::resume(const CallId& call, NoticeBar* where) {
    const QString who = nameOf(call);
    holdFirst(
        where, [who] { return tr("Hold and go back to %1").arg(who); },
        [this, call] {
            notice_.clear();
            session_.commands().resume(call, this, told());
        },
        call);
}

void CallControl::select(const CallId& call) {
    const phone::Leg* leg = session_.calls().leg(call);
    const auto& transfer = session_.transfer();
    const bool waits = transfer.stage() != Transfer::Stage::None && call == transfer.call();
    if (leg != nullptr && leg->state == LegState::Held && !waits)
        resume(call, nullptr);
}

void CallControl::park(const CallId& call) {
    const QString who = nameOf(call);
    session_.commands().park(call, this, [this, who](const Result<std::string>& slot) {
        if (!slot)
            return tellFailure(slot.error());
        const QString place = models::qs(*slot);
        notice_.say(Tone::Free, [who, place] {
            return NoticeBar::Words{
                tr("%1 is parked in %2. Dial %2 on any telephone to take the call.").arg(who, place), {}};
        });
    });
}

void CallControl::join() {
    auto& transfer = session_.transfer();
    const CallId caller = transfer.call();
    const CallId target = transfer.consultation();
    session_.commands().merge(caller, target, this, [this, caller](const Result<void>& done) {
        if (!done)
            return tellFailure(done.error());
        if (session_.transfer().call() == caller)
            session_.transfer().leave();
    });
}

// -- numbers that are awaited

DialField::Purpose CallControl::purpose() const {
    const Transfer& transfer = session_.transfer();
    if (transfer.stage() == Transfer::Stage::Choosing)
        return transfer.kind() == TransferKind::Blind ? DialField::Purpose::Transfer
                                                      : DialField::Purpose::Consult;
    return deflecting_.empty() ? DialField::Purpose::Call : DialField::Purpose::Deflect;
}

void CallControl::startDeflect(const CallId& call) {
    if (session_.transfer().stage() == Transfer::Stage::Choosing)
        session_.transfer().cancel();
    deflecting_ = call;
    showHint();
}

// The target's telephone is looked at before the caller is sent there (D7).
void CallControl::choose(const QString& number) {
    const auto* target = session_.extensions().find(ExtensionId(number.trimmed().toStdString()));
    const bool busy =
        target != nullptr && (target->phone == PhoneState::Busy || target->phone == PhoneState::OnHold);
    if (!busy)
        return chooseNow(number);
    const QString who = models::displayName(*target);
    notice_.say(
        Tone::Ringing,
        [who] {
            return NoticeBar::Words{tr("%1 is talking at the moment.").arg(who), tr("Go on all the same")};
        },
        [this, number] { chooseNow(number); });
}

void CallControl::chooseNow(const QString& number) {
    notice_.clear();
    emit dialStarted(number);
    if (session_.transfer().stage() == Transfer::Stage::Choosing) {
        session_.transfer().choose(number.toStdString());
    } else if (!deflecting_.empty()) {
        session_.commands().deflect(CallId(deflecting_), number.toStdString(), this, told());
        deflecting_ = {};
        showHint();
    }
    emit dialEnded(number, {});
}

void CallControl::showHint() {
    const DialField::Purpose now = purpose();
    const QString who = nameOf(now == DialField::Purpose::Deflect ? deflecting_ : session_.transfer().call());
    if (now == DialField::Purpose::Call) {
        hint_.clear();
    } else {
        hint_.say(
            Tone::Accent,
            [now, who] {
                QString words;
                if (now == DialField::Purpose::Deflect)
                    words = tr("Where to send %1? Type a number or double-click a colleague.").arg(who);
                else if (now == DialField::Purpose::Transfer)
                    words = tr("%1 is on hold. Transfer to whom? Type a number or double-click a colleague.")
                                .arg(who);
                else
                    words =
                        tr("%1 is on hold. Whom to ask? Type a number or double-click a colleague.").arg(who);
                // The card of the call has the button that cancels a transfer.
                return NoticeBar::Words{words,
                                        now == DialField::Purpose::Deflect ? tr("Let it ring") : QString()};
            },
            [this] { cancelTransfer(); });
    }
    emit purposeChanged();
}

void CallControl::transferTo(TransferKind kind, const QString& number) {
    auto& transfer = session_.transfer();
    if (transfer.stage() != Transfer::Stage::Choosing) {
        const protocol::Call* talking = session_.calls().talking();
        if (talking == nullptr)
            return;
        transfer.begin(kind, CallId(talking->id));
    } else {
        transfer.begin(kind, CallId(transfer.call()));
    }
    choose(number);
}

// -- keys

bool CallControl::holdActive() {
    const protocol::Call* talking = session_.calls().talking();
    if (talking == nullptr)
        return false;
    session_.commands().hold(CallId(talking->id), this, told());
    return true;
}

bool CallControl::resumeOldest() {
    const protocol::Call* held = session_.calls().oldestHeld();
    if (held == nullptr)
        return false;
    resume(CallId(held->id), nullptr);
    return true;
}

bool CallControl::transferActive(TransferKind kind) {
    auto& transfer = session_.transfer();
    if (kind == TransferKind::Attended && transfer.stage() == Transfer::Stage::Consulting) {
        transfer.complete();
        return true;
    }
    if (transfer.stage() == Transfer::Stage::Choosing) {
        transfer.begin(kind, CallId(transfer.call()));
        return true;
    }
    const protocol::Call* talking = session_.calls().talking();
    if (talking == nullptr || transfer.stage() != Transfer::Stage::None)
        return false;
    transfer.begin(kind, CallId(talking->id));
    return true;
}

bool CallControl::cancelTransfer() {
    if (!deflecting_.empty()) {
        deflecting_ = {};
        showHint();
        return true;
    }
    const auto stage = session_.transfer().stage();
    if (stage == Transfer::Stage::None || stage == Transfer::Stage::Sending)
        return false;
    session_.transfer().cancel();
    return true;
}

bool CallControl::sendKey(QChar key) {
    const protocol::Call* talking = session_.calls().talking();
    const bool isTone = QStringLiteral("0123456789*#").contains(key);
    if (talking == nullptr || purpose() != DialField::Purpose::Call || !isTone)
        return false;
    session_.commands().sendDtmf(CallId(talking->id), key.toLatin1(), this, told());
    return true;
}

// -- services

void CallControl::book(const QString& extension) {
    session_.commands().book(ExtensionId(extension.toStdString()), this, told());
}

void CallControl::cancelBooking(const QString& booking) {
    session_.commands().cancelBooking(booking.toStdString(), this, told());
}

void CallControl::pickUp(const QString& extension) {
    holdFirst(
        nullptr, [] { return tr("Hold and pick up"); },
        [this, extension] {
            session_.commands().pickUp(ExtensionId(extension.toStdString()), this,
                                       [this](const Result<CallId>& answer) {
                                           if (!answer)
                                               tellFailure(answer.error());
                                       });
        });
}

// Not use(): a slot is no target of a transfer.
void CallControl::retrieve(const QString& slot) {
    cancelTransfer();
    call(slot);
}

// -- what went wrong

void CallControl::tellFailure(const Error& error) {
    const ErrorCode code = error.code;
    const bool notReady = code == ErrorCode::Conflict && session_.self().mode() == protocol::Mode::Phone &&
                          session_.softphone().phone() == nullptr;
    notice_.say(Tone::Busy, [code, notReady] {
        return NoticeBar::Words{notReady ? tr("The softphone is not ready.") : models::text(code), {}};
    });
}

void CallControl::tellTransferFailure(protocol::EndReason reason) {
    notice_.say(Tone::Busy, [reason] {
        if (reason == protocol::EndReason::None || reason == protocol::EndReason::Unknown ||
            reason == protocol::EndReason::Normal || reason == protocol::EndReason::Failed)
            return NoticeBar::Words{tr("The transfer did not work. The caller is with you again."), {}};
        return NoticeBar::Words{
            tr("The transfer did not work: %1. The caller is with you again.").arg(models::text(reason)), {}};
    });
}

}  // namespace euterpe::screens
