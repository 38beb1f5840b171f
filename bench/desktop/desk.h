// A desktop without a window: the session with everything that it stands on, and settings in a folder of its
// own. GUI thread only; made by main.
#pragma once

#include "desktop/link/host_events.h"
#include "desktop/replica/session.h"
#include "desktop/settings/secret_store.h"
#include "desktop/settings/settings.h"

#include <cstdint>
#include <memory>
#include <string>

#include <QTemporaryDir>

namespace euterpe::bench {

// Keeps nothing: the password is given at each start.
class NoSecrets : public settings::SecretStore {
  public:
    [[nodiscard]] settings::SecretKind kind() const override { return settings::SecretKind::Session; }
    void read(const QString& account, QObject* context, Read done) override;
    void write(const QString& account, const std::string& secret, QObject* context, Done done) override;
    void remove(const QString& account, QObject* context, Done done) override;
};

class Desk {
  public:
    Desk(const std::string& host, std::uint16_t port, const std::string& user);

    [[nodiscard]] replica::Session& session() { return session_; }
    // Everything is live: server and PBX reached, and the PBX has told the state of every extension.
    [[nodiscard]] bool isLive();

  private:
    QTemporaryDir folder_;
    settings::Settings settings_;
    NoSecrets secrets_;
    std::unique_ptr<link::HostEvents> events_;
    replica::Session session_;
};

}  // namespace euterpe::bench
