#include "bench/popup/popup_watch.h"

#include "bench/load/process_meter.h"
#include "desktop/screens/popup/incoming_popup.h"

#include <algorithm>

#include <QEvent>
#include <QWindow>

namespace euterpe::bench {
namespace {

bool isOnDisplay(const QWidget* window) {
    return qobject_cast<const screens::IncomingPopup*>(window) != nullptr && window->isVisible() &&
           window->windowHandle() != nullptr && window->windowHandle()->isExposed();
}

}  // namespace

bool PopupWatch::notify(QObject* receiver, QEvent* event) {
    const QEvent::Type type = event->type();
    const bool done = QApplication::notify(receiver, event);
    // Within either of them a window is painted and brought to the display.
    if (!drawn_ && (type == QEvent::Expose || type == QEvent::UpdateRequest)) {
        const QWidgetList windows = topLevelWidgets();
        if (std::any_of(windows.begin(), windows.end(), isOnDisplay))
            drawn_ = monotonicNs();
    }
    return done;
}

}  // namespace euterpe::bench
