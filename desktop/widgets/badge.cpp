#include "desktop/widgets/badge.h"

#include "desktop/widgets/painting.h"
#include "desktop/widgets/theme.h"

#include <QPainter>

namespace euterpe::widgets {

Badge::Badge(const Theme& theme, models::Tone tone, QWidget* parent)
    : QWidget(parent), theme_(theme), tone_(tone) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setVisible(false);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Badge::setCount(int count) {
    count_ = count;
    setVisible(count > 0);
    setAccessibleName(QString::number(count));
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const {
    return {badgeWidth(theme_, count_), 20};
}

void Badge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBadge(painter, theme_, QPoint(0, height() / 2), count_, tone_);
}

}  // namespace euterpe::widgets
