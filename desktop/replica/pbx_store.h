// The server's own connection to the PBX, as the server last told it. Changed only by Session. GUI thread
// only.
#pragma once

#include "lib/protocol/records.h"

#include <QObject>

namespace euterpe::replica {

class PbxStore : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    [[nodiscard]] const protocol::PbxStatus& status() const { return status_; }
    [[nodiscard]] bool isKnown() const { return known_; }

    // -- Session only
    void setFromServer(const protocol::PbxStatus& status);
    void clear();

  signals:
    // Connection, lag or version; told only when it is another than before.
    void changed();

  private:
    protocol::PbxStatus status_;
    bool known_ = false;
};

}  // namespace euterpe::replica
