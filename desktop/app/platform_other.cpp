#include "desktop/app/platform.h"
#include "desktop/app/qt_tray.h"

namespace euterpe::app {
namespace {

class OtherPlatform : public Platform {
  public:
    std::unique_ptr<Tray> makeTray(const widgets::Theme& theme) override {
        return std::make_unique<QtTray>(theme);
    }
    std::unique_ptr<Ringer> makeRinger(const Log&) override { return std::make_unique<SilentRinger>(); }
    // These systems end a program through its session, which Qt tells.
    void onTermination(std::function<void()>) override {}
};

}  // namespace

std::unique_ptr<Platform> makePlatform() {
    return std::make_unique<OtherPlatform>();
}

}  // namespace euterpe::app
