// chat.send, chat.changes, chat.history, chat.mark, chat.search, chat.typing (I2 to I4).

#include "lib/protocol/limits.h"
#include "server/hub/handlers.h"
#include "server/hub/hub.h"
#include "server/hub/own_call.h"

#include <algorithm>

namespace euterpe::hub {
namespace {

namespace limits = protocol::limits;

bool isClientId(const std::string& id) {
    return !id.empty() && id.size() <= limits::kChatClientId && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    });
}

std::string nameOf(Hub& hub, const ExtensionId& id) {
    const protocol::Extension* extension = hub.pbx().state().extension(id);
    if (!extension)
        return {};
    const std::string gap = extension->firstName.empty() || extension->lastName.empty() ? "" : " ";
    return extension->firstName + gap + extension->lastName;
}

// Passes an answer on.
template <class T>
auto passing(const Reply<T>& reply) {
    return [reply](const Result<T>& outcome) {
        if (outcome)
            reply.ok(*outcome);
        else
            reply.fail(outcome.error());
    };
}

}  // namespace

void handleChatSend(Hub& hub, Session& session, const protocol::ChatSendParams& params,
                    const Reply<protocol::ChatSendResult>& reply) {
    const LoginProfile& profile = session.identity().profile;
    if (!isClientId(params.clientId))
        return reply.fail({ErrorCode::InvalidArgument, "params.clientId: letters, digits and - only"});
    if (params.to == profile.extension)
        return reply.fail({ErrorCode::InvalidArgument, "params.to: the own extension"});
    if (!hub.knowsExtension(params.to))
        return reply.fail({ErrorCode::NotFound, "params.to: no such extension"});
    auto text = chatText(params.text);
    if (!text)
        return reply.fail({text.error().code, "params." + text.error().detail});
    hub.chat().send(profile.user,
                    {profile.extension, nameOf(hub, profile.extension), params.to, nameOf(hub, params.to),
                     params.clientId, std::move(*text), hub.loop().wallNow()},
                    [reply](const Result<protocol::ChatMessage>& stored) {
                        if (stored)
                            reply.ok({*stored});
                        else
                            reply.fail(stored.error());
                    });
}

void handleChatChanges(Hub& hub, Session& session, const protocol::ChatChangesParams& params,
                       const Reply<protocol::ChatChangesResult>& reply) {
    hub.storage().chatChanges(session.identity().profile.extension, params.since, passing(reply));
}

void handleChatHistory(Hub& hub, Session& session, const protocol::ChatHistoryParams& params,
                       const Reply<protocol::ChatHistoryResult>& reply) {
    if (params.before < 0 || params.after < 0)
        return reply.fail({ErrorCode::InvalidArgument, "params: expected numbers of messages"});
    hub.storage().chatHistory(session.identity().profile.extension, params, passing(reply));
}

void handleChatMark(Hub& hub, Session& session, const protocol::ChatMarkParams& params,
                    const Reply<protocol::Empty>& reply) {
    if (params.marks.size() > limits::kChatMarks)
        return reply.fail({ErrorCode::TooLarge, "params.marks: too many"});
    hub.chat().mark(session.identity().profile.extension, params.marks, answering(reply));
}

void handleChatSearch(Hub& hub, Session& session, const protocol::ChatSearchParams& params,
                      const Reply<protocol::ChatSearchResult>& reply) {
    if (params.text.empty() || params.text.size() > limits::kSearchText)
        return reply.fail({ErrorCode::InvalidArgument, "params.text: empty or too long"});
    hub.storage().chatSearch(session.identity().profile.extension, params, passing(reply));
}

void handleChatTyping(Hub& hub, Session& session, const protocol::ChatTypingParams& params,
                      const Reply<protocol::Empty>& reply) {
    const LoginProfile& profile = session.identity().profile;
    answering(reply)(hub.chat().typing(profile.user, profile.extension, params));
}

}  // namespace euterpe::hub
