// Notices that a registrar behind UDP no longer answers, and that it is back, long before the next
// registration is due: an OPTIONS request every few seconds (RFC 3261 section 11), from a port of its own. A
// registrar that has never answered one is left alone. Owned by EngineAccount, its thread.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include <QTimer>
#include <QUdpSocket>

namespace euterpe::phone {

class RegistrarProbe {
  public:
    using Changed = std::function<void(bool answers)>;

    RegistrarProbe(const std::string& host, int port, std::string user, std::string domain, Changed changed);

  private:
    void tick();
    void read();
    void ask();

    static constexpr std::chrono::seconds kPause{5};
    static constexpr std::chrono::seconds kRepeat{1};
    static constexpr int kLostAfter = 3;  // unanswered

    QString host_;
    quint16 port_;
    std::string user_;
    std::string domain_;
    std::string callId_;
    Changed changed_;
    QUdpSocket socket_;
    QTimer timer_;
    int sequence_ = 0;
    int unanswered_ = 0;
    bool everAnswered_ = false;
    bool lost_ = false;
};

}  // namespace euterpe::phone
