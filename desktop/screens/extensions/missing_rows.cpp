#include "desktop/screens/extensions/missing_rows.h"

#include "desktop/models/status_text.h"
#include "desktop/widgets/empty_state.h"

#include <QCoreApplication>

namespace euterpe::screens {
namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("MissingRows", text);
}

}  // namespace

void showMissingRows(widgets::EmptyState& empty, const replica::SyncState& sync, models::Icon icon,
                     const QString& title, const QString& explanation) {
    using replica::Sync;
    switch (sync.sync()) {
        case Sync::Online:
        case Sync::PbxLost:
            empty.setContent(icon, title, explanation);
            return;
        case Sync::Connecting:
        case Sync::Reconnecting:
            empty.setContent(models::Icon::Refresh,
                             translated(QT_TRANSLATE_NOOP("MissingRows", "Connecting…")),
                             translated(QT_TRANSLATE_NOOP("MissingRows", "The list appears by itself.")));
            return;
        case Sync::Disconnected:
            empty.setContent(models::Icon::Disconnected,
                             translated(QT_TRANSLATE_NOOP("MissingRows", "Not connected")),
                             translated(QT_TRANSLATE_NOOP("MissingRows", "Connect from the Options menu.")));
            return;
        case Sync::Refused:
            empty.setContent(models::Icon::Lock,
                             translated(QT_TRANSLATE_NOOP("MissingRows", "Not connected")),
                             models::text(sync.error().code));
            return;
    }
}

}  // namespace euterpe::screens
