#include "desktop/screens/phone/waiting_list.h"

#include "desktop/models/status_text.h"
#include "desktop/widgets/elided_label.h"
#include "desktop/widgets/icons.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace euterpe::screens {

using widgets::Icon;
using widgets::TextStyle;
using widgets::Tone;

WaitingCard::WaitingCard(widgets::Theme& theme, QWidget* parent)
    : QFrame(parent),
      theme_(theme),
      icon_(new QLabel(this)),
      state_(new QLabel(this)),
      title_(new widgets::ElidedLabel(theme, TextStyle::BodyStrong, Tone::Text, this)),
      details_(new widgets::ElidedLabel(theme, TextStyle::Small, Tone::Muted, this)),
      action_(new QPushButton(this)) {
    setObjectName(QStringLiteral("waitingCard"));
    setProperty("panel", "card");
    state_->setProperty("type", "muted");
    state_->setTextFormat(Qt::PlainText);
    state_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    state_->setObjectName(QStringLiteral("waitingState"));
    title_->setObjectName(QStringLiteral("waitingTitle"));
    details_->setObjectName(QStringLiteral("waitingDetails"));
    action_->setObjectName(QStringLiteral("waitingAction"));
    action_->setProperty("touch", true);
    action_->setAutoDefault(false);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(state_);
    words->addWidget(title_);
    words->addWidget(details_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(widgets::space::kMedium, widgets::space::kSmall, widgets::space::kMedium,
                            widgets::space::kSmall);
    row->setSpacing(widgets::space::kMedium);
    row->addWidget(icon_, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(action_, 0, Qt::AlignVCenter);
    connect(action_, &QPushButton::clicked, this, &WaitingCard::used);
}

void WaitingCard::setText(const WaitingText& text) {
    icon_->setPixmap(
        theme_.icons().pixmap(text.icon, widgets::size::kIcon, theme_.color(text.tone), devicePixelRatioF()));
    state_->setText(text.state);
    title_->setText(text.title);
    details_->setText(text.details);
    details_->setVisible(!text.details.isEmpty());
    action_->setText(text.action);
    action_->setToolTip(text.actionTip);
    action_->setAccessibleName(QStringLiteral("%1: %2").arg(text.action, text.title));
    setAccessibleName(QStringLiteral("%1: %2").arg(text.state, text.title));
}

void WaitingCard::setActionEnabled(bool enabled) {
    action_->setEnabled(enabled);
}

WaitingList::WaitingList(replica::Session& session, widgets::Theme& theme, QWidget* parent)
    : QWidget(parent), session_(session), theme_(theme), column_(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("waitingList"));
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(widgets::space::kSmall);
    tick_.setInterval(1000);
    connect(&tick_, &QTimer::timeout, this, &WaitingList::refresh);
    connect(&session_.bookings(), &replica::BookingStore::changed, this, &WaitingList::rebuild);
    connect(&session_.parking(), &replica::ParkingStore::changed, this, &WaitingList::rebuild);
    connect(&session_.syncState(), &replica::SyncState::changed, this, &WaitingList::refresh);
    connect(&theme_, &widgets::Theme::changed, this, &WaitingList::refresh);
    rebuild();
}

WaitingCard* WaitingList::add() {
    auto* card = new WaitingCard(theme_, this);
    column_->addWidget(card);
    cards_.push_back(card);
    return card;
}

void WaitingList::rebuild() {
    for (WaitingCard* card : cards_) {
        card->hide();
        card->deleteLater();  // its own click may be what led here
    }
    cards_.clear();
    noteParked();
    for (const auto& booking : session_.bookings().bookings())
        connect(add(), &WaitingCard::used, this,
                [this, id = models::qs(booking.id)] { emit cancelBookingRequested(id); });
    for (const auto& parked : session_.parking().calls())
        connect(add(), &WaitingCard::used, this,
                [this, slot = models::qs(parked.slot)] { emit retrieveRequested(slot); });
    refresh();
    for (WaitingCard* card : cards_)
        card->show();
    setVisible(!cards_.empty());
    if (session_.parking().calls().empty())
        tick_.stop();
    else
        tick_.start();
    emit countChanged();
}

WaitingList::ParkedKey WaitingList::keyOf(const protocol::ParkedCall& parked) {
    return {parked.lot, parked.slot, parked.since};
}

void WaitingList::noteParked() {
    std::map<ParkedKey, Lasting> known;
    known.swap(parked_);
    // Not yet when the first list comes, and no more while the PBX is away.
    const bool seen = session_.syncState().sync() == replica::Sync::Online;
    for (const auto& parked : session_.parking().calls()) {
        const ParkedKey key = keyOf(parked);
        if (const auto found = known.find(key); found != known.end())
            parked_.insert(*found);
        else
            parked_.emplace(key, seen ? Lasting() : Lasting(parked.since));
    }
}

void WaitingList::refresh() {
    const bool online = session_.syncState().isOnline();
    std::size_t at = 0;
    const auto put = [&](const auto& record) {
        if (at >= cards_.size())
            return;
        cards_[at]->setText(textOf(record));
        cards_[at++]->setActionEnabled(online);
    };
    for (const auto& booking : session_.bookings().bookings())
        put(booking);
    for (const auto& parked : session_.parking().calls())
        put(parked);
}

QString WaitingList::nameOf(const ExtensionId& id) const {
    const auto* extension = session_.extensions().find(id);
    return extension != nullptr ? models::displayName(*extension) : models::qs(id.str());
}

WaitingText WaitingList::textOf(const protocol::Booking& booking) const {
    WaitingText text;
    const bool calling = booking.state == protocol::BookingState::Calling;
    text.icon = Icon::BookCall;
    text.tone = calling ? Tone::Ringing : Tone::Accent;
    text.state = calling ? tr("Free now: pick up to call") : tr("Call-back booked, busy");
    text.title = nameOf(booking.extension);
    const QTime until = QDateTime::fromMSecsSinceEpoch(booking.expiresAt).time();
    text.details = models::qs(booking.extension.str());
    if (booking.expiresAt > 0)
        text.details +=
            QStringLiteral(" · ") + tr("until %1").arg(QLocale().toString(until, QLocale::ShortFormat));
    text.action = tr("Cancel");
    text.actionTip = tr("Do not call back");
    return text;
}

WaitingText WaitingList::textOf(const protocol::ParkedCall& parked) const {
    WaitingText text;
    text.icon = Icon::Park;
    text.tone = Tone::Away;
    text.state = tr("Parked in %1").arg(models::qs(parked.slot));
    text.title = models::qs(parked.name);
    if (text.title.isEmpty())
        text.title = parked.number.empty() ? tr("Unknown caller") : models::qs(parked.number);
    QStringList details;
    if (parked.since > 0)
        details << models::elapsed(parked_.at(keyOf(parked)).seconds());
    if (!parked.parkedBy.empty())
        details << tr("by %1").arg(nameOf(parked.parkedBy));
    text.details = details.join(QStringLiteral(" · "));
    text.action = tr("Take");
    text.actionTip = tr("Talk to the parked caller");
    return text;
}

void WaitingList::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

}  // namespace euterpe::screens
