// One Euterpe per user and settings directory: a second start hands its wish to the first and ends. Owns the
// local socket that the first listens on. GUI thread only; made in main().
#pragma once

#include <chrono>

#include <QLocalServer>
#include <QObject>
#include <QString>

namespace euterpe::app {

class SingleInstance : public QObject {
    Q_OBJECT

  public:
    // `scope` tells instances apart that may run side by side: the settings directory.
    explicit SingleInstance(const QString& scope, QObject* parent = nullptr);

    // True: another one runs and has taken `number` ("" = only come to the front).
    [[nodiscard]] bool handOver(const QString& number);
    // From now on this is the one that others hand over to. False: the socket cannot be made; the application
    // works all the same, alone.
    bool listen();
    // Of the socket.
    [[nodiscard]] QString name() const { return name_; }

  signals:
    // Another start asked for the window, and perhaps for a call.
    void wished(const QString& number);

  private:
    void onConnection();

    static constexpr std::chrono::milliseconds kPatience{1000};
    static constexpr qint64 kMessageBytes = 256;

    QString name_;
    QLocalServer server_;
};

}  // namespace euterpe::app
