#include "desktop/replica/session.h"

#include "desktop/link/connection.h"
#include "desktop/link/request.h"

#include <algorithm>
#include <utility>

#include <QCryptographicHash>
#include <QSysInfo>
#include <QThread>
#include <QUrl>

namespace euterpe::replica {
namespace {

using link::ConnectionState;
using protocol::Request;

// Batches that arrive before the snapshot of the same connection; a server that sends more is broken.
constexpr std::size_t kEarlyBatches = 1000;

std::string clientName() {
    return "euterpe/0.1 " + QSysInfo::productType().toStdString();
}

// "host", "host:5040", "[::1]:5040" or "::1".
link::Endpoint endpointOf(const settings::Values& values) {
    const QString address = values.address.trimmed();
    link::Endpoint endpoint{address.toStdString(), static_cast<std::uint16_t>(values.port)};
    if (address.count(u':') > 1 && !address.startsWith(u'['))
        return endpoint;
    const QUrl url = QUrl::fromUserInput(QStringLiteral("wss://") + address);
    if (url.isValid() && !url.host().isEmpty()) {
        endpoint.host = url.host().toStdString();
        endpoint.port = static_cast<std::uint16_t>(url.port(values.port));
    }
    return endpoint;
}

QString text(const link::Endpoint& endpoint) {
    return QString::fromStdString(link::toString(endpoint));
}

// Each user at each server has an own one.
QString outboxFile(const settings::Settings& settings, const std::string& identity) {
    const QByteArray name =
        QCryptographicHash::hash(QByteArray::fromStdString(identity), QCryptographicHash::Sha256)
            .toHex()
            .left(32);
    return settings.directory() + QStringLiteral("/chat/") + QString::fromLatin1(name) +
           QStringLiteral(".outbox");
}

}  // namespace

// The trusted certificates, kept in the settings.
class Session::Pins : public link::TrustStore {
  public:
    explicit Pins(settings::Settings& settings) : settings_(settings) {}

    [[nodiscard]] std::string pinned(const link::Endpoint& endpoint) const override {
        return settings_.pinnedFingerprint(text(endpoint)).toStdString();
    }
    void pin(const link::Endpoint& endpoint, const std::string& fingerprint) override {
        settings_.setPinnedFingerprint(text(endpoint), QString::fromStdString(fingerprint));
    }
    [[nodiscard]] std::string caFile() const override { return settings_.values().caFile.toStdString(); }

  private:
    settings::Settings& settings_;
};

// The register's questions, asked over the connection.
class Session::ServerRegister : public RegisterLink {
  public:
    explicit ServerRegister(link::Connection& connection) : connection_(connection) {}

    [[nodiscard]] bool isUsable() const override { return connection_.isOnline(); }
    void open(const protocol::RegisterOpenParams& params, QObject* context, Opened done) override {
        connection_.request<Request::RegisterOpen>(params, context, std::move(done));
    }
    void page(const protocol::RegisterPageParams& params, QObject* context, Paged done) override {
        connection_.request<Request::RegisterPage>(params, context, std::move(done));
    }

  private:
    link::Connection& connection_;
};

// The phonebooks' questions, likewise.
class Session::ServerContacts : public ContactLink {
  public:
    explicit ServerContacts(link::Connection& connection) : connection_(connection) {}

    [[nodiscard]] bool isUsable() const override { return connection_.isOnline(); }
    void changes(const protocol::ContactChangesParams& params, QObject* context, Changed done) override {
        connection_.request<Request::ContactChanges>(params, context, std::move(done));
    }
    void save(const protocol::ContactSaveParams& params, QObject* context, Stored done) override {
        connection_.request<Request::ContactSave>(params, context, std::move(done));
    }
    void remove(const protocol::ContactRemoveParams& params, QObject* context, Stored done) override {
        connection_.request<Request::ContactRemove>(params, context, std::move(done));
    }

  private:
    link::Connection& connection_;
};

Session::Session(link::ChannelFactory channels, link::HostEvents& events, settings::Settings& settings,
                 settings::SecretStore& secrets, QObject* parent)
    : Session(std::move(channels), events, settings, secrets, link::ConnectionTimes{}, parent) {}

Session::Session(link::ChannelFactory channels, link::HostEvents& events, settings::Settings& settings,
                 settings::SecretStore& secrets, const link::ConnectionTimes& times, QObject* parent)
    : QObject(parent),
      settings_(settings),
      secrets_(secrets),
      pins_(std::make_unique<Pins>(settings)),
      connection_(
          std::make_unique<link::Connection>(std::move(channels), *pins_, events, clientName(), times)),
      registerLink_(std::make_unique<ServerRegister>(*connection_)),
      register_(std::make_unique<RegisterSource>(*registerLink_)),
      contactLink_(std::make_unique<ServerContacts>(*connection_)),
      contacts_(std::make_unique<Contacts>(*contactLink_, settings.directory())),
      missed_(std::make_unique<MissedCalls>(*connection_)),
      voicemail_(std::make_unique<VoicemailStore>(*connection_)),
      commands_(std::make_unique<Commands>(*connection_, self_, favourites_, calls_)),
      chat_(std::make_unique<Chat>(*connection_, self_)),
      transfer_(std::make_unique<Transfer>(calls_, *commands_)),
      softphone_(std::make_unique<Softphone>(*connection_, events, settings, self_, calls_)) {
    wire();
    const auto followSettings = [this] {
        register_->setDays(settings_.values().cdrDays);
        register_->setRefreshEvery(std::chrono::seconds(settings_.values().cdrRefreshTimeoutSecs));
        voicemail_->setRefreshEvery(std::chrono::seconds(settings_.values().voicemailRefreshTimeoutSecs));
    };
    followSettings();
    connect(&settings_, &settings::Settings::changed, this,
            [this, followSettings](const settings::Values& before, const settings::Values& now) {
                followSettings();
                if (before.cdrDays != now.cdrDays)
                    register_->reload();
            });
}

Session::~Session() = default;

void Session::wire() {
    using link::Connection;
    connect(connection_.get(), &Connection::loggedIn, this, &Session::onLoggedIn);
    connect(connection_.get(), &Connection::statusChanged, this, &Session::onStatus);
    connect(connection_.get(), &Connection::batch, this, &Session::onBatch);
    connect(connection_.get(), &Connection::notUnderstood, this, &Session::notUnderstood);
    connect(connection_.get(), &Connection::closing, this, [this](protocol::ClosingReason reason) {
        if (reason == protocol::ClosingReason::LoggedInElsewhere ||
            reason == protocol::ClosingReason::UserRemoved) {
            softphone_->onLoggedOut();
            emit ended(reason);
        }
    });
    connect(commands_.get(), &Commands::accountSelected, this, &Session::onAccountSelected);
    connect(&pbx_, &PbxStore::changed, this, &Session::updateSync);
    connect(softphone_.get(), &Softphone::phoneChanged, this,
            [this] { commands_->setPhone(softphone_->phone()); });
}

void Session::setPhoneFactory(PhoneFactory factory) {
    softphone_->setFactory(std::move(factory));
}

RegisterSource& Session::callRegister() {
    return *register_;
}
RegisterLink& Session::registerLink() {
    return *registerLink_;
}
Commands& Session::commands() {
    return *commands_;
}

void Session::connectNow() {
    Q_ASSERT(QThread::currentThread() == thread());
    if (!settings_.isComplete()) {
        emit configurationNeeded();
        return;
    }
    const std::uint64_t attempt = ++attempt_;
    secrets_.read(settings::secretName(settings_), this, [this, attempt](const Result<std::string>& secret) {
        if (attempt != attempt_)
            return;
        if (secret)
            return start(*secret);
        if (secret.error().code != ErrorCode::NotFound)
            emit secretStoreFailed(secret.error());
        emit passwordNeeded();
    });
}

void Session::connectWithPassword(const std::string& password, bool keep) {
    if (!settings_.isComplete()) {
        emit configurationNeeded();
        return;
    }
    ++attempt_;
    passwordToKeep_ = keep ? password : std::string();
    start(password);
}

void Session::disconnectNow() {
    ++attempt_;
    passwordToKeep_.clear();
    softphone_->onLoggedOut();
    // Requests are taken in their order: the server asks the PBX before it forgets the session.
    const auto& queues = self_.self().queues;
    if (settings_.values().pauseOnLogoff && syncState_.isOnline() &&
        std::any_of(queues.begin(), queues.end(), [](const auto& queue) { return !queue.paused; }))
        commands_->setQueuePause({}, true, this, [](const Result<void>&) {});
    connection_->disconnectNow();
}

void Session::trustCertificate(const CertificateChange& change) {
    settings_.setPinnedFingerprint(change.endpoint, change.shownFingerprint);
    connection_->retryNow();
}

void Session::start(const std::string& password) {
    const settings::Values& values = settings_.values();
    const link::Endpoint endpoint = endpointOf(values);
    const std::string identity = values.user.trimmed().toStdString() + '@' + link::toString(endpoint);
    if (identity != identity_) {
        clearStores();
        identity_ = identity;
        chat_->start(outboxFile(settings_, identity));
        contacts_->open(identity);
    }
    secretName_ = settings::secretName(settings_);
    askedMode_ = values.mode;
    toldSeat_ = protocol::SeatOutcome::Unknown;
    link::Credentials credentials;
    credentials.user = values.user.trimmed().toStdString();
    credentials.password = password;
    credentials.mode = values.mode;
    credentials.account = AccountId(values.account.toStdString());
    connection_->connectTo(endpoint, std::move(credentials));
}

void Session::onLoggedIn(const protocol::SessionLoginResult& result, bool) {
    keepPassword();
    subscribed_ = false;
    early_.clear();
    // What a session may see has changed: a delta would leave what it may see no more.
    if (self_.isKnown() && !self_.seesTheSameAs(result)) {
        epoch_.clear();
        seq_ = 0;
    }
    self_.setSession(result, askedMode_);
    const bool missing = result.seat == protocol::SeatOutcome::NoSeatForUser ||
                         result.seat == protocol::SeatOutcome::AllSeatsTaken;
    if (missing && std::exchange(toldSeat_, result.seat) != result.seat)
        emit seatMissing(result.seat, askedMode_, result.mode);
    if (!missing)
        toldSeat_ = result.seat;
}

void Session::onStatus(const link::ConnectionStatus& status) {
    if (status.state == ConnectionState::Online) {
        subscribe();
        softphone_->onLoggedIn();
    } else {
        subscribed_ = false;
    }
    chat_->setOnline(status.state == ConnectionState::Online);
    updateSync();
    emit registerLink_->usableChanged(status.state == ConnectionState::Online);
    emit contactLink_->usableChanged(status.state == ConnectionState::Online);
    voicemail_->onLink();
    if (status.state != ConnectionState::Refused)
        return;
    const Error error = status.error;
    if (error.code != ErrorCode::Untrusted)
        passwordToKeep_.clear();
    if (error.code == ErrorCode::Unauthorized || error.code == ErrorCode::LockedOut) {
        emit credentialsRefused(error);
    } else if (error.code == ErrorCode::Untrusted) {
        const QString endpoint = text(endpointOf(settings_.values()));
        const QString pinned = settings_.pinnedFingerprint(endpoint);
        const bool fingerprint = error.detail.size() == 64;
        if (fingerprint)
            emit certificateChanged({endpoint, pinned, QString::fromStdString(error.detail)});
    }
}

void Session::subscribe() {
    connection_->request<Request::StateSubscribe>(
        {epoch_, seq_}, this, [this](Result<protocol::StateSubscribeResult> answer) {
            if (!answer) {
                connection_->startOver(answer.error());  // no effect if it is the connection that broke
                return;
            }
            if (answer->epoch != epoch_) {
                epoch_ = answer->epoch;
                seq_ = 0;
            }
            apply(answer->batch);
            subscribed_ = true;
            for (const protocol::StateBatch& batch : std::exchange(early_, {}))
                onBatch(batch);
            updateSync();
            emit synchronised();
            const protocol::Self& self = self_.self();
            if (self.account.empty() && !self_.accounts().empty())
                emit accountChoiceNeeded(
                    QVector<protocol::Account>(self_.accounts().begin(), self_.accounts().end()));
        });
}

void Session::onBatch(const protocol::StateBatch& batch) {
    if (!subscribed_) {
        if (early_.size() < kEarlyBatches)
            early_.push_back(batch);
        return;
    }
    apply(batch);
}

// A batch may come twice; one that is older than what is shown would take it back.
void Session::apply(const protocol::StateBatch& batch) {
    Q_ASSERT(QThread::currentThread() == thread());
    if (!batch.full && batch.seq < seq_)
        return;
    seq_ = batch.seq;
    if (batch.accounts)
        self_.setAccounts(*batch.accounts);
    if (batch.self)
        self_.setFromServer(*batch.self);
    extensions_.apply(batch.full, batch.extensions, batch.removedExtensions);
    if (batch.favourites)
        favourites_.setFromServer(*batch.favourites);
    calls_.apply(batch.full, batch.calls, batch.removedCalls);
    if (batch.parked)
        parking_.setFromServer(*batch.parked);
    else if (batch.full)
        parking_.clear();
    if (batch.bookings)
        bookings_.setFromServer(*batch.bookings);
    else if (batch.full)
        bookings_.clear();
    if (batch.registerNewest)
        register_->setNewest(*batch.registerNewest);
    if (batch.chatVersion)
        chat_->onHint(*batch.chatVersion);
    for (const auto& version : {batch.contactsVersion, batch.personalContactsVersion})
        if (version)
            contacts_->setNewest(*version);
    if (batch.missedCalls)
        missed_->setFromServer(*batch.missedCalls);
    if (batch.voicemailVersion)
        voicemail_->setVersion(*batch.voicemailVersion);
    // Last: what came while the PBX was away was found, not told as it happened.
    if (batch.pbx)
        pbx_.setFromServer(*batch.pbx);
}

void Session::updateSync() {
    const link::ConnectionStatus& status = connection_->status();
    const auto set = [this](Sync sync, UnixMillis since, UnixMillis next, const Error& error) {
        syncState_.set(sync, since, next, error);
    };
    switch (status.state) {
        case ConnectionState::Disconnected:
            return set(Sync::Disconnected, status.since, 0, {});
        case ConnectionState::Refused:
            return set(Sync::Refused, status.since, 0, status.error);
        case ConnectionState::Connecting:
        case ConnectionState::LoggingIn:
        case ConnectionState::Waiting:
            if (status.offlineSince > 0)
                return set(Sync::Reconnecting, status.offlineSince, status.nextAttemptAt, status.error);
            return set(Sync::Connecting,
                       syncState_.sync() == Sync::Connecting ? syncState_.since() : status.since,
                       status.nextAttemptAt, status.error);
        case ConnectionState::Online:
            if (!subscribed_)
                return;  // what is shown is not live before the first batch
            if (pbx_.isKnown() && !pbx_.status().connected)
                return set(Sync::PbxLost, pbx_.status().since, 0, {});
            return set(Sync::Online, status.since, 0, {});
    }
}

void Session::onAccountSelected(const AccountId& account) {
    connection_->setAccount(account);
    settings_.update(
        [&](settings::Values& values) { values.account = QString::fromStdString(account.str()); });
}

void Session::clearStores() {
    epoch_.clear();
    seq_ = 0;
    toldSeat_ = protocol::SeatOutcome::Unknown;
    early_.clear();
    softphone_->onLoggedOut();
    calls_.clear();
    parking_.clear();
    bookings_.clear();
    extensions_.clear();
    favourites_.clear();
    self_.clear();
    pbx_.clear();
    register_->clear();
    missed_->clear();
    voicemail_->clear();
}

void Session::keepPassword() {
    if (passwordToKeep_.empty())
        return;
    const std::string password = std::exchange(passwordToKeep_, {});
    secrets_.write(secretName_, password, this, [this](const Result<void>& kept) {
        if (!kept)
            emit secretStoreFailed(kept.error());
    });
}

}  // namespace euterpe::replica
