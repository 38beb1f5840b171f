// What differs between Linux, Windows and macOS, in one place (A4). GUI thread only; made first thing in
// main(), before the first thread.
#pragma once

#include "desktop/app/idle_source.h"
#include "desktop/app/player.h"
#include "desktop/app/ringer.h"
#include "desktop/app/tray.h"
#include "desktop/widgets/theme.h"
#include "lib/base/log.h"

#include <functional>
#include <memory>

namespace euterpe::app {

class Platform {
  public:
    Platform() = default;
    virtual ~Platform() = default;
    Platform(const Platform&) = delete;
    Platform& operator=(const Platform&) = delete;

    virtual std::unique_ptr<Tray> makeTray(const widgets::Theme& theme) = 0;
    virtual std::unique_ptr<Ringer> makeRinger(const Log& log) = 0;
    // nullptr where the system's own player has to do.
    virtual std::unique_ptr<Player> makePlayer(const Log&) { return nullptr; }
    // nullptr where the system does not tell.
    virtual std::unique_ptr<IdleSource> makeIdleSource() { return nullptr; }
    // `quit` is called from the event loop when the system wants the program to end (SIGTERM, SIGINT).
    virtual void onTermination(std::function<void()> quit) = 0;
};

// The one of the system that this is built for.
std::unique_ptr<Platform> makePlatform();

}  // namespace euterpe::app
