// What the computer tells about itself and what makes a connection worth trying again at once. The one place
// of desktop/link that is tied to a platform (A4). GUI thread only; owned by whoever made it, used by
// Connection.
#pragma once

#include <memory>

#include <QObject>

namespace euterpe::link {

class HostEvents : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

  signals:
    // The computer goes to sleep: connections will be dead when it wakes.
    void sleeping();
    void resumed();
    // Another network, or the network came or went.
    void networkChanged(bool reachable);
};

// logind and QNetworkInformation on Linux, QNetworkInformation elsewhere; what is not available stays silent.
std::unique_ptr<HostEvents> makeHostEvents();

}  // namespace euterpe::link
