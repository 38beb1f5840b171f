#include "desktop/replica/sync_state.h"

#include <utility>

namespace euterpe::replica {

void SyncState::set(Sync sync, UnixMillis since, UnixMillis nextAttemptAt, Error error) {
    if (sync == sync_ && since == since_ && nextAttemptAt == nextAttemptAt_ && error == error_)
        return;
    sync_ = sync;
    since_ = since;
    nextAttemptAt_ = nextAttemptAt;
    error_ = std::move(error);
    emit changed();
}

}  // namespace euterpe::replica
