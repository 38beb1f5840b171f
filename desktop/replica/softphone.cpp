#include "desktop/replica/softphone.h"

#include "desktop/link/request.h"
#include "desktop/replica/call_store.h"
#include "desktop/replica/self_store.h"

#include <utility>

#include <QUrl>

namespace euterpe::replica {
namespace {

using protocol::Mode;
using protocol::Request;

constexpr std::chrono::seconds kAskAgain{5};
constexpr std::chrono::seconds kGoodbye{2};

// "pbx.example.com:5040" is where the server is; SIP has ports of its own.
std::string hostOf(const QString& address) {
    const QString text = address.trimmed();
    if (text.count(u':') > 1 && !text.startsWith(u'['))
        return text.toStdString();
    const QString host = QUrl::fromUserInput(QStringLiteral("sip://") + text).host();
    return (host.isEmpty() ? text : host).toStdString();
}

}  // namespace

phone::Options phoneOptions(const settings::Values& values) {
    phone::Options options;
    options.transport = values.sipProtocol == QLatin1StringView("TLS") ? protocol::SipTransport::Tls
                                                                       : protocol::SipTransport::Udp;
    options.registrar = values.sipRegistrarAddress.trimmed().toStdString();
    options.loginAddress = hostOf(values.address);
    options.caFile = values.sipCaFile.toStdString();
    options.audioTos = values.audioTos;
    options.sipTos = values.sipTos;
    options.sipLogFile = values.sipLogFile.toStdString();
    phone::SoundOptions& sound = options.sound;
    sound.microphone = values.micdevice.toStdString();
    sound.speaker = values.spkdevice.toStdString();
    sound.ringer = values.ringdevice.toStdString();
    sound.microphoneVolume = values.micVol;
    sound.speakerVolume = values.spkVol;
    sound.ringerVolume = values.ringVol;
    if (!values.echoCanceller)
        sound.echoCanceller = phone::EchoCanceller::Off;
    else if (values.echoCancellerType == settings::EchoCancellerType::Speex)
        sound.echoCanceller = phone::EchoCanceller::Speex;
    else
        sound.echoCanceller = phone::EchoCanceller::WebRtc;
    sound.noiseSuppression = values.noiseSuppression;
    sound.echoTailMs = values.echoTailMs;
    sound.echoDelayMs = values.echoDelayMs;
    return options;
}

Softphone::Softphone(link::Connection& connection, link::HostEvents& events, settings::Settings& settings,
                     SelfStore& self, CallStore& calls, QObject* parent)
    : QObject(parent), connection_(connection), settings_(settings), self_(self), calls_(calls) {
    again_.setSingleShot(true);
    again_.setInterval(kAskAgain);
    connect(&again_, &QTimer::timeout, this, &Softphone::ask);
    left_.setSingleShot(true);
    left_.setInterval(kGoodbye);
    connect(&left_, &QTimer::timeout, this, [this] { leaving_.reset(); });
    connect(&settings_, &settings::Settings::changed, this, &Softphone::onSettings);
    connect(&self_, &SelfStore::selfChanged, this, [this](SelfFields fields) {
        if (fields.testFlag(SelfField::Account) && connection_.isOnline())
            ask();
    });
    const auto network = [this] {
        if (phone_)
            phone_->networkChanged();
    };
    connect(&events, &link::HostEvents::resumed, this, network);
    connect(&events, &link::HostEvents::networkChanged, this, [network](bool reachable) {
        if (reachable)
            network();
    });
}

Softphone::~Softphone() {
    if (phone_)
        phone_->disconnect(this);
}

void Softphone::setFactory(PhoneFactory factory) {
    factory_ = std::move(factory);
}

phone::RegistrationStatus Softphone::registration() const {
    return phone_ ? phone_->registration() : phone::RegistrationStatus{};
}

bool Softphone::isRegistered() const {
    return state_ == State::Working && registration().state == phone::Registration::Registered;
}

void Softphone::onLoggedIn() {
    if (self_.mode() == Mode::Phone)
        return ask();
    onLoggedOut();
}

void Softphone::onLoggedOut() {
    ++question_;
    again_.stop();
    dropPhone();
    account_ = {};
    calls_.setSoftphone(AccountId());
    setState(State::Off);
}

void Softphone::retry() {
    // The administrator may have mended the account.
    if (connection_.isOnline())
        onLoggedIn();
    if (state_ == State::Working && phone_)
        phone_->networkChanged();
}

// The account is asked for at each login: the administrator may have changed the password or the codecs.
void Softphone::ask() {
    again_.stop();
    if (self_.mode() != Mode::Phone || self_.self().account.empty())
        return;
    const std::uint64_t question = ++question_;
    connection_.request<Request::SipAccount>({}, this, [this, question](Result<protocol::SipAccount> answer) {
        if (question != question_)
            return;
        if (answer)
            return onAccount(*answer);
        const ErrorCode code = answer.error().code;
        const bool passes = code == ErrorCode::Timeout || code == ErrorCode::PbxUnavailable ||
                            code == ErrorCode::RateLimited || code == ErrorCode::Database;
        if (passes && connection_.isOnline())
            again_.start();
        // A telephone that works goes on working.
        if (!startedAccount_ && code != ErrorCode::Disconnected)
            setState(State::NoAccount, answer.error());
    });
}

void Softphone::onAccount(const protocol::SipAccount& account) {
    account_ = account;
    if (!phone_ && !makePhone())
        return;
    calls_.setSoftphone(account.account);
    startIfDifferent();
    setState(State::Working);
}

bool Softphone::makePhone() {
    if (!factory_) {
        setState(State::NoEngine, Error{ErrorCode::NotFound, "no softphone in this program"});
        return false;
    }
    leaving_.reset();  // two engines would contend for the sound devices
    auto made = factory_();
    if (!made) {
        setState(State::NoEngine, made.error());
        return false;
    }
    phone_ = std::move(*made);
    connect(phone_.get(), &phone::Phone::legChanged, &calls_, &CallStore::applyLeg);
    connect(phone_.get(), &phone::Phone::registrationChanged, this, &Softphone::changed);
    connect(phone_.get(), &phone::Phone::levelsChanged, this, &Softphone::levelsChanged);
    connect(phone_.get(), &phone::Phone::devicesChanged, this, &Softphone::devicesChanged);
    connect(phone_.get(), &phone::Phone::noticed, this, &Softphone::noticed);
    emit phoneChanged();
    return true;
}

void Softphone::dropPhone() {
    if (!phone_)
        return;
    // Its last words come while it stops; whatever it leaves unsaid is said here.
    phone_->stop();
    for (phone::Leg leg : phone_->legs()) {
        leg.state = phone::LegState::Ended;
        calls_.applyLeg(leg);
    }
    phone_->disconnect(this);
    phone_->disconnect(&calls_);
    startedAccount_.reset();
    leaving_ = std::move(phone_);
    connect(leaving_.get(), &phone::Phone::registrationChanged, this,
            [this](const phone::RegistrationStatus& status) {
                if (status.state == phone::Registration::Off)
                    left_.start(std::chrono::milliseconds(0));
            });
    left_.start(kGoodbye);
    emit phoneChanged();
}

void Softphone::startIfDifferent() {
    const phone::Options options = phoneOptions(settings_.values());
    if (startedAccount_ == account_ && startedOptions_ == options)
        return;
    startedAccount_ = account_;
    startedOptions_ = options;
    phone_->start(account_, options);
}

void Softphone::onSettings(const settings::Values& before, const settings::Values& now) {
    if (!phone_ || !startedAccount_)
        return;
    const phone::Options options = phoneOptions(now);
    if (options == phoneOptions(before))
        return;
    // Volumes and devices are no reason to register anew.
    phone::Options same = startedOptions_;
    same.sound = options.sound;
    if (same == options) {
        startedOptions_ = options;
        phone_->setSound(options.sound);
        return;
    }
    startIfDifferent();
}

void Softphone::setState(State state, Error error) {
    state_ = state;
    error_ = std::move(error);
    emit changed();
}

}  // namespace euterpe::replica
