// voicemail.list, voicemail.read, voicemail.setHeard, voicemail.remove (H1, H2): always the mailbox of the
// session's own extension.

#include "lib/protocol/limits.h"
#include "server/hub/handlers.h"
#include "server/hub/hub.h"

namespace euterpe::hub {
namespace {

std::string mailboxOf(Hub& hub, const Session& session) {
    return hub.pbx().state().mailboxOf(session.identity().profile.extension);
}

Result<void> admitMessage(const std::string& message) {
    if (message.empty() || message.size() > protocol::limits::kVoicemailText)
        return Error{ErrorCode::InvalidArgument, "params.message: expected the id of a message"};
    return {};
}

template <class T>
auto answering(const Reply<T>& reply) {
    return [reply](const Result<T>& outcome) {
        if (outcome)
            reply.ok(*outcome);
        else
            reply.fail(outcome.error());
    };
}

// The user's other sessions ask anew, too.
auto announcing(Hub& hub, const Session& session, const Reply<protocol::Empty>& reply) {
    return [&hub, extension = session.identity().profile.extension, reply](const Result<void>& outcome) {
        hub.mailboxChanged(extension);
        if (outcome)
            reply.ok({});
        else
            reply.fail(outcome.error());
    };
}

}  // namespace

void handleVoicemailList(Hub& hub, Session& session, const protocol::VoicemailListParams&,
                         const Reply<protocol::VoicemailListResult>& reply) {
    hub.voicemail().list(mailboxOf(hub, session), [&hub, user = session.identity().profile.user,
                                                   reply](Result<protocol::VoicemailListResult> list) {
        if (!list)
            return reply.fail(list.error());
        hub.names().name(user, list->messages);
        reply.ok(*list);
    });
}

void handleVoicemailRead(Hub& hub, Session& session, const protocol::VoicemailReadParams& params,
                         const Reply<protocol::VoicemailReadResult>& reply) {
    if (auto admitted = admitMessage(params.message); !admitted)
        return reply.fail(admitted.error());
    if (params.offset < 0)
        return reply.fail({ErrorCode::InvalidArgument, "params.offset: expected a number from 0"});
    hub.voicemail().read(mailboxOf(hub, session), params, answering(reply));
}

void handleVoicemailSetHeard(Hub& hub, Session& session, const protocol::VoicemailSetHeardParams& params,
                             const Reply<protocol::VoicemailSetHeardResult>& reply) {
    if (auto admitted = admitMessage(params.message); !admitted)
        return reply.fail(admitted.error());
    hub.voicemail().setHeard(mailboxOf(hub, session), params, announcing(hub, session, reply));
}

void handleVoicemailRemove(Hub& hub, Session& session, const protocol::VoicemailRemoveParams& params,
                           const Reply<protocol::VoicemailRemoveResult>& reply) {
    if (auto admitted = admitMessage(params.message); !admitted)
        return reply.fail(admitted.error());
    hub.voicemail().remove(mailboxOf(hub, session), params.message, announcing(hub, session, reply));
}

}  // namespace euterpe::hub
