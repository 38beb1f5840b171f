#include "desktop/screens/extensions/extension_menu.h"

#include "desktop/widgets/theme.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

namespace euterpe::screens {
namespace {

using protocol::Permission;
using protocol::PhoneState;
using widgets::Icon;
using widgets::Tone;

QString translated(const char* text) {
    return QCoreApplication::translate("ExtensionMenu", text);
}

}  // namespace

QString whyNoCall(const PersonContext& context) {
    if (context.calls.hasSoftphone())
        return {};
    if (!context.sync.isOnline())
        return translated(QT_TRANSLATE_NOOP("ExtensionMenu", "Not connected to the server."));
    if (!context.self.may(Permission::Dial))
        return translated(QT_TRANSLATE_NOOP("ExtensionMenu", "You do not have the permission to call."));
    return {};
}

void ExtensionMenu::popup(const PersonContext& context, const QPoint& at, QWidget* parent) const {
    const widgets::Theme& theme = context.theme;
    auto* menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("personMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const QString obstacle = whyNoCall(context);
    QAction* callAction =
        menu->addAction(theme.icon(Icon::Phone, Tone::Accent),
                        translated(QT_TRANSLATE_NOOP("ExtensionMenu", "Call: %1")).arg(number), menu, call);
    callAction->setEnabled(obstacle.isEmpty());
    callAction->setToolTip(obstacle);
    const bool isOwn = number.toStdString() == context.self.self().extension.str();
    if (context.self.may(Permission::Chat) && !isOwn)
        menu->addAction(theme.icon(Icon::Chat, Tone::Accent),
                        translated(QT_TRANSLATE_NOOP("ExtensionMenu", "Chat: %1")).arg(number), menu,
                        [does = act] { does(PersonAction::Chat); })
            ->setObjectName(QStringLiteral("menuChat"));
    addCallActions(*menu, context);
    menu->addAction(theme.icon(Icon::Copy, Tone::Muted),
                    translated(QT_TRANSLATE_NOOP("ExtensionMenu", "Copy the number")), menu,
                    [text = number] { QGuiApplication::clipboard()->setText(text); });
    menu->addSeparator();
    menu->addAction(
        theme.icon(isFavourite ? Icon::StarFilled : Icon::Star, isFavourite ? Tone::Accent : Tone::Muted),
        isFavourite ? translated(QT_TRANSLATE_NOOP("ExtensionMenu", "Remove from the favourites"))
                    : translated(QT_TRANSLATE_NOOP("ExtensionMenu", "Add to the favourites")),
        menu, toggleFavourite);
    menu->popup(at);
}

void ExtensionMenu::addCallActions(QMenu& menu, const PersonContext& context) const {
    const bool online = context.sync.isOnline();
    const auto add = [&](PersonAction action, Icon icon, const char* words) {
        return menu.addAction(context.theme.icon(icon, Tone::Accent), translated(words).arg(number), &menu,
                              [does = act, action] { does(action); });
    };
    if (context.calls.talking() != nullptr) {
        add(PersonAction::TransferAttended, Icon::TransferAttended,
            QT_TRANSLATE_NOOP("ExtensionMenu", "Transfer after asking: %1"))
            ->setObjectName(QStringLiteral("menuTransferAttended"));
        add(PersonAction::TransferBlind, Icon::Transfer,
            QT_TRANSLATE_NOOP("ExtensionMenu", "Transfer at once: %1"))
            ->setObjectName(QStringLiteral("menuTransferBlind"));
    }
    const bool busy = phone == PhoneState::Busy || phone == PhoneState::OnHold;
    if (busy && context.self.may(Permission::Booking)) {
        QAction* book = add(PersonAction::Book, Icon::BookCall,
                            QT_TRANSLATE_NOOP("ExtensionMenu", "Call back when free: %1"));
        book->setObjectName(QStringLiteral("menuBook"));
        book->setEnabled(online);
    }
    const bool canPickUp =
        context.self.may(Permission::Pickup) && !context.self.services().pickupPrefix.empty();
    if (phone == PhoneState::Ringing && canPickUp) {
        QAction* pickUp =
            add(PersonAction::PickUp, Icon::PickUp, QT_TRANSLATE_NOOP("ExtensionMenu", "Pick up: %1"));
        pickUp->setObjectName(QStringLiteral("menuPickUp"));
        pickUp->setEnabled(whyNoCall(context).isEmpty());
    }
}

}  // namespace euterpe::screens
