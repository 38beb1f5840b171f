#include "desktop/app/platform.h"
#include "desktop/app/pulse_ringer.h"
#include "desktop/app/qt_tray.h"

namespace euterpe::app {
namespace {

class LinuxPlatform : public Platform {
  public:
    std::unique_ptr<Tray> makeTray(const widgets::Theme& theme) override {
        return std::make_unique<QtTray>(theme);
    }
    std::unique_ptr<Ringer> makeRinger(const Log& log) override { return std::make_unique<PulseRinger>(log); }
};

}  // namespace

std::unique_ptr<Platform> makePlatform() {
    return std::make_unique<LinuxPlatform>();
}

}  // namespace euterpe::app
