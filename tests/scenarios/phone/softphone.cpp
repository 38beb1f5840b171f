#include "tests/scenarios/phone/softphone.h"

#include "tests/desktop/support/waiting.h"

#include <algorithm>

namespace euterpe::stage {

using euterpe::testing::waitUntil;
using phone::Leg;
using phone::LegId;
using phone::LegState;
using phone::Phone;

Softphone::Softphone(const protocol::SipAccount& account, const phone::Options& options)
    : phone_(std::make_unique<phone::LinphonePhone>(log_)) {
    QObject::connect(phone_.get(), &Phone::legChanged, &context_, [this](const Leg& leg) {
        last_[leg.id] = leg;
        if (leg.state == LegState::Ended)
            ++endings_[leg.id];
    });
    QObject::connect(phone_.get(), &Phone::noticed, &context_,
                     [this](const phone::Notice& notice) { notices_.push_back(notice); });
    QObject::connect(phone_.get(), &Phone::levelsChanged, &context_,
                     [this](const phone::Levels& levels) { levels_.push_back(levels); });
    phone_->start(account, options);
}

void Softphone::restart(const protocol::SipAccount& account, const phone::Options& options) {
    phone_->start(account, options);
}

bool Softphone::reaches(phone::Registration state, Milliseconds limit) {
    return waitUntil([&] { return phone_->registration().state == state; }, limit);
}

Result<LegId> Softphone::dial(const std::string& number) {
    std::optional<Result<LegId>> answer;
    QObject context;
    phone_->dial(number, &context, [&](Result<LegId> result) { answer = std::move(result); });
    if (!waitUntil([&] { return answer.has_value(); }))
        return Error{ErrorCode::Timeout, "no answer"};
    return std::move(*answer);
}

Result<void> Softphone::ask(const std::function<void(Phone::Done)>& command) {
    auto answer = std::make_shared<std::optional<Result<void>>>();
    command([answer](Result<void> result) { *answer = std::move(result); });
    if (!waitUntil([&] { return answer->has_value(); }))
        return Error{ErrorCode::Timeout, "no answer"};
    return std::move(**answer);
}

Result<void> Softphone::answer(const LegId& leg) {
    return ask([&](Phone::Done done) { phone_->answer(leg, &context_, std::move(done)); });
}
Result<void> Softphone::reject(const LegId& leg) {
    return ask([&](Phone::Done done) { phone_->reject(leg, &context_, std::move(done)); });
}
Result<void> Softphone::deflect(const LegId& leg, const std::string& number) {
    return ask([&](Phone::Done done) { phone_->deflect(leg, number, &context_, std::move(done)); });
}
Result<void> Softphone::hangUp(const LegId& leg) {
    return ask([&](Phone::Done done) { phone_->hangUp(leg, &context_, std::move(done)); });
}
Result<void> Softphone::hold(const LegId& leg) {
    return ask([&](Phone::Done done) { phone_->hold(leg, &context_, std::move(done)); });
}
Result<void> Softphone::resume(const LegId& leg) {
    return ask([&](Phone::Done done) { phone_->resume(leg, &context_, std::move(done)); });
}
Result<void> Softphone::setMuted(const LegId& leg, bool muted) {
    return ask([&](Phone::Done done) { phone_->setMuted(leg, muted, &context_, std::move(done)); });
}
Result<void> Softphone::sendDtmf(const LegId& leg, char digit) {
    return ask([&](Phone::Done done) { phone_->sendDtmf(leg, digit, &context_, std::move(done)); });
}
Result<void> Softphone::transfer(const LegId& leg, const std::string& number) {
    return ask([&](Phone::Done done) { phone_->transfer(leg, number, &context_, std::move(done)); });
}
Result<void> Softphone::transferTo(const LegId& leg, const LegId& consultation) {
    return ask([&](Phone::Done done) { phone_->transferTo(leg, consultation, &context_, std::move(done)); });
}
Result<void> Softphone::merge(const LegId& one, const LegId& other) {
    return ask([&](Phone::Done done) { phone_->merge(one, other, &context_, std::move(done)); });
}
Result<void> Softphone::split() {
    return ask([&](Phone::Done done) { phone_->split(&context_, std::move(done)); });
}

std::optional<LegId> Softphone::rings(Milliseconds limit) {
    std::optional<LegId> ringing;
    (void)waitUntil(
        [&] {
            for (const Leg& leg : phone_->legs()) {
                if (leg.direction == protocol::CallDirection::Incoming && leg.state == LegState::Ringing)
                    ringing = leg.id;
            }
            return ringing.has_value();
        },
        limit);
    return ringing;
}

bool Softphone::becomes(const LegId& id, LegState state, Milliseconds limit) {
    return becomes(
        id, [state](const Leg& leg) { return leg.state == state; }, limit);
}

bool Softphone::becomes(const LegId& id, const std::function<bool(const Leg&)>& condition,
                        Milliseconds limit) {
    return waitUntil([&] { return last_.contains(id) && condition(last_.at(id)); }, limit);
}

bool Softphone::idle(Milliseconds limit) {
    return waitUntil([&] { return phone_->legs().empty(); }, limit);
}

int Softphone::endings(const LegId& id) const {
    const auto found = endings_.find(id);
    return found == endings_.end() ? 0 : found->second;
}

bool Softphone::notices(phone::NoticeKind kind, Milliseconds limit) {
    return waitUntil(
        [&] {
            return std::any_of(notices_.begin(), notices_.end(),
                               [&](const phone::Notice& notice) { return notice.kind == kind; });
        },
        limit);
}

}  // namespace euterpe::stage
