#include "desktop/screens/phone/clipboard_offer.h"

#include "desktop/screens/phone/number_text.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

namespace euterpe::screens {
namespace {

// A clipboard may hold a whole book; a number is short.
constexpr int kLongestText = 256;

}  // namespace

ClipboardOffer::ClipboardOffer(widgets::Theme& theme, QWidget* parent)
    : QWidget(parent), call_(new QPushButton(this)), close_(new QToolButton(this)) {
    setObjectName(QStringLiteral("clipboardOffer"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(widgets::space::kTiny);
    row->addWidget(call_, 1);
    row->addWidget(close_);
    call_->setObjectName(QStringLiteral("clipboardCall"));
    call_->setIcon(theme.icon(widgets::Icon::Copy, widgets::Tone::Accent));
    close_->setObjectName(QStringLiteral("clipboardDismiss"));
    close_->setProperty("kind", "quiet");
    close_->setIcon(theme.icon(widgets::Icon::Clear, widgets::Tone::Muted));
    hide();

    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardOffer::look);
    connect(call_, &QPushButton::clicked, this, [this] {
        const QString number = number_;
        ignore(number);
        emit callRequested(number);
    });
    connect(close_, &QToolButton::clicked, this, [this] { ignore(number_); });
    retranslate();
}

void ClipboardOffer::look() {
    const QMimeData* content = QGuiApplication::clipboard()->mimeData();
    if (content == nullptr || !content->hasText())
        return offer({});
    const QString text = content->text();
    const auto number = text.size() > kLongestText ? std::nullopt : phoneNumberIn(text);
    if (!number || strippedNumber(*number) == ignored_)
        return offer({});
    ignored_.clear();
    offer(*number);
}

void ClipboardOffer::ignore(const QString& number) {
    ignored_ = strippedNumber(number);
    if (strippedNumber(number_) == ignored_)
        offer({});
}

void ClipboardOffer::offer(const QString& number) {
    number_ = number;
    setVisible(!number.isEmpty());
    retranslate();
}

void ClipboardOffer::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ClipboardOffer::retranslate() {
    call_->setText(tr("Call %1").arg(number_));
    call_->setToolTip(tr("The clipboard holds this number"));
    close_->setAccessibleName(tr("Do not offer this number"));
    close_->setToolTip(close_->accessibleName());
}

}  // namespace euterpe::screens
