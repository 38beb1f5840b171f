#include "desktop/widgets/elided_label.h"

#include "desktop/widgets/painting.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace euterpe::widgets {

ElidedLabel::ElidedLabel(const Theme& theme, TextStyle style, Tone tone, QWidget* parent)
    : QWidget(parent), theme_(theme), style_(style), tone_(tone) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void ElidedLabel::setText(const QString& text) {
    if (text == text_)
        return;
    text_ = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setTone(Tone tone) {
    tone_ = tone;
    update();
}

QSize ElidedLabel::sizeHint() const {
    const QFontMetrics metrics(theme_.font(style_));
    return {metrics.horizontalAdvance(text_) + 2, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const {
    const QFontMetrics metrics(theme_.font(style_));
    return {metrics.averageCharWidth() * 4, metrics.height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintText(painter, rect(), text_, theme_.font(style_), theme_.color(tone_));
}

bool ElidedLabel::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || sizeHint().width() <= width() + 2)
        return QWidget::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                       QStringLiteral("<qt>%1</qt>").arg(text_.toHtmlEscaped()), this);
    return true;
}

}  // namespace euterpe::widgets
