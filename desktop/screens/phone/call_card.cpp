#include "desktop/screens/phone/call_card.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/phone/call_words.h"
#include "desktop/widgets/blink_clock.h"
#include "desktop/widgets/elided_label.h"
#include "desktop/widgets/icons.h"

#include <utility>

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

using protocol::CallState;

constexpr qint64 kOldestPlausible = 24LL * 3600 * 1000;

QLabel* label(QWidget* parent, const char* type) {
    auto* made = new QLabel(parent);
    made->setProperty("type", type);
    made->setTextFormat(Qt::PlainText);
    return made;
}

}  // namespace

CallCard::CallCard(protocol::Call call, widgets::Theme& theme, QWidget* parent)
    : QFrame(parent), call_(std::move(call)), theme_(theme) {
    setObjectName(QStringLiteral("callCard"));
    build();
    tick_.setInterval(1000);
    connect(&tick_, &QTimer::timeout, this, &CallCard::refreshDuration);
    connect(&theme_, &widgets::Theme::changed, this, &CallCard::refresh);
    noteAnswer();
    refresh();
}

void CallCard::build() {
    line_ = new QToolButton(this);
    line_->setObjectName(QStringLiteral("callLine"));
    line_->setCheckable(true);
    line_->setProperty("kind", "tile");
    line_->setFixedSize(widgets::size::kTouch, widgets::size::kTouch);
    icon_ = new QLabel(this);
    state_ = label(this, "strong");
    duration_ = label(this, "strong");
    title_ = new widgets::ElidedLabel(theme_, widgets::TextStyle::Title, widgets::Tone::Text, this);
    details_ = new widgets::ElidedLabel(theme_, widgets::TextStyle::Small, widgets::Tone::Muted, this);
    state_->setObjectName(QStringLiteral("callState"));
    duration_->setObjectName(QStringLiteral("callDuration"));
    title_->setObjectName(QStringLiteral("callTitle"));
    details_->setObjectName(QStringLiteral("callDetails"));
    reject_ = new QPushButton(this);
    hangUp_ = new QPushButton(this);
    reject_->setObjectName(QStringLiteral("rejectCall"));
    hangUp_->setObjectName(QStringLiteral("hangUpCall"));
    for (QPushButton* button : {reject_, hangUp_}) {
        button->setProperty("kind", "danger");
        button->setMinimumHeight(widgets::size::kTouch);
        button->setIconSize(QSize(widgets::size::kIcon, widgets::size::kIcon));
    }
    reject_->setIcon(theme_.icon(widgets::Icon::Reject, widgets::Tone::OnAccent));
    hangUp_->setIcon(theme_.icon(widgets::Icon::HangUp, widgets::Tone::OnAccent));

    auto* top = new QHBoxLayout;
    top->setSpacing(widgets::space::kTiny + 2);
    top->addWidget(icon_);
    top->addWidget(state_, 1);
    top->addWidget(duration_);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addLayout(top);
    words->addWidget(title_);
    words->addWidget(details_);
    auto* head = new QHBoxLayout;
    head->setSpacing(widgets::space::kMedium);
    head->addWidget(line_, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(widgets::space::kSmall);
    actions->addWidget(reject_, 1);
    actions->addWidget(hangUp_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(widgets::space::kMedium, widgets::space::kMedium, widgets::space::kMedium,
                               widgets::space::kMedium);
    column->setSpacing(widgets::space::kSmall);
    column->addLayout(head);
    column->addLayout(actions);

    connect(line_, &QToolButton::clicked, this, [this] {
        line_->setChecked(current_);
        emit selected(call_.id);
    });
    connect(reject_, &QPushButton::clicked, this, [this] { emit rejectRequested(call_.id); });
    connect(hangUp_, &QPushButton::clicked, this, [this] { emit hangUpRequested(call_.id); });
}

void CallCard::setCall(const protocol::Call& call) {
    if (call_ == call)
        return;
    call_ = call;
    noteAnswer();
    refresh();
}

void CallCard::setCurrent(bool current) {
    current_ = current;
    refresh();
}

void CallCard::setActionsAllowed(bool allowed) {
    actionsAllowed_ = allowed;
    refresh();
}

void CallCard::setLineShown(bool shown) {
    lineShown_ = shown;
    refresh();
}

// The server's clock may differ from this computer's: what was answered under our eyes is counted from here.
void CallCard::noteAnswer() {
    if (call_.answeredAt == 0) {
        answeredHere_ = -1;  // seen before it was answered
        return;
    }
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (answeredHere_ < 0)
        answeredHere_ = now;
    else if (answeredHere_ == 0)
        answeredHere_ = now - call_.answeredAt > kOldestPlausible ? now : qMin(now, call_.answeredAt);
}

qint64 CallCard::talkSeconds() const {
    if (answeredHere_ <= 0)
        return -1;
    return qMax<qint64>(0, (QDateTime::currentMSecsSinceEpoch() - answeredHere_) / 1000);
}

void CallCard::refreshDuration() {
    const qint64 seconds = talkSeconds();
    duration_->setVisible(seconds >= 0);
    duration_->setText(seconds < 0 ? QString() : models::elapsed(seconds));
}

void CallCard::refresh() {
    const auto status = models::status(call_.state, call_.direction);
    const bool ended = call_.state == CallState::Ended;
    const bool incoming = isIncomingRing(call_);
    state_->setText(callState(call_));
    title_->setText(callTitle(call_));
    details_->setText(callDetails(call_));
    details_->setVisible(!details_->text().isEmpty() && (current_ || incoming));
    icon_->setPixmap(theme_.icons().pixmap(status.icon, widgets::size::kIcon, theme_.color(status.tone),
                                           devicePixelRatioF()));
    QPalette palette = state_->palette();
    palette.setColor(QPalette::WindowText, theme_.color(status.tone));
    state_->setPalette(palette);

    line_->setVisible(lineShown_ && call_.line > 0);
    line_->setText(QString::number(call_.line));
    line_->setChecked(current_);
    line_->setAccessibleName(tr("Line %1").arg(call_.line));
    line_->setToolTip(tr("Switch to line %1").arg(call_.line));
    reject_->setText(tr("Reject"));
    reject_->setToolTip(tr("Stop the ringing; the caller hears busy or goes on to the next step (End)"));
    reject_->setAccessibleName(tr("Reject the call from %1").arg(title_->text()));
    hangUp_->setText(call_.state == CallState::Talking || call_.state == CallState::Held
                         ? tr("Hang up")
                         : tr("Cancel the call"));
    hangUp_->setToolTip(tr("End this call (End)"));
    hangUp_->setAccessibleName(tr("Hang up the call with %1").arg(title_->text()));
    reject_->setVisible(incoming && actionsAllowed_);
    hangUp_->setVisible(!incoming && !ended && current_ && actionsAllowed_);
    setAccessibleName(QStringLiteral("%1: %2").arg(state_->text(), title_->text()));

    if (call_.state == CallState::Talking || call_.state == CallState::Held)
        tick_.start();
    else
        tick_.stop();
    refreshDuration();
    update();
}

void CallCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& tokens = theme_.tokens();
    const auto tone = models::status(call_.state, call_.direction).tone;
    QColor fill = theme_.wash(tone);
    if (isIncomingRing(call_) && theme_.blink().phase(this, rect()))
        fill = theme_.wash(widgets::Tone::Offline);
    if (call_.state == CallState::Ended)
        fill = tokens.window;
    painter.setBrush(fill);
    const qreal width = current_ && call_.state != CallState::Ended ? 2.0 : 1.0;
    painter.setPen(QPen(current_ ? theme_.color(tone) : tokens.border, width));
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), widgets::size::kRadius,
                            widgets::size::kRadius);
}

void CallCard::mousePressEvent(QMouseEvent* event) {
    emit selected(call_.id);
    event->accept();
}

void CallCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

}  // namespace euterpe::screens
