// recording.read (D13): only of calls of the user's own; the file is known by its row, never by a path.

#include "server/hub/handlers.h"
#include "server/hub/hub.h"

namespace euterpe::hub {

void handleRecordingRead(Hub& hub, Session& session, const protocol::RecordingReadParams& params,
                         const Reply<protocol::RecordingReadResult>& reply) {
    if (params.offset < 0)
        return reply.fail({ErrorCode::InvalidArgument, "params.offset: expected a number from 0"});
    hub.storage().readRecording(session.identity().profile.extension, params,
                                [reply](const Result<protocol::RecordingReadResult>& piece) {
                                    if (piece)
                                        reply.ok(*piece);
                                    else
                                        reply.fail(piece.error());
                                });
}

}  // namespace euterpe::hub
