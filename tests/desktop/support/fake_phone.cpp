#include "tests/desktop/support/fake_phone.h"

#include "lib/base/time.h"

#include <algorithm>
#include <utility>

#include <QTimer>

namespace euterpe::testing {

using phone::Leg;
using phone::LegId;
using phone::LegState;
using phone::Registration;
using protocol::CallDirection;
using protocol::EndReason;

namespace {

UnixMillis nowMs() {
    return toUnixMillis(std::chrono::system_clock::now());
}

void later(QObject* context, const FakePhone::Done& done, Result<void> answer) {
    if (done)
        QTimer::singleShot(0, context, [done, answer] { done(answer); });
}

}  // namespace

void FakePhone::start(const protocol::SipAccount& newAccount, const phone::Options& newOptions) {
    account = newAccount;
    options = newOptions;
    ++starts;
    setRegistration(Registration::Connecting);
    setRegistration(Registration::Registered, 200);
}

void FakePhone::stop() {
    said.emplace_back("stop");
    while (!legs_.empty())
        end(LegId(legs_.back().id), EndReason::Normal);
    account.reset();
    setRegistration(Registration::Off);
}

Leg* FakePhone::find(const LegId& leg) {
    const auto found =
        std::find_if(legs_.begin(), legs_.end(), [&](const Leg& one) { return one.id == leg; });
    return found == legs_.end() ? nullptr : &*found;
}

std::optional<Leg> FakePhone::with(const std::string& number) const {
    const auto found =
        std::find_if(legs_.rbegin(), legs_.rend(), [&](const Leg& one) { return one.peerNumber == number; });
    return found == legs_.rend() ? std::nullopt : std::optional(*found);
}

int FakePhone::count(const std::string& line) const {
    return static_cast<int>(std::count(said.begin(), said.end(), line));
}

void FakePhone::tell(const Leg& leg) {
    const Leg word = leg;
    emit legChanged(word);
}

void FakePhone::change(const LegId& leg, const std::function<void(Leg&)>& edit) {
    if (Leg* found = find(leg)) {
        edit(*found);
        tell(*found);
    }
}

void FakePhone::end(const LegId& leg, EndReason reason) {
    Leg* found = find(leg);
    if (found == nullptr)
        return;
    Leg last = *found;
    legs_.erase(legs_.begin() + (found - legs_.data()));
    last.state = LegState::Ended;
    last.endReason = reason;
    tell(last);
}

void FakePhone::holdTalking(const LegId& except) {
    for (Leg& leg : legs_) {
        if (leg.id != except && leg.state == LegState::Talking) {
            leg.state = LegState::Held;
            tell(leg);
        }
    }
}

bool FakePhone::accept(const std::string& name, const LegId& leg, QObject* context, const Done& done,
                       const std::string& argument) {
    said.push_back(name + " " + leg.str() + (argument.empty() ? "" : " " + argument));
    if (refuseNext == name) {
        refuseNext.clear();
        later(context, done, Error{ErrorCode::Conflict, "refused"});
        return false;
    }
    if (find(leg) == nullptr) {
        later(context, done, Error{ErrorCode::InvalidArgument, "no such leg"});
        return false;
    }
    later(context, done, {});
    return true;
}

void FakePhone::dial(const std::string& number, QObject* context, Dialled done) {
    said.push_back("dial " + number);
    if (legs_.size() >= static_cast<std::size_t>(kLines)) {
        QTimer::singleShot(0, context, [done] { done(Error{ErrorCode::Conflict, "no line"}); });
        return;
    }
    holdTalking({});
    Leg leg;
    leg.id = LegId(std::to_string(nextId_++));
    leg.sipCallId = "sip-" + leg.id.str();
    leg.direction = CallDirection::Outgoing;
    leg.state = LegState::Dialing;
    leg.peerNumber = number;
    leg.startedAt = nowMs();
    legs_.push_back(leg);
    tell(leg);
    QTimer::singleShot(0, context, [done, id = leg.id] { done(id); });
}

void FakePhone::answer(const LegId& leg, QObject* context, Done done) {
    if (!accept("answer", leg, context, done))
        return;
    holdTalking(leg);
    peerAnswers(leg);
}

void FakePhone::reject(const LegId& leg, QObject* context, Done done) {
    if (accept("reject", leg, context, done))
        end(leg, EndReason::Rejected);
}

void FakePhone::deflect(const LegId& leg, const std::string& number, QObject* context, Done done) {
    if (accept("deflect", leg, context, done, number))
        end(leg, EndReason::Normal);
}

void FakePhone::hangUp(const LegId& leg, QObject* context, Done done) {
    if (accept("hangUp", leg, context, done))
        end(leg, EndReason::Normal);
}

void FakePhone::hold(const LegId& leg, QObject* context, Done done) {
    if (accept("hold", leg, context, done))
        change(leg, [](Leg& one) { one.state = LegState::Held; });
}

void FakePhone::resume(const LegId& leg, QObject* context, Done done) {
    if (!accept("resume", leg, context, done))
        return;
    holdTalking(leg);
    change(leg, [](Leg& one) { one.state = LegState::Talking; });
}

void FakePhone::setMuted(const LegId& leg, bool muted, QObject* context, Done done) {
    if (accept(muted ? "mute" : "unmute", leg, context, done))
        change(leg, [muted](Leg& one) { one.muted = muted; });
}

void FakePhone::sendDtmf(const LegId& leg, char digit, QObject* context, Done done) {
    accept("dtmf", leg, context, done, std::string(1, digit));
}

void FakePhone::transfer(const LegId& leg, const std::string& number, QObject* context, Done done) {
    if (accept("transfer", leg, context, done, number))
        change(leg, [](Leg& one) { one.transfer = phone::Transfer::Trying; });
}

void FakePhone::transferTo(const LegId& leg, const LegId& consultation, QObject* context, Done done) {
    if (!accept("transferTo", leg, context, done, consultation.str()))
        return;
    end(consultation, EndReason::Normal);
    end(leg, EndReason::Normal);
}

void FakePhone::merge(const LegId& one, const LegId& other, QObject* context, Done done) {
    if (!accept("merge", one, context, done, other.str()))
        return;
    for (const LegId& id : {one, other})
        change(id, [](Leg& leg) {
            leg.state = LegState::Talking;
            leg.inConference = true;
        });
}

void FakePhone::split(QObject* context, Done done) {
    said.emplace_back("split");
    for (Leg& leg : legs_) {
        if (!std::exchange(leg.inConference, false))
            continue;
        leg.state = LegState::Held;
        tell(leg);
    }
    later(context, done, {});
}

void FakePhone::setSound(const phone::SoundOptions& sound) {
    said.emplace_back("sound");
    options.sound = sound;
}

Leg FakePhone::ring(const std::string& number, const std::string& name) {
    Leg leg;
    leg.id = LegId(std::to_string(nextId_++));
    leg.sipCallId = "sip-" + leg.id.str();
    leg.direction = CallDirection::Incoming;
    leg.state = LegState::Ringing;
    leg.peerNumber = number;
    leg.peerName = name;
    leg.startedAt = nowMs();
    legs_.push_back(leg);
    tell(leg);
    return leg;
}

void FakePhone::peerAnswers(const LegId& leg) {
    change(leg, [](Leg& one) {
        one.state = LegState::Talking;
        one.answeredAt = nowMs();
    });
}

void FakePhone::peerHangsUp(const LegId& leg, EndReason reason) {
    end(leg, reason);
}

void FakePhone::setRegistration(Registration state, int sipCode, const std::string& detail) {
    status_ = {state, sipCode, detail, nowMs()};
    emit registrationChanged(status_);
}

void FakePhone::tellLevels(float microphone) {
    emit levelsChanged({microphone, -120});
}

void FakePhone::tellNotice(phone::NoticeKind kind, const std::string& detail) {
    emit noticed({kind, detail});
}

}  // namespace euterpe::testing
