#include "desktop/screens/phone/call_card.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/phone/call_words.h"
#include "desktop/screens/phone/card_actions.h"
#include "desktop/widgets/blink_clock.h"
#include "desktop/widgets/elided_label.h"
#include "desktop/widgets/icons.h"
#include "desktop/widgets/level_meter.h"

#include <utility>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

using phone::LegState;
using protocol::CallState;
using widgets::Icon;
using widgets::Tone;

QLabel* label(QWidget* parent, const char* type, const char* name) {
    auto* made = new QLabel(parent);
    made->setProperty("type", type);
    made->setTextFormat(Qt::PlainText);
    made->setObjectName(QLatin1String(name));
    return made;
}

}  // namespace

CallCard::CallCard(CallView view, widgets::Theme& theme, QWidget* parent)
    : QFrame(parent), view_(std::move(view)), theme_(theme) {
    setObjectName(QStringLiteral("callCard"));
    build();
    tick_.setInterval(1000);
    connect(&tick_, &QTimer::timeout, this, &CallCard::refreshDuration);
    connect(&theme_, &widgets::Theme::changed, this, &CallCard::refresh);
    noteAnswer();
    refresh();
}

QHBoxLayout* CallCard::buildHead() {
    using widgets::TextStyle;
    line_ = new QToolButton(this);
    line_->setObjectName(QStringLiteral("callLine"));
    line_->setCheckable(true);
    line_->setProperty("kind", "tile");
    line_->setFixedSize(widgets::size::kTouch, widgets::size::kTouch);
    icon_ = new QLabel(this);
    state_ = label(this, "strong", "callState");
    // Rather cut than wider than the card; the whole text is the card's accessible name as well.
    state_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    recording_ = label(this, "", "callRecording");
    encrypted_ = label(this, "", "callEncrypted");
    duration_ = label(this, "strong", "callDuration");
    title_ = new widgets::ElidedLabel(theme_, TextStyle::Title, Tone::Text, this);
    details_ = new widgets::ElidedLabel(theme_, TextStyle::Small, Tone::Muted, this);
    warning_ = new widgets::ElidedLabel(theme_, TextStyle::Small, Tone::Busy, this);
    title_->setObjectName(QStringLiteral("callTitle"));
    details_->setObjectName(QStringLiteral("callDetails"));
    warning_->setObjectName(QStringLiteral("callWarning"));

    auto* top = new QHBoxLayout;
    top->setSpacing(widgets::space::kTiny + 2);
    top->addWidget(icon_);
    top->addWidget(state_, 1);
    top->addWidget(recording_);
    top->addWidget(encrypted_);
    top->addWidget(duration_);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addLayout(top);
    words->addWidget(title_);
    words->addWidget(details_);
    words->addWidget(warning_);
    auto* head = new QHBoxLayout;
    head->setSpacing(widgets::space::kMedium);
    head->addWidget(line_, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    return head;
}

void CallCard::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(widgets::space::kMedium, widgets::space::kMedium, widgets::space::kMedium,
                               widgets::space::kMedium);
    column->setSpacing(widgets::space::kSmall);
    column->addLayout(buildHead());
    meter_ = new widgets::LevelMeter(theme_, this);
    meter_->setObjectName(QStringLiteral("callLevel"));
    actions_ = new CardActions(theme_, this);
    column->addWidget(meter_);
    column->addWidget(actions_);
    connect(line_, &QToolButton::clicked, this, [this] {
        line_->setChecked(current_);
        emit selected(view_.call.id);
    });
    connect(actions_, &CardActions::requested, this,
            [this](CallAction action) { emit actionRequested(view_.call.id, action); });
}

void CallCard::setView(const CallView& view) {
    if (view_ == view)
        return;
    view_ = view;
    noteAnswer();
    refresh();
}

void CallCard::setCurrent(bool current) {
    if (current_ == current)
        return;
    current_ = current;
    refresh();
}

void CallCard::setRights(const CallRights& rights) {
    if (rights_ == rights)
        return;
    rights_ = rights;
    refresh();
}

void CallCard::setLineShown(bool shown) {
    lineShown_ = shown;
    refresh();
}

void CallCard::setLevel(float decibel) {
    meter_->setLevel(decibel);
}

void CallCard::noteAnswer() {
    if (view_.call.answeredAt == 0) {
        seenUnanswered_ = true;
        return;
    }
    if (!talking_)
        talking_ = view_.found && !seenUnanswered_ ? Lasting(view_.call.answeredAt) : Lasting();
}

qint64 CallCard::talkSeconds() const {
    return talking_ ? talking_->seconds() : -1;
}

void CallCard::refreshDuration() {
    const qint64 seconds = talkSeconds();
    duration_->setVisible(seconds >= 0);
    duration_->setText(seconds < 0 ? QString() : models::elapsed(seconds));
}

widgets::Tone CallCard::tone() const {
    if (canBeAnswered(view_))
        return Tone::Ringing;
    if (view_.role == TransferRole::Consultation || view_.role == TransferRole::Sending)
        return Tone::Accent;
    return models::status(view_.call.state, view_.call.direction).tone;
}

void CallCard::refresh() {
    const auto& call = view_.call;
    const auto status = models::status(call.state, call.direction);
    const bool rings = asksForAnswer(call, view_.leg ? &*view_.leg : nullptr);
    state_->setText(callState(view_));
    title_->setText(callTitle(call));
    details_->setText(callDetails(call));
    details_->setVisible(!details_->text().isEmpty() && (current_ || rings));
    Icon icon = status.icon;
    if (view_.role != TransferRole::None && view_.role != TransferRole::Consultation)
        icon = Icon::Transfer;
    icon_->setPixmap(
        theme_.icons().pixmap(icon, widgets::size::kIcon, theme_.color(tone()), devicePixelRatioF()));
    QPalette palette = state_->palette();
    palette.setColor(QPalette::WindowText, theme_.color(tone()));
    state_->setPalette(palette);

    line_->setVisible(lineShown_ && call.line > 0);
    line_->setText(QString::number(call.line));
    line_->setChecked(current_);
    line_->setAccessibleName(tr("Line %1").arg(call.line));
    line_->setToolTip(view_.leg && view_.leg->state == LegState::Held
                          ? tr("Resume line %1").arg(call.line)
                          : tr("Switch to line %1").arg(call.line));
    refreshSigns();
    actions_->show(view_, rights_, title_->text(), current_);
    setAccessibleName(QStringLiteral("%1: %2").arg(state_->text(), title_->text()));
    const bool held = view_.leg && view_.leg->state == LegState::Held && view_.role == TransferRole::None;
    setToolTip(held && !current_ ? tr("Click to resume this call") : QString());

    if (call.state == CallState::Talking || call.state == CallState::Held)
        tick_.start();
    else
        tick_.stop();
    refreshDuration();
    update();
}

void CallCard::refreshSigns() {
    const auto sign = [this](QLabel* label, bool shown, Icon icon, Tone tone, const QString& words) {
        label->setVisible(shown);
        if (!shown)
            return;
        label->setPixmap(
            theme_.icons().pixmap(icon, widgets::size::kIconSmall, theme_.color(tone), devicePixelRatioF()));
        label->setToolTip(words);
        label->setAccessibleName(words);
    };
    const bool over = view_.call.state == CallState::Ended;
    sign(recording_, view_.call.recording && !over, Icon::Record, Tone::Busy, tr("Being recorded"));
    sign(encrypted_, view_.leg && view_.leg->encrypted && !over, Icon::Lock, Tone::Muted,
         tr("Encrypted between this computer and the PBX"));
    warning_->setText(callWarning(view_));
    warning_->setVisible(!warning_->text().isEmpty());
    const bool talking = view_.leg && view_.leg->state == LegState::Talking && !over;
    meter_->setVisible(talking);
    meter_->setMuted(talking && view_.leg->muted);
    meter_->setAccessibleName(tr("Level of your microphone"));
    meter_->setToolTip(meter_->accessibleName());
}

void CallCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& tokens = theme_.tokens();
    QColor fill = theme_.wash(tone());
    const bool rings = asksForAnswer(view_.call, view_.leg ? &*view_.leg : nullptr);
    const bool ended = view_.call.state == CallState::Ended;
    if (rings && theme_.blink().phase(this, rect()))
        fill = theme_.wash(Tone::Offline);
    if (ended)
        fill = tokens.window;
    painter.setBrush(fill);
    const qreal width = current_ && !ended ? 2.0 : 1.0;
    painter.setPen(QPen(current_ ? theme_.color(tone()) : tokens.border, width));
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), widgets::size::kRadius,
                            widgets::size::kRadius);
}

// On release, so that a long press that opens the menu does not resume the call as well.
void CallCard::mousePressEvent(QMouseEvent* event) {
    event->setAccepted(event->button() == Qt::LeftButton);
}

void CallCard::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit selected(view_.call.id);
}

void CallCard::contextMenuEvent(QContextMenuEvent* event) {
    const QString number = models::qs(view_.call.peerNumber);
    if (number.isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("cardMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(theme_.icon(widgets::Icon::Phonebook, widgets::Tone::Accent), tr("Add to the phonebook…"),
                    this, [this, number] { emit contactRequested(number, models::qs(view_.call.peerName)); });
    menu->addAction(theme_.icon(widgets::Icon::Copy, widgets::Tone::Muted), tr("Copy the number"), this,
                    [number] { QGuiApplication::clipboard()->setText(number); });
    menu->popup(event->globalPos());
}

void CallCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

}  // namespace euterpe::screens
