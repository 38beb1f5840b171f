#include "desktop/widgets/avatar.h"

#include "desktop/models/status_text.h"
#include "desktop/widgets/theme.h"

#include <QPainter>

namespace euterpe::widgets {
namespace {

// Room for the presence badge, which juts out of the circle.
constexpr int kMargin = 4;

}  // namespace

Avatar::Avatar(const Theme& theme, int diameter, QWidget* parent)
    : QWidget(parent), theme_(theme), diameter_(diameter) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void Avatar::setLook(const AvatarLook& look) {
    look_ = look;
    QStringList words;
    if (look.showPresence)
        words << models::status(look.presence).text;
    if (look.showPhone)
        words << models::status(look.phone).text;
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    update();
}

QSize Avatar::sizeHint() const {
    return {diameter_ + 2 * kMargin, diameter_ + 2 * kMargin};
}

void Avatar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRect circle((width() - diameter_) / 2, (height() - diameter_) / 2, diameter_, diameter_);
    paintAvatar(painter, theme_, circle, look_, theme_.tokens().raised, this);
}

}  // namespace euterpe::widgets
