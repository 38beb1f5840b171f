// Whatever a client or a server sends: decoding answers with a value or an error, and what was decoded
// encodes to something that decodes to the same again.

#include "lib/protocol/codec.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace euterpe::protocol;

template <class T>
void roundTrip(const boost::json::value& json) {
    auto decoded = fromJson<T>(json);
    if (!decoded)
        return;
    const boost::json::value encoded = toJson(*decoded);
    auto again = fromJson<T>(encoded);
    if (!again || toJson(*again) != encoded)
        std::abort();
}

void tryRequest(Request request, const boost::json::value& params) {
    switch (request) {
#define EUTERPE_X(Name, wire, permission) \
    case Request::Name:                   \
        return roundTrip<Name##Params>(params);
        EUTERPE_REQUESTS(EUTERPE_X)
#undef EUTERPE_X
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (auto request = decodeRequest(text)) {
        if (const RequestInfo* row = findRequest(request->method))
            tryRequest(row->request, request->params);
        if (!decodeRequest(encodeRequest(request->id, request->method, request->params)))
            std::abort();
    }
    if (auto message = decodeFromServer(text)) {
        if (const auto* note = std::get_if<IncomingNotification>(&*message)) {
            roundTrip<StateBatch>(note->params);
            roundTrip<SessionClosing>(note->params);
        } else if (const auto& reply = std::get<IncomingReply>(*message); reply.result) {
            roundTrip<SessionLoginResult>(*reply.result);
            roundTrip<StateSubscribeResult>(*reply.result);
            roundTrip<RegisterOpenResult>(*reply.result);
        }
    }
    if (!isUtf8(toUtf8(text)))
        std::abort();
    return 0;
}
