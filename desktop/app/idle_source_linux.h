// The idle time of Linux desktops: X11's screen saver extension, else what the session's bus offers (GNOME's
// idle monitor, org.freedesktop.ScreenSaver). GUI thread only; made by the Linux platform.
#pragma once

#include "desktop/app/idle_source.h"

#include <memory>

namespace euterpe::app {

std::unique_ptr<IdleSource> makeLinuxIdleSource();

}  // namespace euterpe::app
