#include "desktop/screens/main/queue_control.h"

#include "desktop/models/status_text.h"

#include <map>

namespace euterpe::screens {

using models::QueueState;
using widgets::Icon;

QueueControl::QueueControl(replica::Session& session, widgets::Theme& theme, QObject* parent)
    : QObject(parent), session_(session), theme_(theme) {
    pause_.setIcon(theme_.icon(Icon::Pause));
    resume_.setIcon(theme_.icon(Icon::Play));
    menu_.setObjectName(QStringLiteral("queueMenu"));
    connect(&pause_, &QAction::triggered, this, [this] { set({}, true); });
    connect(&resume_, &QAction::triggered, this, [this] { set({}, false); });
    connect(&menu_, &QMenu::aboutToShow, this, &QueueControl::fillMenu);
    connect(&session_.self(), &replica::SelfStore::selfChanged, this, &QueueControl::refresh);
    connect(&session_.syncState(), &replica::SyncState::changed, this, &QueueControl::refresh);
    retranslate();
    refresh();
}

void QueueControl::set(const std::string& queue, bool paused) {
    session_.commands().setQueuePause(queue, paused, this, [this](const Result<void>& done) {
        if (!done)
            emit failed(models::text(done.error().code));
    });
}

void QueueControl::refresh() {
    const QueueState state = models::queueState(session_.self().self().queues);
    const bool online = session_.syncState().isOnline();
    for (QAction* action : {&pause_, &resume_})
        action->setVisible(state != QueueState::None);
    pause_.setEnabled(online && state != QueueState::Paused);
    resume_.setEnabled(online && state != QueueState::Active);
    const QKeySequence key(Qt::CTRL | Qt::Key_P);
    // Taken from the one before the other gets it: of two with the same key neither would have it.
    QAction& without = state == QueueState::Paused ? pause_ : resume_;
    without.setShortcut({});
    (state == QueueState::Paused ? resume_ : pause_).setShortcut(key);
}

// A queue that calls several of the user's telephones is one to the user.
void QueueControl::fillMenu() {
    menu_.clear();
    menu_.addAction(&pause_);
    menu_.addAction(&resume_);
    std::map<std::string, bool> paused;
    for (const protocol::QueueMembership& queue : session_.self().self().queues) {
        const auto [known, isNew] = paused.try_emplace(queue.queue, queue.paused);
        known->second = known->second && queue.paused;
    }
    if (paused.size() < 2)
        return;
    menu_.addSeparator();
    for (const auto& [name, isPaused] : paused) {
        // "&" in a name is no mark of a key.
        const QString shown = models::qs(name).replace(u'&', QStringLiteral("&&"));
        QAction* action =
            menu_.addAction(theme_.icon(isPaused ? Icon::Play : Icon::Pause),
                            isPaused ? tr("Resume on %1").arg(shown) : tr("Pause on %1").arg(shown));
        action->setEnabled(session_.syncState().isOnline());
        connect(action, &QAction::triggered, this,
                [this, queue = name, wanted = !isPaused] { set(queue, wanted); });
    }
}

void QueueControl::retranslate() {
    pause_.setText(tr("&Pause on all queues"));
    resume_.setText(tr("&Resume on all queues"));
}

}  // namespace euterpe::screens
