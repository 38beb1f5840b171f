// Notices that a registrar no longer answers, and that it is back, long before the next registration is due:
// an OPTIONS request every few seconds (RFC 3261 section 11), over a port or connection of its own, as a PBX
// that stands still keeps the softphone's open. A registrar that has never answered one is left alone. The
// answers also tell from where the registrar sees us come (RFC 3581): behind a router that is the router's
// address, and when that is another one than before, nobody finds the softphone where it has registered.
// Owned by EngineAccount, its thread.
#pragma once

#include "lib/protocol/records.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <QAbstractSocket>
#include <QByteArray>
#include <QTimer>

namespace euterpe::phone {

class RegistrarProbe {
  public:
    struct Events {
        std::function<void(bool answers)> changed;
        std::function<void()> moved;  // the registrar sees us elsewhere than before
    };
    struct Target {
        protocol::SipTransport transport = protocol::SipTransport::Udp;
        std::string host;
        int port = 0;
        std::string user;
        std::string domain;
    };

    RegistrarProbe(Target target, Events events);
    ~RegistrarProbe();
    RegistrarProbe(const RegistrarProbe&) = delete;
    RegistrarProbe& operator=(const RegistrarProbe&) = delete;

    // The registrar sees us come from an address that is not our own.
    [[nodiscard]] bool isBehindRouter() const;

  private:
    void connectAnew();
    void tick();
    void read();
    void ask();
    void answered(std::string_view answer);
    void takeOrigin(std::string_view answer);

    static constexpr std::chrono::seconds kPause{5};
    static constexpr std::chrono::seconds kRepeat{1};
    static constexpr int kLostAfter = 3;  // unanswered
    // A connection takes more than one turn to be set up.
    static constexpr int kConnectEvery = 3;
    static constexpr qsizetype kLongestAnswer = 65536;

    Target target_;
    std::string callId_;
    Events events_;
    std::unique_ptr<QAbstractSocket> socket_;
    QByteArray received_;  // of a connection, until an answer is whole
    QTimer timer_;
    std::string origin_;      // our address as the registrar sees it, "" = not told yet
    std::string originPort_;  // the port, of this socket; "" = not told yet
    int sequence_ = 0;
    int unanswered_ = 0;
    bool everAnswered_ = false;
    bool lost_ = false;
};

}  // namespace euterpe::phone
