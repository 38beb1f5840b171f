#include "desktop/app/idle_source_linux.h"
#include "desktop/app/platform.h"
#include "desktop/app/pulse_player.h"
#include "desktop/app/pulse_ringer.h"
#include "desktop/app/qt_tray.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>
#include <utility>

#include <QSocketNotifier>

namespace euterpe::app {
namespace {

class LinuxPlatform : public Platform {
  public:
    // Blocked here, so that every later thread has them blocked and they arrive by the descriptor only.
    LinuxPlatform() {
        sigset_t ending;
        sigemptyset(&ending);
        sigaddset(&ending, SIGTERM);
        sigaddset(&ending, SIGINT);
        pthread_sigmask(SIG_BLOCK, &ending, nullptr);
        signals_ = signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK);
    }
    ~LinuxPlatform() override {
        if (signals_ >= 0)
            close(signals_);
    }

    std::unique_ptr<Tray> makeTray(const widgets::Theme& theme) override {
        return std::make_unique<QtTray>(theme);
    }
    std::unique_ptr<Ringer> makeRinger(const Log& log) override { return std::make_unique<PulseRinger>(log); }
    std::unique_ptr<Player> makePlayer(const Log& log) override { return std::make_unique<PulsePlayer>(log); }
    std::unique_ptr<IdleSource> makeIdleSource() override { return makeLinuxIdleSource(); }
    void onTermination(std::function<void()> quit) override {
        if (signals_ < 0)
            return;
        notifier_ = std::make_unique<QSocketNotifier>(signals_, QSocketNotifier::Read);
        QObject::connect(notifier_.get(), &QSocketNotifier::activated, notifier_.get(),
                         [this, quit = std::move(quit)] {
                             signalfd_siginfo info{};
                             if (read(signals_, &info, sizeof info) == sizeof info)
                                 quit();
                         });
    }

  private:
    int signals_ = -1;
    std::unique_ptr<QSocketNotifier> notifier_;
};

}  // namespace

std::unique_ptr<Platform> makePlatform() {
    return std::make_unique<LinuxPlatform>();
}

}  // namespace euterpe::app
