// Where the password is kept (B3): never in the ini, never in clear. GUI thread only; made in app/ by
// makeSecretStore(), handed down by reference. Every answer comes from the event loop.
#pragma once

#include "lib/base/result.h"

#include <functional>
#include <memory>
#include <string>

#include <QObject>
#include <QString>

namespace euterpe::settings {

class Settings;

// The settings dialog says openly which one it is.
enum class SecretKind {
    Undecided,  // the key store has not answered yet
    Keychain,   // the system's key store
    File,       // encrypted file bound to this computer and user: protects against casual reading only, not
                // against a program that runs as the same user
    Session,    // in memory until the application ends: asked at each start
};

class SecretStore : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;
    using Read = std::function<void(Result<std::string>)>;
    using Done = std::function<void(Result<void>)>;

    [[nodiscard]] virtual SecretKind kind() const = 0;
    // `account` names the secret: secretName() below. NotFound when there is none. The callback is not called
    // once `context` is gone.
    virtual void read(const QString& account, QObject* context, Read done) = 0;
    virtual void write(const QString& account, const std::string& secret, QObject* context, Done done) = 0;
    // Removing what is not there succeeds.
    virtual void remove(const QString& account, QObject* context, Done done) = 0;

  signals:
    void kindChanged(euterpe::settings::SecretKind kind);
};

// "user@host", the name under which the password of the present settings is kept.
QString secretName(const Settings& settings);

// The key store if it answers within 2 s, else what `secretFallback` says (Undecided counts as Session).
// Follows changes of that setting. `settings` outlives the store.
std::unique_ptr<SecretStore> makeSecretStore(Settings& settings, QObject* parent = nullptr);

}  // namespace euterpe::settings
