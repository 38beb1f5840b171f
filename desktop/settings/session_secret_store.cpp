#include "desktop/settings/secret_stores.h"

#include <utility>

#include <sodium.h>

namespace euterpe::settings {

SessionSecretStore::~SessionSecretStore() {
    for (auto& [account, secret] : secrets_)
        sodium_memzero(secret.data(), secret.size());
}

void SessionSecretStore::read(const QString& account, QObject* context, Read done) {
    const auto found = secrets_.find(account);
    Result<std::string> answer = Error{ErrorCode::NotFound, {}};
    if (found != secrets_.end())
        answer = found->second;
    QTimer::singleShot(0, context, [done = std::move(done), answer = std::move(answer)] { done(answer); });
}

void SessionSecretStore::write(const QString& account, const std::string& secret, QObject* context,
                               Done done) {
    secrets_[account] = secret;
    QTimer::singleShot(0, context, [done = std::move(done)] { done({}); });
}

void SessionSecretStore::remove(const QString& account, QObject* context, Done done) {
    if (const auto found = secrets_.find(account); found != secrets_.end()) {
        sodium_memzero(found->second.data(), found->second.size());
        secrets_.erase(found);
    }
    QTimer::singleShot(0, context, [done = std::move(done)] { done({}); });
}

}  // namespace euterpe::settings
