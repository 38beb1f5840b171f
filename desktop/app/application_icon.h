// The application's sign as the tray and the task bar show it (C7): on its colour while connected, grey while
// not, black with the service's own sign while calls are rejected, forwarded or paused on all queues, with a
// mark for what needs an eye. Pure drawing; GUI thread only.
#pragma once

#include "desktop/app/tray.h"
#include "desktop/widgets/theme.h"

#include <QIcon>

namespace euterpe::app {

QIcon applicationIcon(const widgets::Theme& theme, const TrayLook& look);

}  // namespace euterpe::app
