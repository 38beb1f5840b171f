// What Asterisk is configured with, for the import of euterpe-admin.
#include "lib/protocol/json.h"
#include "server/telephony/telephony_p.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace euterpe::telephony {

namespace asio = boost::asio;
using ami::Action;
using ami::Message;
using asio::awaitable;

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \"");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \"") - first + 1);
}

// `"Ada Verdi" <101>` -> name and number.
void readCallerId(std::string_view text, EndpointInfo& endpoint) {
    const std::size_t open = text.rfind('<');
    if (open == std::string_view::npos)
        return;
    const std::string_view number = text.substr(open + 1);
    endpoint.callerIdName = protocol::toUtf8(trimmed(text.substr(0, open)));
    endpoint.callerIdNumber = protocol::toUtf8(trimmed(number.substr(0, number.find('>'))));
}

// Endpoint -> extension, of hints such as "PJSIP/101&PJSIP/101-desk&Custom:DND101,CustomPresence:101".
std::unordered_map<std::string, std::string> hintsByEndpoint(const std::vector<Message>& states) {
    std::unordered_map<std::string, std::string> extensions;
    for (const Message& state : states) {
        std::string_view hint = state.get("Hint");
        hint = hint.substr(0, hint.find(','));
        while (!hint.empty()) {
            const std::string_view device = hint.substr(0, hint.find('&'));
            hint.remove_prefix(std::min(hint.size(), device.size() + 1));
            if (device.starts_with("PJSIP/"))
                extensions.emplace(device.substr(6), state.get("Exten"));
        }
    }
    return extensions;
}

}  // namespace

void Telephony::Impl::readEndpoints(Callback<std::vector<EndpointInfo>> done) {
    const auto run = [](Self self, Callback<std::vector<EndpointInfo>> callback) -> awaitable<void> {
        callback(co_await endpoints(self));
    };
    asio::co_spawn(io_, run(shared_from_this(), std::move(done)), asio::detached);
}

awaitable<Result<std::vector<EndpointInfo>>> Telephony::Impl::endpoints(Self self) {
    const auto timeout = self->config_.actionTimeout;
    const Result<Messages> list = co_await self->client_.list(Action("PJSIPShowEndpoints"), timeout);
    if (!list)
        co_return list.error();
    const Result<Messages> states = co_await self->client_.list(Action("ExtensionStateList"), timeout);
    if (!states)
        co_return states.error();
    const auto hints = hintsByEndpoint(*states);

    std::vector<EndpointInfo> endpoints;
    for (const Message& listed : *list) {
        EndpointInfo endpoint;
        endpoint.id = AccountId(protocol::toUtf8(listed.get("ObjectName")));
        Action action("PJSIPShowEndpoint");
        action.set("Endpoint", endpoint.id.str());
        const Result<Messages> details = co_await self->client_.list(action, timeout);
        if (!details && details.error().code != ErrorCode::PbxRefused)
            co_return details.error();
        for (const Message& detail : details ? *details : Messages{}) {
            if (detail.event() != "EndpointDetail")
                continue;
            readCallerId(detail.get("Callerid"), endpoint);
            const std::string_view mailboxes = detail.get("Mailboxes");
            endpoint.mailbox = protocol::toUtf8(mailboxes.substr(0, mailboxes.find(',')));
            endpoint.context = protocol::toUtf8(detail.get("Context"));
        }
        if (const auto hint = hints.find(endpoint.id.str()); hint != hints.end())
            endpoint.hintExtension = protocol::toUtf8(hint->second);
        endpoints.push_back(std::move(endpoint));
    }
    co_return endpoints;
}

}  // namespace euterpe::telephony
