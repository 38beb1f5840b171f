#include "desktop/phone/engine_account.h"

#include "lib/base/time.h"

#include <algorithm>
#include <charconv>

namespace euterpe::phone {
namespace {

using protocol::SipTransport;

constexpr std::chrono::seconds kRetry{2};
// The core's empty packets keep a UDP mapping; this is how soon one that was lost all the same is made known.
constexpr std::chrono::seconds kMappingKept{20};
constexpr std::chrono::seconds kRefusedRetry{30};
constexpr int kRefusedRetries = 5;

const char* nameOf(SipTransport transport) {
    switch (transport) {
        case SipTransport::Tcp:
            return "tcp";
        case SipTransport::Tls:
            return "tls";
        case SipTransport::Udp:
        case SipTransport::Unknown:
            break;
    }
    return "udp";
}

int standardPort(SipTransport transport) {
    return transport == SipTransport::Tls ? 5061 : 5060;  // RFC 3261 section 19.1.2
}

Result<RegistrarAddress> parseHostAndPort(std::string_view text) {
    RegistrarAddress address{std::string(text), 0};
    // A colon within brackets, or one of several, belongs to an IPv6 address.
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || (text.find(':') != colon && text.find(']') != colon - 1))
        return address;
    address.host = text.substr(0, colon);
    const std::string_view port = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
    if (error != std::errc() || end != port.data() + port.size() || address.port < 1 || address.port > 65535)
        return Error{ErrorCode::InvalidArgument, "no port number: " + std::string(text)};
    return address;
}

bool isWord(std::string_view text) {
    return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == ';' ||
               c == '@';
    });
}

}  // namespace

Result<RegistrarAddress> registrarOf(const protocol::SipAccount& account, const Options& options) {
    const std::string* chosen = &options.registrar;
    if (chosen->empty())
        chosen = &account.registrar;
    if (chosen->empty())
        chosen = &options.loginAddress;
    if (!isWord(*chosen))
        return Error{ErrorCode::InvalidArgument, "no registrar address"};
    auto address = parseHostAndPort(*chosen);
    if (address && address->port == 0) {
        const auto listener =
            std::find_if(account.listeners.begin(), account.listeners.end(),
                         [&](const auto& candidate) { return candidate.transport == options.transport; });
        address->port = listener != account.listeners.end() && options.registrar.empty()
                            ? listener->port
                            : standardPort(options.transport);
    }
    return address;
}

class EngineAccount::Listener : public linphone::AccountListener {
  public:
    explicit Listener(EngineAccount& owner) : owner_(owner) {}
    void onRegistrationStateChanged(const std::shared_ptr<linphone::Account>&,
                                    linphone::RegistrationState state, const std::string& message) override {
        owner_.onState(state, message);
    }

  private:
    EngineAccount& owner_;
};

EngineAccount::EngineAccount(const Log& log, std::shared_ptr<linphone::Core> core, Changed changed)
    : log_(log),
      core_(std::move(core)),
      changed_(std::move(changed)),
      listener_(std::make_shared<Listener>(*this)) {
    retry_.setSingleShot(true);
    QObject::connect(&retry_, &QTimer::timeout, &retry_, [this] { pursue(); });
    QObject::connect(&mapping_, &QTimer::timeout, &mapping_, [this] { keepMapping(); });
}

EngineAccount::~EngineAccount() {
    if (account_)
        account_->removeListener(listener_);
}

void EngineAccount::open(const protocol::SipAccount& account, const Options& options,
                         std::function<std::string()> tlsProblem) {
    tlsProblem_ = std::move(tlsProblem);
    const auto registrar = registrarOf(account, options);
    if (!registrar || !isWord(account.user)) {
        set(Registration::Refused, 0, registrar ? "the account has no user name" : registrar.error().detail);
        return;
    }
    user_ = account.user;
    domain_ = isWord(account.domain) ? account.domain : registrar->host;
    const std::string hostAndPort = registrar->host + ':' + std::to_string(registrar->port);
    registrar_ = hostAndPort + ' ' + nameOf(options.transport);
    const auto factory = linphone::Factory::get();
    const auto identity = factory->createAddress("sip:" + domain_);
    const auto server =
        factory->createAddress("sip:" + hostAndPort + ";transport=" + nameOf(options.transport));
    if (!identity || !server || identity->setUsername(user_) != 0) {
        set(Registration::Refused, 0, "not a SIP address: " + user_ + " at " + registrar_);
        return;
    }
    if (!account.displayName.empty())
        identity->setDisplayName(account.displayName);
    core_->addAuthInfo(factory->createAuthInfo(user_, account.authUser, account.password, "", "", ""));
    const auto params = core_->createAccountParams();
    params->setIdentityAddress(identity);
    params->setServerAddress(server);
    params->enableOutboundProxy(true);  // calls go where REGISTER goes
    params->setExpires(account.expiresS);
    params->enableRegister(true);
    params->enablePublish(false);
    params->setPushNotificationAllowed(false);
    account_ = core_->createAccount(params);
    account_->addListener(listener_);
    set(Registration::Connecting, 0, {});
    core_->addAccount(account_);
    core_->setDefaultAccount(account_);
    overConnection_ = options.transport == SipTransport::Tcp || options.transport == SipTransport::Tls;
    if (!overConnection_)
        mapping_.start(kMappingKept);
    target_ = {options.transport, registrar->host, registrar->port, user_, domain_};
}

std::shared_ptr<linphone::Address> EngineAccount::addressOf(const std::string& number) const {
    const auto address = linphone::Factory::get()->createAddress("sip:" + domain_);
    if (!address || address->setUsername(number) != 0)
        return nullptr;
    return address;
}

void EngineAccount::onState(linphone::RegistrationState state, const std::string& message) {
    const auto error = account_->getErrorInfo();
    const int code = error ? error->getProtocolCode() : 0;
    switch (state) {
        case linphone::RegistrationState::Ok:
            refusals_ = 0;
            retry_.stop();
            set(Registration::Registered, 200, {});
            if (!probe_)
                probe_ = std::make_unique<RegistrarProbe>(
                    target_, RegistrarProbe::Events{[this](bool answers) { onProbe(answers); },
                                                    [this] { onMoved(); }});
            break;
        case linphone::RegistrationState::Failed: {
            const bool final = code == 401 || code == 403 || code == 404 || code == 407;
            std::string phrase = error ? error->getPhrase() : std::string();
            if (phrase.empty())
                phrase = message;
            const std::string problem = tlsProblem_();
            if (!problem.empty())
                phrase = problem;
            Registration told = problem.empty() ? Registration::Unreachable : Registration::Untrusted;
            if (final)
                told = Registration::Refused;
            set(told, code, registrar_ + ": " + phrase);
            if (!final) {
                retry_.start(kRetry);
                break;
            }
            // Not from within its own callback. liblinphone would ask with the same password for ever.
            QTimer::singleShot(0, &retry_, [this] { account_->pauseRegister(); });
            if (code == 403 && ++refusals_ <= kRefusedRetries)
                retry_.start(kRefusedRetry);
            break;
        }
        case linphone::RegistrationState::Cleared:
            set(Registration::Off, 0, {});
            break;
        case linphone::RegistrationState::Progress:
            // It stands as it is until the answer says otherwise.
            if (status_.state == Registration::Off || status_.state == Registration::Refused)
                set(Registration::Connecting, 0, {});
            break;
        case linphone::RegistrationState::None:
            break;
    }
}

// Asterisk answers 403 also while as many contacts as it allows are registered: those of an earlier run of
// this program expire within minutes.
void EngineAccount::pursue() {
    if (account_ && status_.state != Registration::Registered)
        account_->refreshRegister();
}

void EngineAccount::onProbe(bool answers) {
    log_.info("phone.registrar", {{"answers", static_cast<int>(answers)}});
    if (answers) {
        // Whether the softphone's own connection has outlived it is not known.
        if (overConnection_)
            renew();
        else if (account_->getState() != linphone::RegistrationState::Progress)
            account_->refreshRegister();
        return;
    }
    if (status_.state == Registration::Registered)
        set(Registration::Unreachable, 0, registrar_ + ": no answer");
}

void EngineAccount::keepMapping() {
    if (probe_ && probe_->isBehindRouter() && status_.state == Registration::Registered &&
        account_->getState() == linphone::RegistrationState::Ok)
        account_->refreshRegister();
}

// Behind a router that has another address now: where we have registered nobody finds us, and what the PBX
// sends of a call goes there as well.
void EngineAccount::onMoved() {
    log_.info("phone.moved");
    renew();
}

void EngineAccount::renew() {
    core_->setNetworkReachable(false);
    core_->setNetworkReachable(true);
}

void EngineAccount::set(Registration state, int sipCode, const std::string& detail) {
    RegistrationStatus status{state, sipCode, detail, status_.since};
    if (status == status_)
        return;
    if (state != status_.state) {
        status.since = toUnixMillis(std::chrono::system_clock::now());
        log_.info("phone.registration",
                  {{"state", static_cast<int>(state)}, {"code", sipCode}, {"detail", detail}});
    }
    status_ = status;
    changed_(status_);
}

}  // namespace euterpe::phone
