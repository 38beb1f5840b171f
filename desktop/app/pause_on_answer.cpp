#include "desktop/app/pause_on_answer.h"

#include "desktop/models/status_text.h"

#include <algorithm>

namespace euterpe::app {

using protocol::CallState;

PauseOnAnswer::PauseOnAnswer(replica::Session& session, const settings::Settings& settings, QObject* parent)
    : QObject(parent), session_(session), settings_(settings) {
    const auto& calls = session_.calls();
    connect(&calls, &replica::CallStore::callAdded, this, &PauseOnAnswer::look);
    connect(&calls, &replica::CallStore::callChanged, this, &PauseOnAnswer::look);
    connect(&calls, &replica::CallStore::callEnded, this, [this](const CallId& id) { ringing_.erase(id); });
}

void PauseOnAnswer::look(const CallId& id) {
    const protocol::Call* call = session_.calls().find(id);
    if (call == nullptr || call->direction != protocol::CallDirection::Incoming)
        return;
    if (call->state == CallState::Ringing) {
        ringing_.insert(id);
        return;
    }
    if (call->state != CallState::Talking || ringing_.erase(id) == 0 ||
        !settings_.values().pauseOnIncomingCall)
        return;
    // A ring group's name stands in the same place.
    const auto& queues = session_.self().self().queues;
    const bool isMember = std::any_of(queues.begin(), queues.end(),
                                      [&](const auto& queue) { return queue.queue == call->queue; });
    if (!isMember || models::queueState(queues) == models::QueueState::Paused)
        return;
    session_.commands().setQueuePause({}, true, this, [this](const Result<void>& done) {
        if (!done)
            emit failed(done.error());
    });
}

}  // namespace euterpe::app
