// What the softphone of a user needs from the PBX: its account, and the SIP Call-ID of its calls, by which it
// recognises them.
#include "lib/protocol/json.h"
#include "server/telephony/telephony_p.h"

#include <algorithm>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace euterpe::telephony {

namespace asio = boost::asio;
using ami::Action;
using ami::Message;
using asio::awaitable;

namespace {

constexpr std::size_t kAsked = 100'000;

// `"Ada Verdi" <101>` -> Ada Verdi
std::string displayName(std::string_view callerId) {
    std::string_view name = callerId.substr(0, callerId.rfind('<'));
    const std::size_t first = name.find_first_not_of(" \"");
    if (first == std::string_view::npos)
        return {};
    return protocol::toUtf8(name.substr(first, name.find_last_not_of(" \"") - first + 1));
}

// "(alaw|ulaw|g722)", as PJSIPShowEndpoint writes it.
std::vector<std::string> codecs(std::string_view allow) {
    std::vector<std::string> names;
    while (!allow.empty()) {
        const std::size_t end = std::min(allow.find_first_of("(|,) "), allow.size());
        if (end > 0)
            names.push_back(protocol::toUtf8(allow.substr(0, end)));
        allow.remove_prefix(std::min(allow.size(), end + 1));
    }
    return names;
}

// The softphone has no other kind than SDES.
protocol::MediaEncryption mediaEncryption(const Message& detail) {
    if (detail.get("MediaEncryption") != "sdes")
        return protocol::MediaEncryption::None;
    return ami::equalsIgnoreCase(detail.get("MediaEncryptionOptimistic"), "true")
               ? protocol::MediaEncryption::Optional
               : protocol::MediaEncryption::Mandatory;
}

void readDetail(const Message& detail, protocol::SipAccount& account, bool& authenticated) {
    if (detail.event() == "EndpointDetail") {
        account.displayName = displayName(detail.get("Callerid"));
        account.codecs = codecs(detail.get("Allow"));
        account.srtp = mediaEncryption(detail);
        account.domain = protocol::toUtf8(detail.get("FromDomain"));
    } else if (detail.event() == "AuthDetail") {
        authenticated = true;
        account.authUser = protocol::toUtf8(detail.get("Username"));
        account.password = protocol::toUtf8(detail.get("Password"));
    } else if (detail.event() == "AorDetail") {
        account.user = protocol::toUtf8(detail.get("ObjectName"));
        account.expiresS =
            static_cast<int>(std::max(detail.number("MinimumExpiration"),
                                      std::min<std::int64_t>(120, detail.number("DefaultExpiration"))));
    }
}

}  // namespace

void Telephony::Impl::sipAccount(const AccountId& account, Callback<protocol::SipAccount> done) {
    const auto run = [](Self self, AccountId id, Callback<protocol::SipAccount> callback) -> awaitable<void> {
        callback(co_await readSipAccount(self, std::move(id)));
    };
    asio::co_spawn(io_, run(shared_from_this(), account, std::move(done)), asio::detached);
}

awaitable<Result<protocol::SipAccount>> Telephony::Impl::readSipAccount(Self self, AccountId id) {
    Action action("PJSIPShowEndpoint");
    action.set("Endpoint", id.str());
    const auto details = co_await self->client_.list(action, self->config_.actionTimeout);
    if (!details) {
        const Error& error = details.error();
        co_return error.code == ErrorCode::Disconnected ? Error{ErrorCode::PbxUnavailable, error.detail}
                                                        : error;
    }
    protocol::SipAccount account;
    account.account = id;
    account.user = id.str();
    bool authenticated = false;
    for (const Message& detail : *details)
        readDetail(detail, account, authenticated);
    if (authenticated && account.password.empty())
        co_return Error{
            ErrorCode::PbxRefused,
            "the PBX keeps only a hash of the SIP password of this telephone (auth_type md5 or digest)"};
    if (account.authUser.empty())
        account.authUser = account.user;
    co_return account;
}

void Telephony::Impl::useSoftphone(const AccountId& account, bool inUse) {
    if (!inUse) {
        softphones_.erase(account);
        return;
    }
    if (!softphones_.insert(account).second)
        return;
    if (const auto owner = state_.ownerOf(account)) {
        for (const protocol::Call& call : state_.callsOf(*owner))
            askSipCallIds(call.id);
    }
}

void Telephony::Impl::askSipCallIds(const CallId& call) {
    if (softphones_.empty())
        return;
    for (const pbx::Leg& leg : state_.legsOf(call)) {
        if (!leg.sipCallId.empty() || !softphones_.contains(leg.account) ||
            askedForSipCallId_.size() >= kAsked || !askedForSipCallId_.insert(leg.channel).second)
            continue;
        asio::co_spawn(io_, readSipCallId(shared_from_this(), leg.id, leg.channel), asio::detached);
    }
}

// By the channel's name: after a masquerade the name tells whose telephone it is, the id does not.
awaitable<void> Telephony::Impl::readSipCallId(Self self, std::string id, std::string channel) {
    const std::uint64_t connection = self->connection_;
    Action action("Getvar");
    action.set("Channel", channel).set("Variable", "CHANNEL(pjsip,call-id)");
    const auto answer = co_await self->client_.action(action, self->config_.actionTimeout);
    self->askedForSipCallId_.erase(channel);
    if (!answer || self->stopped_ || self->connection_ != connection)
        co_return;  // the channel has gone
    self->emit(self->state_.setSipCallId(id, answer->get("Value")));
}

}  // namespace euterpe::telephony
