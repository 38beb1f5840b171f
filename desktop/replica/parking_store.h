// The calls that wait in the PBX's parking slots, as the server last told them (D12). Changed only by
// Session. GUI thread only.
#pragma once

#include "lib/protocol/records.h"

#include <vector>

#include <QObject>

namespace euterpe::replica {

class ParkingStore : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<protocol::ParkedCall>& calls() const { return calls_; }

    // -- Session only
    void setFromServer(const std::vector<protocol::ParkedCall>& calls);
    void clear() { setFromServer({}); }

  signals:
    void changed();

  private:
    std::vector<protocol::ParkedCall> calls_;
};

}  // namespace euterpe::replica
