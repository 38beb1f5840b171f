#include "desktop/widgets/section_bar.h"

#include "desktop/widgets/icons.h"
#include "desktop/widgets/painting.h"
#include "desktop/widgets/theme.h"

#include <algorithm>

#include <QFocusEvent>
#include <QHoverEvent>
#include <QPainter>

namespace euterpe::widgets {
namespace {

constexpr int kHeight = 46;
constexpr int kPadding = 14;

}  // namespace

SectionBar::SectionBar(const Theme& theme, QWidget* parent) : QTabBar(parent), theme_(theme) {
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, [this] { update(); });
    connect(this, &QTabBar::currentChanged, this, [this] { judgeRoom(); });
}

int SectionBar::addSection(models::Icon icon, const QString& text) {
    sections_.push_back({icon, text, 0});
    const int index = addTab(text);
    describe(index);
    judgeRoom();
    return index;
}

void SectionBar::setSectionText(int section, const QString& text) {
    sections_[static_cast<std::size_t>(section)].text = text;
    setTabText(section, text);
    describe(section);
    judgeRoom();
}

void SectionBar::setBadge(int section, int count) {
    int& badge = sections_[static_cast<std::size_t>(section)].badge;
    if (badge == count)
        return;
    badge = count;
    describe(section);
    judgeRoom();
}

void SectionBar::describe(int index) {
    const Section& section = sections_[static_cast<std::size_t>(index)];
    setTabToolTip(index, section.text);
    setAccessibleTabName(
        index, section.badge > 0 ? tr("%1, %n new", nullptr, section.badge).arg(section.text) : section.text);
}

// Texts go when they no longer fit; Qt asks for the sizes again when a tab's text is set.
void SectionBar::judgeRoom() {
    int wanted = 0;
    for (int i = 0; i < count(); ++i)
        wanted += fullWidth(i);
    compact_ = width() > 0 && wanted > width();
    if (count() > 0)
        setTabText(0, sections_.front().text);
    updateGeometry();
    update();
}

bool SectionBar::showsText(int index) const {
    return !compact_ || index == currentIndex();
}

int SectionBar::fullWidth(int index) const {
    const Section& section = sections_[static_cast<std::size_t>(index)];
    const QFontMetrics metrics(theme_.font(TextStyle::BodyStrong));
    int width = 2 * kPadding + size::kIcon + space::kSmall + metrics.horizontalAdvance(section.text);
    if (section.badge > 0)
        width += space::kSmall + badgeWidth(theme_, section.badge);
    return width;
}

QSize SectionBar::tabSizeHint(int index) const {
    if (static_cast<std::size_t>(index) >= sections_.size())
        return {0, kHeight};
    if (showsText(index))
        return {fullWidth(index), kHeight};
    return {iconWidth(index), kHeight};
}

int SectionBar::iconWidth(int index) const {
    const int badge = sections_[static_cast<std::size_t>(index)].badge;
    return 2 * kPadding + size::kIcon + (badge > 0 ? space::kTiny + badgeWidth(theme_, badge) : 0);
}

QSize SectionBar::minimumSizeHint() const {
    int icons = 0;
    int text = 0;
    for (int i = 0; i < count(); ++i) {
        icons += iconWidth(i);
        text = std::max(text, fullWidth(i) - iconWidth(i));
    }
    return {icons + text, kHeight};
}

QSize SectionBar::minimumTabSizeHint(int index) const {
    return tabSizeHint(index);
}

void SectionBar::resizeEvent(QResizeEvent* event) {
    QTabBar::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        judgeRoom();
}

void SectionBar::focusInEvent(QFocusEvent* event) {
    byKeyboard_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                  event->reason() == Qt::ShortcutFocusReason;
    QTabBar::focusInEvent(event);
}

bool SectionBar::event(QEvent* event) {
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter)
        hovered_ = tabAt(static_cast<QHoverEvent*>(event)->position().toPoint());
    else if (event->type() == QEvent::HoverLeave)
        hovered_ = -1;
    return QTabBar::event(event);
}

void SectionBar::paintEvent(QPaintEvent*) {
    const Tokens& tokens = theme_.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < count(); ++i) {
        const Section& section = sections_[static_cast<std::size_t>(i)];
        const QRect tab = tabRect(i);
        const bool isCurrent = i == currentIndex();
        const QColor ink = isCurrent ? tokens.accent : (i == hovered_ ? tokens.text : tokens.muted);
        const QRect box = tab.adjusted(2, 6, -2, -6);
        painter.setPen(Qt::NoPen);
        if (i == hovered_ && !isCurrent) {
            painter.setBrush(tokens.hover);
            painter.drawRoundedRect(box, size::kRadiusSmall, size::kRadiusSmall);
        }
        if (isCurrent && hasFocus() && byKeyboard_) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(tokens.accent, 2));
            painter.drawRoundedRect(box, size::kRadiusSmall, size::kRadiusSmall);
            painter.setPen(Qt::NoPen);
        }
        int x = tab.left() + kPadding;
        theme_.icons().paint(painter, QRect(x, tab.top(), size::kIcon, tab.height()), section.icon,
                             size::kIcon, ink);
        x += size::kIcon;
        if (showsText(i)) {
            x += space::kSmall;
            const QFont& font = theme_.font(isCurrent ? TextStyle::BodyStrong : TextStyle::Body);
            const QRect text(x, tab.top(), QFontMetrics(font).horizontalAdvance(section.text) + 2,
                             tab.height());
            paintText(painter, text, section.text, font, ink);
            x = text.right();
        }
        if (section.badge > 0)
            paintBadge(painter, theme_,
                       QPoint(x + (showsText(i) ? space::kSmall : space::kTiny), tab.center().y()),
                       section.badge, Tone::Busy);
        if (isCurrent) {
            painter.setBrush(tokens.accent);
            painter.drawRoundedRect(QRect(tab.left() + 8, tab.bottom() - 2, tab.width() - 16, 3), 1.5, 1.5);
        }
    }
}

}  // namespace euterpe::widgets
