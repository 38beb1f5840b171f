#include "desktop/screens/phone/function_buttons.h"

#include "desktop/models/status_text.h"
#include "desktop/widgets/painting.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace euterpe::screens {

using models::QueueState;
using models::queueState;
using protocol::Permission;
using widgets::Icon;
using widgets::Tone;

BadgeButton::BadgeButton(widgets::Theme& theme, Icon icon, QWidget* parent)
    : QPushButton(parent), theme_(theme), icon_(icon) {
    setProperty("kind", "tile");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumHeight(widgets::size::kTouch);
    setIconSize(QSize(widgets::size::kIcon, widgets::size::kIcon));
    setFocusPolicy(Qt::StrongFocus);
    setAutoDefault(false);
    setIcon(theme_.icon(icon_));
    connect(&theme_, &widgets::Theme::changed, this, qOverload<>(&QWidget::update));
}

void BadgeButton::setBadge(int count) {
    count_ = count;
    updateGeometry();
    update();
}

void BadgeButton::setOn(bool on) {
    if (on == on_)
        return;
    on_ = on;
    setProperty("on", on);
    setIcon(theme_.icon(icon_, on ? Tone::OnText : Tone::Text));
    style()->unpolish(this);
    style()->polish(this);
    update();
}

int BadgeButton::badgeRoom() const {
    return count_ > 0 ? widgets::badgeWidth(theme_, count_) + widgets::space::kTiny : 0;
}

QRect BadgeButton::labelRect() const {
    return rect().adjusted(0, 0, -badgeRoom(), 0);
}

QSize BadgeButton::sizeHint() const {
    return QPushButton::sizeHint() + QSize(badgeRoom(), 0);
}

void BadgeButton::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    option.rect = labelRect();
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
    if (count_ <= 0)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    widgets::paintBadge(painter, theme_, QPoint(labelRect().right() + 1, height() / 2), count_, Tone::Busy);
}

FunctionButtons::FunctionButtons(replica::Session& session, widgets::Theme& theme, QWidget* parent)
    : QWidget(parent),
      session_(session),
      doNotDisturb_(new BadgeButton(theme, Icon::DoNotDisturb, this)),
      queuePause_(new BadgeButton(theme, Icon::Pause, this)),
      forward_(new BadgeButton(theme, Icon::Forward, this)),
      fork_(new BadgeButton(theme, Icon::ForkToMobile, this)),
      voicemail_(new BadgeButton(theme, Icon::Voicemail, this)),
      conference_(new BadgeButton(theme, Icon::Conference, this)),
      groupPickup_(new BadgeButton(theme, Icon::PickUp, this)) {
    setObjectName(QStringLiteral("functionButtons"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(widgets::space::kSmall);
    for (BadgeButton* button :
         {doNotDisturb_, forward_, fork_, queuePause_, voicemail_, conference_, groupPickup_})
        row->addWidget(button);
    doNotDisturb_->setObjectName(QStringLiteral("doNotDisturbButton"));
    queuePause_->setObjectName(QStringLiteral("queuePauseButton"));
    forward_->setObjectName(QStringLiteral("forwardButton"));
    fork_->setObjectName(QStringLiteral("forkButton"));
    voicemail_->setObjectName(QStringLiteral("voicemailButton"));
    conference_->setObjectName(QStringLiteral("conferenceButton"));
    groupPickup_->setObjectName(QStringLiteral("groupPickupButton"));
    const auto& self = session_.self();
    connect(doNotDisturb_, &QPushButton::clicked, this,
            [this, &self] { emit doNotDisturbRequested(!self.self().doNotDisturb); });
    connect(queuePause_, &QPushButton::clicked, this, [this, &self] {
        emit queuePauseRequested(queueState(self.self().queues) != QueueState::Paused);
    });
    connect(forward_, &QPushButton::clicked, this,
            [this, &self] { emit forwardRequested(self.self().forwardTo.empty()); });
    connect(fork_, &QPushButton::clicked, this,
            [this, &self] { emit forkRequested(!self.self().forkToMobile); });
    connect(voicemail_, &QPushButton::clicked, this,
            [this, &self] { emit callRequested(models::qs(self.services().voicemailNumber)); });
    connect(conference_, &QPushButton::clicked, this,
            [this, &self] { emit callRequested(models::qs(self.services().conferenceNumber)); });
    connect(groupPickup_, &QPushButton::clicked, this,
            [this, &self] { emit callRequested(models::qs(self.services().groupPickup)); });
    connect(&self, &replica::SelfStore::sessionChanged, this, &FunctionButtons::refresh);
    connect(&self, &replica::SelfStore::selfChanged, this, [this] { refresh(); });
    connect(&session_.syncState(), &replica::SyncState::changed, this, &FunctionButtons::refresh);
    refresh();
}

void FunctionButtons::setCallEnabled(bool enabled) {
    enabled_ = enabled;
    refresh();
}

void FunctionButtons::refresh() {
    refreshServices();
    refreshNumbers();
}

void FunctionButtons::refreshServices() {
    const auto& store = session_.self();
    const auto& self = store.self();
    const bool online = session_.syncState().isOnline();
    const bool services = store.may(Permission::Services);
    const bool fork = store.may(Permission::Fork);
    const auto say = [online](BadgeButton* button, bool offered, bool on, const QString& name,
                              const QString& tip, const QString& notOffered) {
        button->setOn(offered && on);
        button->setEnabled(offered && online);
        button->setAccessibleName(on && offered ? tr("%1, on").arg(name) : name);
        button->setToolTip(!offered ? notOffered : online ? tip : tr("Not connected to the server"));
    };
    const QString phoneOnly = tr("%1: available in mode Phone");
    const QString dndName = tr("Do not disturb");
    say(doNotDisturb_, services, self.doNotDisturb, dndName,
        self.doNotDisturb ? tr("Do not disturb is on: calls are rejected. Click to be reached again")
                          : tr("Do not disturb: reject all calls"),
        phoneOnly.arg(dndName));
    const QString forwardName = tr("Forward calls");
    say(forward_, services, !self.forwardTo.empty(), forwardName,
        self.forwardTo.empty() ? tr("Forward all calls to another number…")
                               : tr("All calls are forwarded to %1. Click to receive them again")
                                     .arg(models::qs(self.forwardTo)),
        phoneOnly.arg(forwardName));
    const QString forkName = tr("Fork to mobile");
    const QString mobile = models::qs(self.mobileNumber);
    QString why = tr("%1: available in modes Pro and Phone").arg(forkName);
    if (fork)
        why = tr("Fork to mobile: the administrator has set no mobile number for you");
    say(fork_, fork && !self.mobileNumber.empty(), self.forkToMobile, forkName,
        self.forkToMobile ? tr("Calls ring on your mobile %1 as well. Click to stop that").arg(mobile)
                          : tr("Let calls ring on your mobile %1 as well").arg(mobile),
        why);
    const QueueState queues = queueState(self.queues);
    queuePause_->setVisible(queues != QueueState::None);
    say(queuePause_, true, queues == QueueState::Paused, tr("Pause on all queues"),
        queues == QueueState::Paused ? tr("Paused on all queues. Click to take their calls again")
                                     : tr("Pause on all queues: they stop calling you"),
        {});
}

void FunctionButtons::refreshNumbers() {
    const auto& store = session_.self();
    const auto& services = store.services();
    const int unheard = store.self().unheardMessages;
    const int heard = store.self().heardMessages;
    const bool hasMailbox = !services.voicemailNumber.empty() && store.self().hasMailbox;
    voicemail_->setVisible(hasMailbox);
    voicemail_->setEnabled(enabled_);
    voicemail_->setBadge(unheard);
    const QString state =
        unheard > 0 ? tr("%n unheard message(s)", nullptr, unheard) : tr("no unheard messages");
    voicemail_->setToolTip(heard > 0 ? tr("Call the voicemail: %1, %n heard", nullptr, heard).arg(state)
                                     : tr("Call the voicemail: %1").arg(state));
    voicemail_->setAccessibleName(QStringLiteral("%1, %2").arg(tr("Voicemail"), state));
    conference_->setVisible(!services.conferenceNumber.empty());
    conference_->setEnabled(enabled_);
    conference_->setToolTip(tr("Call the audio conference, %1").arg(models::qs(services.conferenceNumber)));
    conference_->setAccessibleName(tr("Conference"));
    groupPickup_->setVisible(store.may(Permission::Pickup) && !services.groupPickup.empty());
    groupPickup_->setEnabled(enabled_);
    groupPickup_->setToolTip(
        tr("Pick up a call that rings in your group, %1").arg(models::qs(services.groupPickup)));
    groupPickup_->setAccessibleName(tr("Pick up in the group"));
}

void FunctionButtons::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

}  // namespace euterpe::screens
