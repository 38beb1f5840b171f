// The context menu of a colleague (F4), the same in every list that shows one: call, copy the number, star.
// What belongs to calls in progress appears here with its feature. GUI thread only.
#pragma once

#include "desktop/replica/self_store.h"
#include "desktop/replica/sync_state.h"

#include <functional>

#include <QString>

class QPoint;
class QWidget;

namespace euterpe::widgets {
class Theme;
}

namespace euterpe::screens {

struct ExtensionMenu {
    QString number;
    bool isFavourite = false;
    std::function<void()> call;
    std::function<void()> toggleFavourite;

    // Opens at `at` and returns at once; the menu deletes itself.
    void popup(const widgets::Theme& theme, const replica::SelfStore& self, const replica::SyncState& sync,
               const QPoint& at, QWidget* parent) const;
};

// Why the user cannot call at present, "" when nothing is in the way.
QString whyNoCall(const replica::SelfStore& self, const replica::SyncState& sync);

}  // namespace euterpe::screens
