// Why a directory has no rows at all, in words: not connected, still connecting, or really empty. Plain
// function; GUI thread only.
#pragma once

#include "desktop/models/look.h"
#include "desktop/replica/sync_state.h"

#include <QString>

namespace euterpe::widgets {
class EmptyState;
}

namespace euterpe::screens {

// `title` and `explanation` are for the case that everything is connected and there is just nothing.
void showMissingRows(widgets::EmptyState& empty, const replica::SyncState& sync, models::Icon icon,
                     const QString& title, const QString& explanation);

}  // namespace euterpe::screens
