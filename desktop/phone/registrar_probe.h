// Notices that a registrar no longer answers, and that it is back, long before the next registration is due:
// an OPTIONS request every few seconds (RFC 3261 section 11), over a port or connection of its own, as a PBX
// that stands still keeps the softphone's open. A registrar that has never answered one is left alone. Owned
// by EngineAccount, its thread.
#pragma once

#include "lib/protocol/records.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include <QAbstractSocket>
#include <QByteArray>
#include <QTimer>

namespace euterpe::phone {

class RegistrarProbe {
  public:
    using Changed = std::function<void(bool answers)>;
    struct Target {
        protocol::SipTransport transport = protocol::SipTransport::Udp;
        std::string host;
        int port = 0;
        std::string user;
        std::string domain;
    };

    RegistrarProbe(Target target, Changed changed);
    ~RegistrarProbe();
    RegistrarProbe(const RegistrarProbe&) = delete;
    RegistrarProbe& operator=(const RegistrarProbe&) = delete;

  private:
    void connectAnew();
    void tick();
    void read();
    void ask();
    void answered();

    static constexpr std::chrono::seconds kPause{5};
    static constexpr std::chrono::seconds kRepeat{1};
    static constexpr int kLostAfter = 3;  // unanswered
    // A connection takes more than one turn to be set up.
    static constexpr int kConnectEvery = 3;
    static constexpr qsizetype kLongestAnswer = 65536;

    Target target_;
    std::string callId_;
    Changed changed_;
    std::unique_ptr<QAbstractSocket> socket_;
    QByteArray received_;  // of a connection, until an answer is whole
    QTimer timer_;
    int sequence_ = 0;
    int unanswered_ = 0;
    bool everAnswered_ = false;
    bool lost_ = false;
};

}  // namespace euterpe::phone
