#include "desktop/app/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

namespace euterpe::app {

SingleInstance::SingleInstance(const QString& scope, QObject* parent) : QObject(parent) {
    const QByteArray hash =
        QCryptographicHash::hash(QDir(scope).absolutePath().toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(16);
    name_ = QStringLiteral("euterpe-%1").arg(QString::fromLatin1(hash));
#ifdef Q_OS_UNIX
    // The runtime directory belongs to this user alone; without one QLocalServer takes the temporary
    // directory.
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (!runtime.isEmpty())
        name_ = runtime + u'/' + name_;
#endif
    server_.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&server_, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

bool SingleInstance::handOver(const QString& number) {
    QLocalSocket socket;
    socket.connectToServer(name_);
    if (!socket.waitForConnected(static_cast<int>(kPatience.count())))
        return false;
    socket.write(number.toUtf8() + '\n');
    if (!socket.waitForBytesWritten(static_cast<int>(kPatience.count())))
        return false;
    // The other one closes once it has read: one that hangs does not swallow the wish.
    return socket.state() == QLocalSocket::UnconnectedState ||
           socket.waitForDisconnected(static_cast<int>(kPatience.count()));
}

bool SingleInstance::listen() {
    if (server_.listen(name_))
        return true;
    // Left behind by one that was killed: nobody answered in handOver().
    QLocalServer::removeServer(name_);
    return server_.listen(name_);
}

void SingleInstance::onConnection() {
    while (QLocalSocket* socket = server_.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        socket->setReadBufferSize(kMessageBytes);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine() && socket->bytesAvailable() < kMessageBytes)
                return;
            const QString number = QString::fromUtf8(socket->readLine(kMessageBytes)).trimmed();
            socket->disconnectFromServer();
            emit wished(number);
        });
    }
}

}  // namespace euterpe::app
