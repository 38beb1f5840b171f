#include "desktop/phone/registrar_probe.h"

#include "desktop/phone/sip_text.h"

#include <utility>

#include <QHostAddress>
#include <QSslSocket>
#include <QTcpSocket>
#include <QUdpSocket>
#include <QUuid>

namespace euterpe::phone {
namespace {

using protocol::SipTransport;

bool isConnection(SipTransport transport) {
    return transport == SipTransport::Tcp || transport == SipTransport::Tls;
}

const char* viaOf(SipTransport transport) {
    switch (transport) {
        case SipTransport::Tcp:
            return "TCP";
        case SipTransport::Tls:
            return "TLS";
        case SipTransport::Udp:
        case SipTransport::Unknown:
            break;
    }
    return "UDP";
}

std::unique_ptr<QAbstractSocket> makeSocket(SipTransport transport) {
    if (transport == SipTransport::Tls) {
        auto socket = std::make_unique<QSslSocket>();
        // Nothing secret is said here; whom the softphone trusts is decided where it registers (TlsTrust).
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        return socket;
    }
    if (transport == SipTransport::Tcp)
        return std::make_unique<QTcpSocket>();
    return std::make_unique<QUdpSocket>();
}

}  // namespace

RegistrarProbe::RegistrarProbe(Target target, Events events)
    : target_(std::move(target)),
      callId_(QUuid::createUuid().toString(QUuid::Id128).toStdString()),
      events_(std::move(events)),
      socket_(makeSocket(target_.transport)) {
    QObject::connect(socket_.get(), &QIODevice::readyRead, socket_.get(), [this] { read(); });
    if (auto* secure = qobject_cast<QSslSocket*>(socket_.get()))
        QObject::connect(secure, &QSslSocket::encrypted, secure, [this] { ask(); });
    else
        QObject::connect(socket_.get(), &QAbstractSocket::connected, socket_.get(), [this] { ask(); });
    QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { tick(); });
    connectAnew();
    timer_.start(kRepeat);
}

RegistrarProbe::~RegistrarProbe() {
    socket_->disconnect();
}

void RegistrarProbe::connectAnew() {
    socket_->abort();
    received_.clear();
    originPort_.clear();
    const QString host = QString::fromStdString(target_.host);
    const auto port = static_cast<quint16>(target_.port);
    if (auto* secure = qobject_cast<QSslSocket*>(socket_.get()))
        secure->connectToHostEncrypted(host, port);
    else
        socket_->connectToHost(host, port);
}

void RegistrarProbe::tick() {
    if (socket_->state() == QAbstractSocket::HostLookupState)
        return;
    if (!lost_ && unanswered_ >= kLostAfter) {
        if (!everAnswered_) {
            timer_.stop();
            return;
        }
        lost_ = true;
        events_.changed(false);
    }
    ++unanswered_;
    timer_.start(kRepeat);
    const bool isOpen = socket_->state() == QAbstractSocket::ConnectedState;
    if (isConnection(target_.transport)) {
        // What was asked over a connection need not be asked again; one that was closed is no answer yet.
        if (isOpen && unanswered_ == 1)
            ask();
        else if (socket_->state() == QAbstractSocket::UnconnectedState ||
                 (lost_ && unanswered_ % kConnectEvery == 0))
            connectAnew();
    } else if (unanswered_ > 1) {
        connectAnew();  // after an ICMP error a UDP socket neither sends nor receives any more
    } else {
        ask();
    }
}

void RegistrarProbe::ask() {
    const std::string number = std::to_string(++sequence_);
    const std::string own =
        socket_->localAddress().toString().toStdString() + ':' + std::to_string(socket_->localPort());
    const std::string request =
        "OPTIONS sip:" + target_.domain + " SIP/2.0\r\nVia: SIP/2.0/" + viaOf(target_.transport) + ' ' + own +
        ";rport;branch=z9hG4bK" + callId_ + number + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + target_.user +
        '@' + target_.domain + ">;tag=probe\r\nTo: <sip:" + target_.domain + ">\r\nCall-ID: " + callId_ +
        "\r\nCSeq: " + number + " OPTIONS\r\nContact: <sip:" + target_.user + '@' + own +
        ">\r\nUser-Agent: Euterpe\r\nContent-Length: 0\r\n\r\n";
    (void)socket_->write(request.data(), static_cast<qint64>(request.size()));  // what is lost is asked again
}

void RegistrarProbe::read() {
    if (auto* datagrams = qobject_cast<QUdpSocket*>(socket_.get())) {
        while (datagrams->hasPendingDatagrams()) {
            QByteArray answer(kLongestAnswer, Qt::Uninitialized);
            answer.resize(std::max<qint64>(0, datagrams->readDatagram(answer.data(), answer.size())));
            if (answer.startsWith("SIP/2.0 ") && answer.contains(callId_.c_str()))
                answered({answer.data(), static_cast<std::size_t>(answer.size())});
        }
        return;
    }
    received_ += socket_->read(kLongestAnswer);
    if (received_.contains("SIP/2.0 ") && received_.contains(callId_.c_str()) &&
        received_.contains("\r\n\r\n")) {
        const QByteArray answer = std::exchange(received_, {});
        answered({answer.data(), static_cast<std::size_t>(answer.size())});
    } else if (received_.size() >= kLongestAnswer) {
        socket_->abort();
    }
}

bool RegistrarProbe::isBehindRouter() const {
    return !origin_.empty() && origin_ != socket_->localAddress().toString().toStdString();
}

void RegistrarProbe::takeOrigin(std::string_view answer) {
    const std::string_view via = headerOf(answer, "Via");
    const std::string origin(parameterOf(via, "received"));
    const std::string port(parameterOf(via, "rport"));
    const bool moved = (!origin.empty() && !origin_.empty() && origin != origin_) ||
                       (!port.empty() && !originPort_.empty() && port != originPort_);
    if (!origin.empty())
        origin_ = origin;
    if (!port.empty())
        originPort_ = port;
    if (moved)
        events_.moved();
}

void RegistrarProbe::answered(std::string_view answer) {
    unanswered_ = 0;
    everAnswered_ = true;
    timer_.start(kPause);
    if (lost_) {
        lost_ = false;
        events_.changed(true);
    }
    takeOrigin(answer);
}

}  // namespace euterpe::phone
