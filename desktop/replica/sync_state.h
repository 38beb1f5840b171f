// How far what is shown can be trusted: the status bar's source (B5, C4). The screen has the words.
// Changed only by Session. GUI thread only.
#pragma once

#include "lib/base/result.h"
#include "lib/base/time.h"

#include <QObject>

namespace euterpe::replica {

enum class Sync {
    Disconnected,  // by the user's wish, or not configured yet
    Connecting,    // first attempt since the user's wish, nothing shown yet
    Online,        // everything is live
    PbxLost,       // server reached, but it has no connection to the PBX
    Reconnecting,  // was online; what is shown dates from `since`
    Refused,       // needs the user: credentials, certificate, version; see error()
};

class SyncState : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    [[nodiscard]] Sync sync() const { return sync_; }
    // Of this state; for Reconnecting, when the connection was lost.
    [[nodiscard]] UnixMillis since() const { return since_; }
    // When the next attempt comes; 0 = one is under way, or none will.
    [[nodiscard]] UnixMillis nextAttemptAt() const { return nextAttemptAt_; }
    // Of the last failure, for Connecting, Reconnecting and Refused.
    [[nodiscard]] const Error& error() const { return error_; }
    // Commands are accepted (the PBX may still refuse them).
    [[nodiscard]] bool isOnline() const { return sync_ == Sync::Online || sync_ == Sync::PbxLost; }

    // -- Session only
    void set(Sync sync, UnixMillis since, UnixMillis nextAttemptAt, Error error);

  signals:
    void changed();

  private:
    Sync sync_ = Sync::Disconnected;
    UnixMillis since_ = 0;
    UnixMillis nextAttemptAt_ = 0;
    Error error_;
};

}  // namespace euterpe::replica
