// The three places for a password, and the one that chooses between them. For makeSecretStore() and tests;
// everybody else sees secret_store.h. GUI thread only.
#pragma once

#include "desktop/settings/secret_store.h"
#include "desktop/settings/values.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include <QByteArray>
#include <QPointer>
#include <QTimer>

namespace euterpe::settings {

// The system's key store through QtKeychain (Secret Service, KWallet, Windows and macOS keychains).
class KeychainSecretStore : public SecretStore {
    Q_OBJECT

  public:
    using SecretStore::SecretStore;
    [[nodiscard]] SecretKind kind() const override { return SecretKind::Keychain; }
    void read(const QString& account, QObject* context, Read done) override;
    void write(const QString& account, const std::string& secret, QObject* context, Done done) override;
    void remove(const QString& account, QObject* context, Done done) override;
    // ok: the service is there and answers.
    void probe(QObject* context, Done done);
};

// DIR/secrets.ini, encrypted with a key made from this computer's id, the user and the file's own salt.
// Whoever may run a program as this user can do the same sum: it keeps the password from eyes and backups, no
// more.
class FileSecretStore : public SecretStore {
    Q_OBJECT

  public:
    explicit FileSecretStore(QString directory, QObject* parent = nullptr);
    [[nodiscard]] SecretKind kind() const override { return SecretKind::File; }
    void read(const QString& account, QObject* context, Read done) override;
    void write(const QString& account, const std::string& secret, QObject* context, Done done) override;
    void remove(const QString& account, QObject* context, Done done) override;
    [[nodiscard]] QString fileName() const;

  private:
    Result<std::string> decrypt(const QString& account) const;
    Result<void> change(const QString& account, const std::string* secret) const;

    QString directory_;
};

// In memory until the application ends.
class SessionSecretStore : public SecretStore {
    Q_OBJECT

  public:
    using SecretStore::SecretStore;
    ~SessionSecretStore() override;
    [[nodiscard]] SecretKind kind() const override { return SecretKind::Session; }
    void read(const QString& account, QObject* context, Read done) override;
    void write(const QString& account, const std::string& secret, QObject* context, Done done) override;
    void remove(const QString& account, QObject* context, Done done) override;

  private:
    std::map<QString, std::string> secrets_;
};

// Asks whether the key store is there, and meanwhile keeps what is wished for waiting.
using Probe = std::function<void(QObject* context, SecretStore::Done done)>;

class ChosenSecretStore : public SecretStore {
    Q_OBJECT

  public:
    static constexpr std::chrono::milliseconds kProbeTimeout{2000};

    // `fallback` tells the user's choice of the moment. The probe starts with decide() or the first wish.
    ChosenSecretStore(std::unique_ptr<SecretStore> keychain, Probe probe, std::unique_ptr<SecretStore> file,
                      std::function<SecretFallback()> fallback,
                      std::chrono::milliseconds timeout = kProbeTimeout, QObject* parent = nullptr);
    [[nodiscard]] SecretKind kind() const override;
    void read(const QString& account, QObject* context, Read done) override;
    void write(const QString& account, const std::string& secret, QObject* context, Done done) override;
    void remove(const QString& account, QObject* context, Done done) override;
    void decide();
    // The user chose another fall-back.
    void fallbackChanged();

  private:
    enum class Keychain { NotAsked, Asked, There, Missing };
    void onProbed(bool there);
    void whenDecided(std::function<void()> then);
    SecretStore& chosen();

    std::unique_ptr<SecretStore> keychain_;
    std::unique_ptr<SecretStore> file_;
    SessionSecretStore session_;
    std::function<SecretFallback()> fallback_;
    Probe probe_;
    std::chrono::milliseconds timeout_;
    Keychain state_ = Keychain::NotAsked;
    SecretKind told_ = SecretKind::Undecided;
    std::vector<std::function<void()>> waiting_;
    QTimer timer_;
};

}  // namespace euterpe::settings
