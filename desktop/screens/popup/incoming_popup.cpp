#include "desktop/screens/popup/incoming_popup.h"

#include "desktop/screens/phone/call_card.h"
#include "desktop/screens/phone/notice_bar.h"
#include "desktop/widgets/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

constexpr int kWidth = 360;

QToolButton* quietButton(QWidget* parent, const char* name, const QIcon& icon) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setProperty("kind", "quiet");
    button->setIcon(icon);
    button->setFocusPolicy(Qt::NoFocus);
    return button;
}

}  // namespace

IncomingPopup::IncomingPopup(const CallView& view, const CallRights& rights, widgets::Theme& theme)
    : QWidget(nullptr,
              Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint | Qt::WindowDoesNotAcceptFocus),
      theme_(theme),
      card_(new CallCard(view, theme, this)),
      notice_(new NoticeBar(theme, this)),
      logo_(new QLabel(this)) {
    setObjectName(QStringLiteral("incomingPopup"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_MacAlwaysShowToolWindow);
    setAttribute(Qt::WA_X11NetWmWindowTypeNotification);
    setFixedWidth(kWidth);

    logo_->setPixmap(theme_.icons().pixmap(widgets::Icon::Logo, widgets::size::kIcon, theme_.tokens().accent,
                                           devicePixelRatioF()));
    auto* name = new QLabel(QStringLiteral("Euterpe"), this);
    name->setProperty("type", "caption");
    open_ = quietButton(this, "popupOpen", theme_.icon(widgets::Icon::ExtendedView, widgets::Tone::Muted));
    close_ = quietButton(this, "popupClose", theme_.icon(widgets::Icon::Clear, widgets::Tone::Muted));
    card_->setCurrent(true);
    card_->setLineShown(false);
    card_->setRights(rights);
    notice_->setObjectName(QStringLiteral("popupNotice"));

    auto* top = new QHBoxLayout;
    top->setSpacing(widgets::space::kTiny);
    top->addWidget(logo_);
    top->addWidget(name, 1);
    top->addWidget(open_);
    top->addWidget(close_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(widgets::space::kMedium, widgets::space::kSmall, widgets::space::kMedium,
                               widgets::space::kMedium);
    column->setSpacing(widgets::space::kTiny);
    column->addLayout(top);
    column->addWidget(card_);
    column->addWidget(notice_);
    notice_->installEventFilter(this);

    connect(card_, &CallCard::actionRequested, this, &IncomingPopup::actionRequested);
    connect(card_, &CallCard::selected, this, &IncomingPopup::openRequested);
    connect(card_, &CallCard::contactRequested, this, &IncomingPopup::contactRequested);
    connect(open_, &QToolButton::clicked, this, &IncomingPopup::openRequested);
    connect(close_, &QToolButton::clicked, this, [this] {
        dismissed_ = true;
        hide();
        emit dismissed(card_->call().id);
    });
    connect(&theme_, &widgets::Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
    adjustSize();
}

void IncomingPopup::setView(const CallView& view) {
    card_->setView(view);
    fit();
}

void IncomingPopup::setRights(const CallRights& rights) {
    card_->setRights(rights);
    fit();
}

bool IncomingPopup::eventFilter(QObject* watched, QEvent* event) {
    if (watched == notice_ && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        QMetaObject::invokeMethod(this, &IncomingPopup::fit, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void IncomingPopup::fit() {
    const int bottom = y() + height();
    adjustSize();
    if (isVisible())
        move(x(), bottom - height());
}

const protocol::Call& IncomingPopup::call() const {
    return card_->call();
}

void IncomingPopup::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.tokens().raised);
    painter.setPen(QPen(theme_.tokens().borderStrong, 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void IncomingPopup::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void IncomingPopup::retranslate() {
    setWindowTitle(tr("Incoming call"));
    open_->setAccessibleName(tr("Open the main window"));
    open_->setToolTip(open_->accessibleName());
    close_->setAccessibleName(tr("Close; the call goes on ringing"));
    close_->setToolTip(close_->accessibleName());
}

}  // namespace euterpe::screens
