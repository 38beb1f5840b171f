#include "desktop/screens/phone/dial_field.h"

#include "lib/protocol/limits.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace euterpe::screens {
namespace {

constexpr int kBackspace = 40;

}  // namespace

DialField::DialField(widgets::Theme& theme, QWidget* parent)
    : QWidget(parent),
      field_(new QLineEdit(this)),
      call_(new QPushButton(this)),
      backspace_(new QToolButton(field_)),
      theme_(theme) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(widgets::space::kSmall);
    row->addWidget(field_, 1);
    row->addWidget(call_);

    field_->setObjectName(QStringLiteral("dialField"));
    field_->setProperty("kind", "display");
    field_->setMaxLength(static_cast<int>(protocol::limits::kNumber));
    field_->setInputMethodHints(Qt::ImhDialableCharactersOnly | Qt::ImhNoPredictiveText);
    // In the field as an action of it would be, and large enough for a finger (A5).
    backspace_->setObjectName(QStringLiteral("backspaceButton"));
    backspace_->setProperty("kind", "quiet");
    backspace_->setIcon(theme.icon(widgets::Icon::Backspace, widgets::Tone::Muted));
    backspace_->setFixedWidth(kBackspace);
    backspace_->setFocusPolicy(Qt::NoFocus);
    backspace_->setCursor(Qt::ArrowCursor);
    backspace_->setAutoRepeat(true);
    auto* inside = new QHBoxLayout(field_);
    inside->setContentsMargins(0, 0, widgets::space::kTiny, 0);
    inside->addWidget(backspace_, 0, Qt::AlignRight | Qt::AlignVCenter);
    call_->setObjectName(QStringLiteral("callButton"));
    call_->setProperty("kind", "success");
    call_->setIcon(theme.icon(widgets::Icon::Phone, widgets::Tone::OnAccent));
    call_->setIconSize(QSize(widgets::size::kIconLarge, widgets::size::kIconLarge));
    call_->setProperty("touch", true);
    call_->setMinimumWidth(widgets::size::kTouch + 16);
    setFocusProxy(field_);

    connect(field_, &QLineEdit::textChanged, this, &DialField::onEdited);
    connect(field_, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (text.size() == before_.size() + 1 && field_->cursorPosition() > 0)
            emit typed(text.at(field_->cursorPosition() - 1));
    });
    connect(field_, &QLineEdit::returnPressed, this, &DialField::request);
    connect(call_, &QPushButton::clicked, this, &DialField::request);
    connect(backspace_, &QToolButton::clicked, field_, &QLineEdit::backspace);
    retranslate();
    onEdited();
}

QString DialField::number() const {
    return field_->text().trimmed();
}

void DialField::setNumber(const QString& number) {
    field_->setText(number);
}

void DialField::insert(QChar key) {
    field_->insert(QString(key));
}

void DialField::clear() {
    field_->clear();
}

void DialField::focusField() {
    field_->setFocus(Qt::ShortcutFocusReason);
    field_->selectAll();
}

void DialField::setCallEnabled(bool enabled, const QString& reason) {
    enabled_ = enabled;
    reason_ = reason;
    onEdited();
    retranslate();
}

void DialField::setPurpose(Purpose purpose) {
    purpose_ = purpose;
    using widgets::Icon;
    Icon icon = Icon::Phone;
    if (purpose == Purpose::Transfer)
        icon = Icon::Transfer;
    else if (purpose == Purpose::Consult)
        icon = Icon::TransferAttended;
    else if (purpose == Purpose::Deflect)
        icon = Icon::Forward;
    call_->setIcon(theme_.icon(icon, widgets::Tone::OnAccent));
    retranslate();
}

void DialField::onEdited() {
    before_ = field_->text();
    const bool erasable = !field_->text().isEmpty();
    backspace_->setVisible(erasable);
    field_->setTextMargins(0, 0, erasable ? kBackspace : 0, 0);
    call_->setEnabled(enabled_ && !number().isEmpty());
}

void DialField::request() {
    if (call_->isEnabled())
        emit callRequested(number());
}

void DialField::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DialField::retranslate() {
    QString prompt = tr("Number");
    QString act = tr("Call");
    QString tip = tr("Call this number");
    switch (purpose_) {
        case Purpose::Call:
            break;
        case Purpose::Transfer:
            prompt = tr("Transfer to…");
            act = tr("Transfer");
            tip = tr("Transfer the call to this number");
            break;
        case Purpose::Consult:
            prompt = tr("Talk first to…");
            act = tr("Call");
            tip = tr("Call this number before transferring");
            break;
        case Purpose::Deflect:
            prompt = tr("Deflect to…");
            act = tr("Deflect");
            tip = tr("Send the caller to this number");
            break;
    }
    field_->setPlaceholderText(prompt);
    field_->setAccessibleName(purpose_ == Purpose::Call ? tr("Number to call") : prompt);
    field_->setToolTip(tr("Type a number and press Enter (F8)"));
    call_->setAccessibleName(act);
    call_->setToolTip(enabled_ ? tip : reason_);
    backspace_->setAccessibleName(tr("Delete the last digit"));
    backspace_->setToolTip(backspace_->accessibleName());
}

}  // namespace euterpe::screens
