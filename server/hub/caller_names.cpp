#include "server/hub/caller_names.h"

#include "lib/protocol/limits.h"
#include "server/names/fold.h"

#include <memory>
#include <utility>

namespace euterpe::hub {
namespace {

constexpr std::chrono::seconds kRetry{5};
constexpr std::size_t kKeysKnown = 20'000;
// A part of a number is found in the calls' texts.
constexpr std::size_t kWholeNumber = 6;

}  // namespace

void CallerNames::read() {
    again_ = true;
    if (std::exchange(reading_, true))
        return;
    again_ = false;
    storage_.bookNumbers(version_, base_, [this](Result<BookNumbers> step) { onRead(std::move(step)); });
}

void CallerNames::tick() {
    if (failed_ && loop_.now() >= retryAt_)
        read();
}

void CallerNames::onRead(Result<BookNumbers> step) {
    reading_ = false;
    if (!step) {
        if (!std::exchange(failed_, true))  // once, not every five seconds
            log_.warning("names.not_read", {{"error", step.error().detail}});
        retryAt_ = loop_.now() + kRetry;
        return;
    }
    failed_ = false;
    stepRead_(*step);
    if (step->full)
        index_.clear();
    for (const ContactId& id : step->removed)
        index_.remove(id);
    for (names::NamedNumbers& card : step->cards)
        index_.put(std::move(card));
    version_ = step->version;
    base_ = step->base;
    if (step->more || again_)
        return read();
    changed_();
}

const std::vector<std::string>& CallerNames::keysOf(std::string_view number) {
    std::string text(number.substr(0, protocol::limits::kNumber));
    if (const auto known = keysKnown_.find(text); known != keysKnown_.end())
        return known->second;
    if (keysKnown_.size() >= kKeysKnown)
        keysKnown_.clear();
    std::vector<std::string> keys = keys_.keysOf(text);
    return keysKnown_.emplace(std::move(text), std::move(keys)).first->second;
}

std::string CallerNames::find(const UserId& user, std::string_view number, bool shared) {
    if (number.empty() || index_.size() == 0)
        return {};
    const UserId nobody;
    const UserId& first = shared ? nobody : user;
    const UserId& second = shared ? user : nobody;
    for (const UserId* owner : {&first, &second}) {
        for (const std::string& key : keysOf(number)) {
            if (std::string name = index_.find(*owner, key); !name.empty())
                return name;
        }
    }
    return {};
}

protocol::Call CallerNames::named(const UserId& user, protocol::Call call, bool inside) {
    std::string name = find(user, call.peerNumber, !call.queue.empty());
    if (name.empty() && !inside) {
        if (call.state != protocol::CallState::Ended)
            ask(call.peerNumber);
        name = learned(call.peerNumber);
    }
    if (!name.empty())
        call.peerName = std::move(name);
    return call;
}

std::string CallerNames::learned(const std::string& number) const {
    const auto known = learned_.find(number);
    return known == learned_.end() ? std::string() : known->second;
}

// Answered within the call when the directory was asked before. It remembers for how long that is true.
void CallerNames::ask(const std::string& number) {
    if (lookup_ == nullptr || number.empty())
        return;
    const auto within = std::make_shared<bool>(true);
    lookup_->nameOf(number, [this, number, within](const Result<std::string>& name) {
        if (!name)
            return;
        if (learned_.size() >= protocol::limits::kNamesRemembered)
            learned_.clear();
        const bool isNews = learned(number) != *name;
        learned_[number] = *name;
        if (isNews && !*within)
            changed_();
    });
    *within = false;
}

void CallerNames::rename(std::string& name, std::string found, const std::string& number) const {
    if (found.empty() && name.empty())
        found = learned(number);
    if (!found.empty())
        name = std::move(found);
}

void CallerNames::name(const UserId& user, std::vector<protocol::RegisterRow>& rows) {
    for (protocol::RegisterRow& row : rows)
        rename(row.name, find(user, row.number, !row.queue.empty()), row.number);
}

void CallerNames::name(const UserId& user, std::vector<protocol::VoicemailMessage>& messages) {
    for (protocol::VoicemailMessage& message : messages)
        rename(message.name, find(user, message.number, false), message.number);
}

names::NumberSearch CallerNames::search(std::string_view text) const {
    names::NumberSearch found{{}, keys_.outsidePrefix()};
    const std::vector<std::string> words = names::searchWords(text);
    if (words.empty())
        return found;
    if (const std::string number = names::foldNumber(text); number.size() >= kWholeNumber) {
        for (const std::string& form : keys_.formsOf(keys_.keyOf(number)))
            found.marks.push_back(names::numberMark(form));
    }
    for (const auto& [number, name] : learned_) {
        if (names::hasAll(names::fold(name), words))
            found.marks.push_back(names::numberMark(number));
    }
    return found;
}

}  // namespace euterpe::hub
