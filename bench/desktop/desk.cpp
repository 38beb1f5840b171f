#include "bench/desktop/desk.h"

#include "desktop/link/web_socket_channel.h"

#include <algorithm>

namespace euterpe::bench {

void NoSecrets::read(const QString&, QObject* context, Read done) {
    QMetaObject::invokeMethod(
        context,
        [done] {
            done(Error{ErrorCode::NotFound, {}});
        },
        Qt::QueuedConnection);
}

void NoSecrets::write(const QString&, const std::string&, QObject* context, Done done) {
    QMetaObject::invokeMethod(
        context, [done] { done({}); }, Qt::QueuedConnection);
}

void NoSecrets::remove(const QString&, QObject* context, Done done) {
    QMetaObject::invokeMethod(
        context, [done] { done({}); }, Qt::QueuedConnection);
}

Desk::Desk(const std::string& host, std::uint16_t port, const std::string& user)
    : settings_(folder_.path()),
      events_(link::makeHostEvents()),
      session_(link::webSocketChannels(), *events_, settings_, secrets_) {
    (void)settings_.load();
    settings_.update([&](settings::Values& values) {
        values.address = QString::fromStdString(host);
        values.port = port;
        values.user = QString::fromStdString(user);
        values.mode = protocol::Mode::Pro;
    });
}

bool Desk::isLive() {
    const auto& rows = session_.extensions().rows();
    return session_.syncState().sync() == replica::Sync::Online && session_.pbx().status().connected &&
           !rows.empty() && std::none_of(rows.begin(), rows.end(), [](const protocol::Extension& row) {
               return row.phone == protocol::PhoneState::Unknown;
           });
}

}  // namespace euterpe::bench
