#include "desktop/screens/extensions/extension_menu.h"

#include "desktop/widgets/theme.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

namespace euterpe::screens {
namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("ExtensionMenu", text);
}

}  // namespace

QString whyNoCall(const replica::SelfStore& self, const replica::SyncState& sync) {
    if (!sync.isOnline())
        return translated(QT_TRANSLATE_NOOP("ExtensionMenu", "Not connected to the server."));
    if (!self.may(protocol::Permission::Dial))
        return translated(QT_TRANSLATE_NOOP("ExtensionMenu", "You do not have the permission to call."));
    return {};
}

void ExtensionMenu::popup(const widgets::Theme& theme, const replica::SelfStore& self,
                          const replica::SyncState& sync, const QPoint& at, QWidget* parent) const {
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const QString obstacle = whyNoCall(self, sync);
    QAction* callAction =
        menu->addAction(theme.icon(widgets::Icon::Phone, widgets::Tone::Accent),
                        translated(QT_TRANSLATE_NOOP("ExtensionMenu", "Call: %1")).arg(number), menu, call);
    callAction->setEnabled(obstacle.isEmpty());
    callAction->setToolTip(obstacle);
    menu->addAction(theme.icon(widgets::Icon::Copy, widgets::Tone::Muted),
                    translated(QT_TRANSLATE_NOOP("ExtensionMenu", "Copy the number")), menu,
                    [text = number] { QGuiApplication::clipboard()->setText(text); });
    menu->addSeparator();
    menu->addAction(theme.icon(isFavourite ? widgets::Icon::StarFilled : widgets::Icon::Star,
                               isFavourite ? widgets::Tone::Accent : widgets::Tone::Muted),
                    isFavourite ? translated(QT_TRANSLATE_NOOP("ExtensionMenu", "Remove from the favourites"))
                                : translated(QT_TRANSLATE_NOOP("ExtensionMenu", "Add to the favourites")),
                    menu, toggleFavourite);
    menu->popup(at);
}

}  // namespace euterpe::screens
