#include "server/hub/chat_book.h"

#include "lib/protocol/codec.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <utility>

namespace euterpe::hub {
namespace {

namespace limits = protocol::limits;

// Messages in one transaction: the database's other users wait as long as that takes.
constexpr std::size_t kTogether = 100;
constexpr std::chrono::minutes kRatesKept{5};

bool isControl(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

// True: each of the user's sessions that follows the state has got it.
bool tellUser(const UserBook::Entry& entry, const Buffer& message) {
    bool all = true;
    for (Session* session : entry.sessions) {
        if (!session->subscribed || !session->granted(protocol::Permission::Chat))
            continue;
        if (session->canTakeState())
            session->send(message);
        else
            all = false;
    }
    return all;
}

template <class Notification>
Buffer encoded(const Notification& notification) {
    return std::make_shared<const std::string>(protocol::encodeNotification(notification));
}

}  // namespace

Result<std::string> chatText(std::string_view typed) {
    if (typed.size() > limits::kChatText)
        return Error{ErrorCode::TooLarge,
                     "text: longer than " + std::to_string(limits::kChatText) + " bytes"};
    if (!protocol::isUtf8(typed))
        return Error{ErrorCode::InvalidArgument, "text: expected UTF-8"};
    std::string text;
    text.reserve(typed.size());
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (typed[i] == '\r')
            text += i + 1 < typed.size() && typed[i + 1] == '\n' ? "" : "\n";
        else if (!isControl(typed[i]) || typed[i] == '\n' || typed[i] == '\t')
            text += typed[i];
    }
    const auto begin = std::find_if_not(text.begin(), text.end(), isBlank);
    const auto end = std::find_if_not(text.rbegin(), std::make_reverse_iterator(begin), isBlank).base();
    if (begin == end)
        return Error{ErrorCode::InvalidArgument, "text: nothing to be read in it"};
    return std::string(begin, end);
}

ChatBook::Rates& ChatBook::ratesOf(const UserId& user) {
    const Loop::Time now = loop_.now();
    const auto bucket = [now](int perMinute) { return TokenBucket(perMinute / 60.0, perMinute / 4.0, now); };
    Rates& rates = rates_
                       .try_emplace(user, Rates{bucket(limits::kChatMessagesPerMinute),
                                                bucket(limits::kChatTypingPerMinute), now})
                       .first->second;
    rates.used = now;
    return rates;
}

void ChatBook::sweep() {
    std::erase_if(rates_, [&](const auto& one) { return loop_.now() - one.second.used > kRatesKept; });
}

void ChatBook::send(const UserId& user, store::ChatDraft draft, Sent done) {
    if (!ratesOf(user).messages.take(loop_.now()))
        return done(Error{ErrorCode::RateLimited, "too many messages", 1});
    if (waiting_.size() >= limits::kChatSending)
        return done(Error{ErrorCode::RateLimited, "the database cannot keep up", 1});
    waiting_.push_back({std::move(draft), std::move(done)});
    if (!storing_)
        store();
}

void ChatBook::store() {
    if (waiting_.empty())
        return;
    storing_ = true;
    std::vector<store::ChatDraft> drafts;
    std::vector<Sent> done;
    for (; !waiting_.empty() && drafts.size() < kTogether; waiting_.pop_front()) {
        drafts.push_back(std::move(waiting_.front().draft));
        done.push_back(std::move(waiting_.front().done));
    }
    storage_.addChat(std::move(drafts),
                     [this, done = std::move(done)](const Result<std::vector<store::ChatStored>>& stored) {
                         onStored(done, stored);
                     });
}

void ChatBook::onStored(const std::vector<Sent>& done, const Result<std::vector<store::ChatStored>>& stored) {
    storing_ = false;
    store();  // those that came meanwhile, while these are being told
    if (!stored) {
        for (const Sent& answer : done)
            answer(stored.error());
        return;
    }
    for (std::size_t i = 0; i < done.size(); ++i) {
        const store::ChatStored& one = (*stored)[i];
        if (!one.sides.empty())
            ++stored_;
        tell(one.sides);
        done[i](one.message);
    }
}

void ChatBook::mark(const ExtensionId& own, const std::vector<protocol::ChatPosition>& marks, Marked done) {
    storage_.markChat(own, marks,
                      [this, done = std::move(done)](const Result<std::vector<store::ChatSide>>& sides) {
                          if (!sides)
                              return done(sides.error());
                          tell(*sides);
                          done({});
                      });
}

void ChatBook::tell(const std::vector<store::ChatSide>& sides) {
    for (const store::ChatSide& side : sides) {
        const auto& entries = users_.of(side.extension);
        if (entries.empty())
            continue;
        const Buffer news = encoded(protocol::ChatNews{side.previous, side.version, side.conversation});
        for (UserBook::Entry* entry : entries)
            if (!tellUser(*entry, news))
                missed_(*entry, side.version);
    }
}

Result<void> ChatBook::typing(const UserId& user, const ExtensionId& own,
                              const protocol::ChatTypingParams& what) {
    if (!ratesOf(user).typing.take(loop_.now()))
        return Error{ErrorCode::RateLimited, "too often", 1};
    const Buffer told = encoded(protocol::ChatPeerTyping{own, what.on});
    for (const UserBook::Entry* entry : users_.of(what.peer))
        (void)tellUser(*entry, told);  // who misses it misses nothing
    return {};
}

}  // namespace euterpe::hub
