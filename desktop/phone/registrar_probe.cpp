#include "desktop/phone/registrar_probe.h"

#include <QHostAddress>
#include <QNetworkDatagram>
#include <QUuid>

namespace euterpe::phone {

RegistrarProbe::RegistrarProbe(const std::string& host, int port, std::string user, std::string domain,
                               Changed changed)
    : host_(QString::fromStdString(host)),
      port_(static_cast<quint16>(port)),
      user_(std::move(user)),
      domain_(std::move(domain)),
      callId_(QUuid::createUuid().toString(QUuid::Id128).toStdString()),
      changed_(std::move(changed)) {
    QObject::connect(&socket_, &QUdpSocket::readyRead, &socket_, [this] { read(); });
    QObject::connect(&socket_, &QUdpSocket::connected, &socket_, [this] { ask(); });
    QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { tick(); });
    socket_.connectToHost(host_, port_);
    timer_.start(kRepeat);
}

void RegistrarProbe::tick() {
    if (socket_.state() == QAbstractSocket::HostLookupState)
        return;
    if (!lost_ && unanswered_ >= kLostAfter) {
        if (!everAnswered_) {
            timer_.stop();
            return;
        }
        lost_ = true;
        changed_(false);
    }
    // After an ICMP error the socket neither sends nor receives any more.
    if (++unanswered_ > 1) {
        socket_.abort();
        socket_.connectToHost(host_, port_);
    } else {
        ask();
    }
    timer_.start(kRepeat);
}

void RegistrarProbe::ask() {
    const std::string number = std::to_string(++sequence_);
    const std::string own =
        socket_.localAddress().toString().toStdString() + ':' + std::to_string(socket_.localPort());
    const std::string request = "OPTIONS sip:" + domain_ + " SIP/2.0\r\nVia: SIP/2.0/UDP " + own +
                                ";rport;branch=z9hG4bK" + callId_ + number +
                                "\r\nMax-Forwards: 70\r\nFrom: <sip:" + user_ + '@' + domain_ +
                                ">;tag=probe\r\nTo: <sip:" + domain_ + ">\r\nCall-ID: " + callId_ +
                                "\r\nCSeq: " + number + " OPTIONS\r\nContact: <sip:" + user_ + '@' + own +
                                ">\r\nUser-Agent: Euterpe\r\nContent-Length: 0\r\n\r\n";
    (void)socket_.write(request.data(), static_cast<qint64>(request.size()));  // what is lost is asked again
}

void RegistrarProbe::read() {
    while (socket_.hasPendingDatagrams()) {
        const QByteArray answer = socket_.receiveDatagram().data();
        if (!answer.startsWith("SIP/2.0 ") || !answer.contains(callId_.c_str()))
            continue;
        unanswered_ = 0;
        everAnswered_ = true;
        timer_.start(kPause);
        if (lost_) {
            lost_ = false;
            changed_(true);
        }
    }
}

}  // namespace euterpe::phone
