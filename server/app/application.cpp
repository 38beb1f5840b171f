#include "server/app/application.h"

#include "server/app/asio_loop.h"
#include "server/app/ldap_lookup.h"
#include "server/app/pages.h"
#include "server/app/storage.h"
#include "server/app/telephony_port.h"
#include "server/app/voicemail.h"
#include "server/store/cdr_import.h"
#include "server/web/certificate.h"
#include "server/web/listener.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <random>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/host_name.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

namespace euterpe::app {
namespace {

namespace asio = boost::asio;

// Clients get the news that the server stops; who does not take it in time is cut off.
constexpr std::chrono::milliseconds kGoodbye{1500};
constexpr std::chrono::milliseconds kGoodbyeLook{20};
constexpr std::chrono::hours kTidy{1};

web::CertificateFiles certificateFiles(const ServerConfig& config) {
    if (!config.certificate.empty())
        return {config.certificate, config.key};
    return {config.data + "/certificate.pem", config.data + "/key.pem"};
}

Result<std::unique_ptr<web::TlsContext>> openTls(const ServerConfig& config, const Log& log) {
    const web::CertificateFiles files = certificateFiles(config);
    if (config.certificate.empty()) {
        boost::system::error_code ignored;  // a machine without a name is "localhost"
        std::string host = asio::ip::host_name(ignored);
        if (auto made = web::ensureCertificate(files, host.empty() ? "localhost" : host); !made)
            return made.error();
    }
    auto fingerprint = web::certificateFingerprint(files.certificate);
    if (!fingerprint)
        return fingerprint.error();
    log.info("tls.certificate", {{"file", files.certificate}, {"sha256", *fingerprint}});
    return web::TlsContext::load(files);
}

telephony::Config telephonyConfig(const PbxConfig& config) {
    telephony::Config to;
    to.host = config.host;
    to.port = config.port;
    to.user = config.user;
    to.secret = config.secret;
    to.clickToCallContext = config.clickToCallContext;
    to.ringOwnPhone = std::chrono::seconds(config.ringSeconds);
    return to;
}

store::CdrSource cdrSource(const PbxConfig& config) {
    store::CdrSource source;
    source.database = config.cdr;
    if (config.cdrFreePbx)
        source.columns = store::CdrColumns::freepbx();
    source.utc = config.cdrUtc;
    return source;
}

VoicemailPbx voicemailPbx(TelephonyPort& pbx, const Log& log) {
    return {[&pbx](const telephony::VoicemailChange& change, telephony::Telephony::Callback<void> done) {
                pbx.changeVoicemail(change, std::move(done));
            },
            [&pbx, &log](const std::string& box, const std::string& context) {
                pbx.refreshVoicemail(box, context, [&log](const Result<void>& outcome) {
                    if (!outcome)
                        log.warning("voicemail.not_refreshed", {{"error", outcome.error().detail}});
                });
            }};
}

hub::HubConfig hubConfig(const Config& config) {
    std::random_device random;
    constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuv";
    hub::HubConfig to;
    to.server = serverName();
    for (int i = 0; i < 12; ++i)
        to.epoch += kDigits[random() % 32];
    to.tenant = config.server.tenant;
    to.services = {config.pbx.outsidePrefix, config.pbx.voicemail, config.pbx.conference,
                   config.pbx.registerDays,  config.pbx.pickup,    config.pbx.groupPickup,
                   config.pbx.parking};
    to.region = config.pbx.region;
    to.sip = {config.sip.registrar, config.sip.domain, config.sip.transports, config.sip.caPem};
    return to;
}

web::WebLimits webLimits(const LimitConfig& config) {
    web::WebLimits limits;
    limits.connections = static_cast<std::size_t>(config.connections);
    limits.httpPerSecond = config.httpPerSecond;
    limits.httpBurst = 4 * config.httpPerSecond;
    limits.outgoingBytes = static_cast<std::size_t>(config.outgoingKb) * 1024;
    limits.idleTimeout = std::chrono::seconds(config.idleSeconds);
    return limits;
}

}  // namespace

std::string serverName() {
    return "euterpe-server/" EUTERPE_VERSION;
}

// Members in the order of creation; the destructor ends them in reverse, except that what waits in the loop
// goes before the parts that it refers to.
class Application::Parts {
  public:
    Parts(const Config& config, const Log& log, std::unique_ptr<store::Store> store,
          std::unique_ptr<web::TlsContext> tls)
        : config_(config),
          log_(log),
          io_(std::make_unique<asio::io_context>(1)),
          loop_(*io_),
          storage_(std::make_unique<Storage>(
              std::move(store),
              StorageConfig{cdrSource(config.pbx), config.pbx.hintContext, config.pbx.recordings,
                            config.pbx.alsoInPro,
                            names::NumberKeys(config.pbx.region, config.pbx.outsidePrefix)},
              [io = io_.get()](store::Worker::Task task) { asio::post(*io, std::move(task)); }, log)),
          pbx_(std::make_unique<TelephonyPort>(*io_, telephonyConfig(config.pbx), log)),
          voicemail_(std::make_unique<Voicemail>(*io_, config.pbx.voicemailFolder, voicemailPbx(*pbx_, log))),
          hub_(loop_, *pbx_, *storage_, *voicemail_, hubConfig(config), log),
          tls_(std::move(tls)),
          rest_(
              hub_, nonces_,
              [this] {
                  return web::RestTime{loop_.wallNow(), loop_.now()};
              },
              pages()),
          web_(*tls_, hub_, rest_, log, webLimits(config.limits)),
          signals_(std::make_unique<asio::signal_set>(*io_, SIGTERM, SIGINT, SIGHUP)),
          startedAt_(loop_.wallNow()) {
        if (config.ldap.uri.empty())
            return;
        lookup_ = std::make_unique<LdapLookup>(config.ldap, *io_, loop_, log);
        hub_.setLookup(lookup_.get());
    }
    ~Parts();

    Result<void> listen();
    void run();
    void requestStop() {
        asio::post(*io_, [this] { stop(); });
    }
    [[nodiscard]] std::uint16_t port() const { return listener_->port(); }

  private:
    web::ServerPages pages();
    Readings readings() const;
    void awaitSignal();
    void reload();
    void tidy();
    void stop();
    void awaitGoodbyes(hub::Loop::Time until);

    const Config config_;
    const Log& log_;
    std::unique_ptr<asio::io_context> io_;
    AsioLoop loop_;
    std::unique_ptr<Storage> storage_;
    std::unique_ptr<TelephonyPort> pbx_;
    std::unique_ptr<LdapLookup> lookup_;
    std::unique_ptr<Voicemail> voicemail_;
    hub::Hub hub_;
    std::unique_ptr<web::TlsContext> tls_;
    web::NonceStore nonces_;
    web::RestService rest_;
    web::SharedState web_;
    std::unique_ptr<web::Listener> listener_;
    std::unique_ptr<asio::signal_set> signals_;
    UnixMillis startedAt_;
    bool stopping_ = false;
};

Application::Parts::~Parts() {
    listener_.reset();
    signals_.reset();
    pbx_->stop();
    voicemail_.reset();
    pbx_.reset();
    storage_.reset();  // joins the worker
    hub_.setLookup(nullptr);
    lookup_.reset();  // joins its threads
    io_.reset();      // sessions that are still open, with everything above them alive
}

Result<void> Application::Parts::listen() {
    auto opened = web::Listener::open(*io_, config_.server.listen, config_.server.port, web_);
    if (!opened)
        return opened.error();
    listener_ = std::move(*opened);
    return {};
}

Readings Application::Parts::readings() const {
    Readings r;
    r.hub = hub_.counters();
    r.pbx = pbx_->counters();
    r.web = web_.counters;
    r.status = pbx_->status();
    r.missingRights = pbx_->missingRights();
    r.sessions = hub_.sessionCount();
    r.users = hub_.userCount();
    r.extensions = hub_.shared().extensions();
    r.storeQueue = storage_->waiting();
    r.startedAt = startedAt_;
    r.now = loop_.wallNow();
    return r;
}

web::ServerPages Application::Parts::pages() {
    return {[this] { return healthJson(readings()); }, [this] { return metricsText(readings()); },
            config_.server.metricsToken};
}

void Application::Parts::run() {
    log_.info("server.started", {{"name", serverName()}, {"port", listener_->port()}});
    hub_.start();
    pbx_->start(hub_);
    tidy();
    awaitSignal();
    io_->run();
    log_.info("server.stopped");
}

void Application::Parts::tidy() {
    storage_->tidy();
    loop_.after(kTidy, [this] { tidy(); });
}

void Application::Parts::awaitSignal() {
    signals_->async_wait([this](boost::system::error_code ec, int signal) {
        if (ec)
            return;
        if (signal == SIGHUP)
            reload();
        else
            stop();
        awaitSignal();
    });
}

void Application::Parts::reload() {
    log_.info("server.reload");
    if (auto loaded = tls_->reload(certificateFiles(config_.server)); !loaded)
        log_.error("tls.reload_failed", {{"error", loaded.error().detail}});
    hub_.reloadDirectory();
}

void Application::Parts::stop() {
    if (std::exchange(stopping_, true))
        return io_->stop();  // asked twice: now
    log_.info("server.stopping", {{"sessions", hub_.sessionCount()}});
    listener_->stop();
    hub_.stop();
    awaitGoodbyes(loop_.now() + kGoodbye);
}

void Application::Parts::awaitGoodbyes(hub::Loop::Time until) {
    if (hub_.sessionCount() == 0 || loop_.now() >= until) {
        pbx_->stop();
        return io_->stop();
    }
    loop_.after(kGoodbyeLook, [this, until] { awaitGoodbyes(until); });
}

Application::Application(DataLock lock, std::unique_ptr<Parts> parts)
    : lock_(std::move(lock)), parts_(std::move(parts)) {}
Application::~Application() = default;
void Application::run() {
    parts_->run();
}
void Application::stop() {
    parts_->requestStop();
}
std::uint16_t Application::port() const {
    return parts_->port();
}

Result<std::unique_ptr<Application>> Application::create(const Config& config, const Log& log) {
    std::signal(SIGPIPE, SIG_IGN);  // a closed socket is an error code, not the end of the server
    if (::mkdir(config.server.data.c_str(), 0750) != 0 && errno != EEXIST)
        return Error{ErrorCode::Io, config.server.data + ": cannot be made: " + std::strerror(errno)};
    auto lock = DataLock::take(config.server.data);
    if (!lock)
        return lock.error();
    auto store = store::Store::open({config.databasePath(), true, false}, log);
    if (!store)
        return store.error();
    auto tls = openTls(config.server, log);
    if (!tls)
        return tls.error();
    auto parts = std::make_unique<Parts>(config, log, std::move(*store), std::move(*tls));
    if (auto listening = parts->listen(); !listening)
        return listening.error();
    return std::unique_ptr<Application>(new Application(std::move(*lock), std::move(parts)));
}

}  // namespace euterpe::app
