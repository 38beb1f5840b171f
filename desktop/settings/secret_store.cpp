#include "desktop/settings/secret_store.h"

#include "desktop/settings/secret_stores.h"
#include "desktop/settings/settings.h"

#include <utility>

namespace euterpe::settings {
namespace {

// Looking for a key store loads its library: not before the window is painted.
constexpr std::chrono::milliseconds kDecideAfter{1000};

}  // namespace

QString secretName(const Settings& settings) {
    return settings.values().user.trimmed() + u'@' + settings.values().address.trimmed();
}

ChosenSecretStore::ChosenSecretStore(std::unique_ptr<SecretStore> keychain, Probe probe,
                                     std::unique_ptr<SecretStore> file,
                                     std::function<SecretFallback()> fallback,
                                     std::chrono::milliseconds timeout, QObject* parent)
    : SecretStore(parent),
      keychain_(std::move(keychain)),
      file_(std::move(file)),
      fallback_(std::move(fallback)),
      probe_(std::move(probe)),
      timeout_(timeout) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, [this] { onProbed(false); });
}

void ChosenSecretStore::decide() {
    if (state_ != Keychain::NotAsked)
        return;
    state_ = Keychain::Asked;
    timer_.start(timeout_);
    probe_(this, [this](const Result<void>& answer) { onProbed(answer.ok()); });
}

SecretKind ChosenSecretStore::kind() const {
    switch (state_) {
        case Keychain::NotAsked:
        case Keychain::Asked:
            return SecretKind::Undecided;
        case Keychain::There:
            return SecretKind::Keychain;
        case Keychain::Missing:
            return fallback_() == SecretFallback::File ? SecretKind::File : SecretKind::Session;
    }
    return SecretKind::Undecided;
}

SecretStore& ChosenSecretStore::chosen() {
    switch (kind()) {
        case SecretKind::Keychain:
            return *keychain_;
        case SecretKind::File:
            return *file_;
        case SecretKind::Session:
        case SecretKind::Undecided:
            return session_;
    }
    return session_;
}

// The first answer counts: a key store that comes later is found at the next start.
void ChosenSecretStore::onProbed(bool there) {
    if (state_ != Keychain::Asked)
        return;
    timer_.stop();
    state_ = there ? Keychain::There : Keychain::Missing;
    fallbackChanged();
    for (const auto& then : std::exchange(waiting_, {}))
        then();
}

void ChosenSecretStore::fallbackChanged() {
    const SecretKind now = kind();
    if (std::exchange(told_, now) != now)
        emit kindChanged(now);
}

void ChosenSecretStore::whenDecided(std::function<void()> then) {
    decide();
    if (state_ == Keychain::Asked)
        waiting_.push_back(std::move(then));
    else
        then();
}

void ChosenSecretStore::read(const QString& account, QObject* context, Read done) {
    whenDecided([this, account, context = QPointer<QObject>(context), done = std::move(done)] {
        if (context)
            chosen().read(account, context, done);
    });
}

void ChosenSecretStore::write(const QString& account, const std::string& secret, QObject* context,
                              Done done) {
    whenDecided([this, account, secret, context = QPointer<QObject>(context), done = std::move(done)] {
        if (context)
            chosen().write(account, secret, context, done);
    });
}

void ChosenSecretStore::remove(const QString& account, QObject* context, Done done) {
    whenDecided([this, account, context = QPointer<QObject>(context), done = std::move(done)] {
        if (context)
            chosen().remove(account, context, done);
    });
}

std::unique_ptr<SecretStore> makeSecretStore(Settings& settings, QObject* parent) {
    auto keychain = std::make_unique<KeychainSecretStore>();
    const auto probe = [store = keychain.get()](QObject* context, SecretStore::Done done) {
        store->probe(context, std::move(done));
    };
    auto chosen = std::make_unique<ChosenSecretStore>(
        std::move(keychain), probe, std::make_unique<FileSecretStore>(settings.directory()),
        [&settings] { return settings.values().secretFallback; }, ChosenSecretStore::kProbeTimeout, parent);
    QObject::connect(&settings, &Settings::changed, chosen.get(), &ChosenSecretStore::fallbackChanged);
    QTimer::singleShot(kDecideAfter, chosen.get(), &ChosenSecretStore::decide);
    return chosen;
}

}  // namespace euterpe::settings
