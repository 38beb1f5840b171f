#include "bench/sound/answerer.h"

#include "desktop/phone/engine_account.h"
#include "desktop/phone/engine_core.h"
#include "desktop/phone/engine_sound.h"

#include <csignal>
#include <cstdio>
#include <linphone++/linphone.hh>
#include <sys/signalfd.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>

namespace euterpe::bench {
namespace {

class Answer : public linphone::CoreListener {
  public:
    void onCallStateChanged(const std::shared_ptr<linphone::Core>&,
                            const std::shared_ptr<linphone::Call>& call, linphone::Call::State state,
                            const std::string&) override {
        if (state == linphone::Call::State::IncomingReceived)
            (void)call->accept();
    }
};

}  // namespace

int runAnswerer(const AnswererOptions& options) {
    protocol::SipAccount account;
    account.account = AccountId(options.user);
    account.user = options.user;
    account.password = options.password;
    account.registrar = options.registrar;
    phone::Options settings;
    settings.sound.microphone = options.microphone;
    settings.sound.speaker = options.speaker;
    settings.sound.echoCanceller = phone::EchoCanceller::Off;
    settings.sound.noiseSuppression = false;

    const Log log(LogLevel::Warning);
    auto core = phone::makeCore(account, settings);
    for (const auto& type : core->getAudioPayloadTypes()) {
        if (!options.correction && type->getMimeType() == "opus")
            type->setSendFmtp("useinbandfec=0");
    }
    const auto listener = std::make_shared<Answer>();
    core->addListener(listener);
    phone::EngineSound sound(log, core, {[](const auto&) {}, [](const auto&) {}});
    core->start();
    sound.apply(settings.sound);
    phone::EngineAccount registration(log, core, [](const phone::RegistrationStatus& status) {
        if (status.state == phone::Registration::Registered) {
            std::puts("registered");
            std::fflush(stdout);
        }
    });
    registration.open(account, settings, [] { return std::string(); });

    QTimer iteration;
    iteration.setTimerType(Qt::PreciseTimer);
    QObject::connect(&iteration, &QTimer::timeout, [&core] { core->iterate(); });
    iteration.start(20);
    // SIGTERM is blocked since main(), before any thread was made.
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    const int signalFd = signalfd(-1, &ending, SFD_CLOEXEC);
    QSocketNotifier notifier(signalFd, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    const int status = QCoreApplication::exec();
    core->stop();
    close(signalFd);
    return status;
}

}  // namespace euterpe::bench
