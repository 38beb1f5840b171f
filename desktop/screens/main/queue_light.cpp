#include "desktop/screens/main/queue_light.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/main/queue_control.h"

#include <QEvent>

namespace euterpe::screens {

using models::QueueState;

QueueLight::QueueLight(replica::Session& session, QueueControl& control, widgets::Theme& theme,
                       QWidget* parent)
    : QToolButton(parent), session_(session), theme_(theme) {
    setObjectName(QStringLiteral("queueLight"));
    setProperty("kind", "quiet");
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(&control.menu());
    setFocusPolicy(Qt::StrongFocus);
    setIconSize(QSize(widgets::size::kIconSmall, widgets::size::kIconSmall));
    connect(&session_.self(), &replica::SelfStore::selfChanged, this, &QueueLight::refresh);
    connect(&session_.syncState(), &replica::SyncState::changed, this, &QueueLight::refresh);
    refresh();
}

void QueueLight::setCompact(bool compact) {
    setToolButtonStyle(compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

// Which are paused and why, then which are not.
QString QueueLight::details() const {
    QStringList paused;
    QStringList active;
    for (const protocol::QueueMembership& queue : session_.self().self().queues) {
        const QString name = models::qs(queue.queue);
        const QString reason = models::qs(queue.pauseReason);
        if (!queue.paused)
            active << name;
        else
            paused << (reason.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, reason));
    }
    active.removeDuplicates();
    paused.removeDuplicates();
    QStringList lines;
    if (!paused.isEmpty())
        lines << tr("Paused: %1").arg(paused.join(QStringLiteral(", ")));
    if (!active.isEmpty())
        lines << tr("Takes calls: %1").arg(active.join(QStringLiteral(", ")));
    return lines.join(u'\n');
}

void QueueLight::refresh() {
    const QueueState state = models::queueState(session_.self().self().queues);
    setVisible(state != QueueState::None);
    if (state == QueueState::None)
        return;
    const bool online = session_.syncState().isOnline();
    const models::Status status = models::status(state);
    setEnabled(online);
    setIcon(theme_.icon(status.icon, online ? status.tone : widgets::Tone::Offline));
    setText(tr("Queues: %1").arg(status.text) + QStringLiteral(" ▾"));
    setAccessibleName(tr("Queues: %1").arg(status.text));
    // The names are the PBX's: no tool tip is to take them for markup.
    setToolTip(
        QStringLiteral("<qt>%1</qt>").arg(details().toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"))));
}

void QueueLight::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QToolButton::changeEvent(event);
}

}  // namespace euterpe::screens
