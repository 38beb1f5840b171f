#include "desktop/screens/phone/function_buttons.h"

#include "desktop/models/status_text.h"
#include "desktop/widgets/painting.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace euterpe::screens {
BadgeButton::BadgeButton(widgets::Theme& theme, QWidget* parent) : QPushButton(parent), theme_(theme) {
    setProperty("kind", "tile");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumHeight(widgets::size::kTouch);
    setIconSize(QSize(widgets::size::kIcon, widgets::size::kIcon));
    setFocusPolicy(Qt::StrongFocus);
    connect(&theme_, &widgets::Theme::changed, this, qOverload<>(&QWidget::update));
}

void BadgeButton::setBadge(int count) {
    count_ = count;
    updateGeometry();
    update();
}

int BadgeButton::badgeRoom() const {
    return count_ > 0 ? widgets::badgeWidth(theme_, count_) + widgets::space::kSmall : 0;
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
    widgets::paintBadge(painter, theme_, QPoint(labelRect().right() + 1, height() / 2), count_,
                        widgets::Tone::Busy);
}

FunctionButtons::FunctionButtons(replica::SelfStore& self, widgets::Theme& theme, QWidget* parent)
    : QWidget(parent),
      self_(self),
      voicemail_(new BadgeButton(theme, this)),
      conference_(new BadgeButton(theme, this)) {
    setObjectName(QStringLiteral("functionButtons"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(widgets::space::kSmall);
    row->addWidget(voicemail_);
    row->addWidget(conference_);
    voicemail_->setObjectName(QStringLiteral("voicemailButton"));
    conference_->setObjectName(QStringLiteral("conferenceButton"));
    voicemail_->setIcon(theme.icon(widgets::Icon::Voicemail));
    conference_->setIcon(theme.icon(widgets::Icon::Conference));
    connect(voicemail_, &QPushButton::clicked, this,
            [this] { emit callRequested(models::qs(self_.services().voicemailNumber)); });
    connect(conference_, &QPushButton::clicked, this,
            [this] { emit callRequested(models::qs(self_.services().conferenceNumber)); });
    connect(&self_, &replica::SelfStore::sessionChanged, this, &FunctionButtons::refresh);
    connect(&self_, &replica::SelfStore::selfChanged, this, [this] { refresh(); });
    refresh();
}

bool FunctionButtons::hasAny() const {
    const auto& services = self_.services();
    return (!services.voicemailNumber.empty() && self_.self().hasMailbox) ||
           !services.conferenceNumber.empty();
}

void FunctionButtons::setCallEnabled(bool enabled) {
    enabled_ = enabled;
    refresh();
}

void FunctionButtons::refresh() {
    const auto& services = self_.services();
    const int unheard = self_.self().unheardMessages;
    const int heard = self_.self().heardMessages;
    voicemail_->setVisible(!services.voicemailNumber.empty() && self_.self().hasMailbox);
    voicemail_->setEnabled(enabled_);
    voicemail_->setText(tr("Voicemail"));
    voicemail_->setBadge(unheard);
    const QString state =
        unheard > 0 ? tr("%n unheard message(s)", nullptr, unheard) : tr("no unheard messages");
    voicemail_->setToolTip(heard > 0 ? tr("Call the voicemail: %1, %n heard", nullptr, heard).arg(state)
                                     : tr("Call the voicemail: %1").arg(state));
    voicemail_->setAccessibleName(QStringLiteral("%1, %2").arg(voicemail_->text(), state));
    conference_->setVisible(!services.conferenceNumber.empty());
    conference_->setEnabled(enabled_);
    conference_->setText(tr("Conference"));
    conference_->setToolTip(tr("Call the audio conference, %1").arg(models::qs(services.conferenceNumber)));
    conference_->setAccessibleName(conference_->text());
    emit offerChanged();
}

void FunctionButtons::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

}  // namespace euterpe::screens
