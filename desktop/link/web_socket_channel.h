// A Channel over wss://host:port/cti. A certificate is accepted when the system's authorities (or the CA
// file, then nothing else) vouch for it, or when it is the pinned one; without a pin the first one seen is
// pinned. GUI thread only; made by webSocketChannels().
#pragma once

#include "desktop/link/channel.h"

#include <QSslConfiguration>
#include <QSslError>
#include <QWebSocket>

namespace euterpe::link {

class WebSocketChannel : public Channel {
    Q_OBJECT

  public:
    WebSocketChannel(Endpoint endpoint, TrustStore& trust, QObject* parent = nullptr);
    ~WebSocketChannel() override;

    void open() override;
    void close() override;
    void send(const std::string& text) override;
    void ping() override;

  private:
    void onSslErrors(const QList<QSslError>& errors);
    void onConnected();
    void onDisconnected();
    void fail(Error error);
    Result<QSslConfiguration> tlsConfiguration() const;

    Endpoint endpoint_;
    TrustStore& trust_;
    QWebSocket socket_;
    Error tlsError_;  // why the certificate was refused, told once the socket closes
    bool closed_ = false;
};

// The factory that the application uses.
ChannelFactory webSocketChannels();

}  // namespace euterpe::link
