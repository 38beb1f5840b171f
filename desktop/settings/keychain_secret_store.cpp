#include "desktop/settings/secret_stores.h"

#include <utility>

#include <qt6keychain/keychain.h>

namespace euterpe::settings {
namespace {

QString serviceName() {
    return QStringLiteral("euterpe");
}

Error errorOf(const QKeychain::Job& job) {
    switch (job.error()) {
        case QKeychain::EntryNotFound:
            return {ErrorCode::NotFound, {}};
        case QKeychain::AccessDeniedByUser:
        case QKeychain::AccessDenied:
            return {ErrorCode::Forbidden, job.errorString().toStdString()};
        case QKeychain::NoError:
        case QKeychain::CouldNotDeleteEntry:
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
        case QKeychain::OtherError:
            break;
    }
    return {ErrorCode::Io, job.errorString().toStdString()};
}

// Jobs delete themselves after finished().
template <class Job>
Job* newJob(const QString& account) {
    auto* job = new Job(serviceName());
    job->setKey(account);
    job->setInsecureFallback(false);
    return job;
}

}  // namespace

void KeychainSecretStore::read(const QString& account, QObject* context, Read done) {
    auto* job = newJob<QKeychain::ReadPasswordJob>(account);
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() == QKeychain::NoError)
            done(job->textData().toStdString());
        else
            done(errorOf(*job));
    });
    job->start();
}

void KeychainSecretStore::write(const QString& account, const std::string& secret, QObject* context,
                                Done done) {
    auto* job = newJob<QKeychain::WritePasswordJob>(account);
    job->setTextData(QString::fromStdString(secret));
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() == QKeychain::NoError)
            done({});
        else
            done(errorOf(*job));
    });
    job->start();
}

void KeychainSecretStore::remove(const QString& account, QObject* context, Done done) {
    auto* job = newJob<QKeychain::DeletePasswordJob>(account);
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound)
            done({});
        else
            done(errorOf(*job));
    });
    job->start();
}

// Reading what is not there asks no question of the user, even of a locked key store.
void KeychainSecretStore::probe(QObject* context, Done done) {
    read(QStringLiteral("probe"), context, [done = std::move(done)](const Result<std::string>& answer) {
        if (answer || answer.error().code == ErrorCode::NotFound)
            done({});
        else
            done(answer.error());
    });
}

}  // namespace euterpe::settings
