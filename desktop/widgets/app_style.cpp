#include "desktop/widgets/app_style.h"

#include "desktop/widgets/icons.h"
#include "desktop/widgets/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace euterpe::widgets {

AppStyle::AppStyle(const Theme& theme) : QProxyStyle(QStringLiteral("Fusion")), theme_(theme) {}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const {
    const bool isRow = element == PE_PanelItemViewRow || element == PE_PanelItemViewItem ||
                       element == PE_FrameFocusRect || element == PE_IndicatorBranch;
    if (isRow && widget != nullptr && widget->property("ownRows").toBool())
        return;
    if (element == PE_IndicatorCheckBox)
        drawCheckBox(*option, *painter);
    else if (element == PE_IndicatorRadioButton)
        drawRadioButton(*option, *painter);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void AppStyle::drawCheckBox(const QStyleOption& option, QPainter& painter) const {
    const Tokens& tokens = theme_.tokens();
    const bool isEnabled = option.state.testFlag(State_Enabled);
    const bool isOn = option.state.testFlag(State_On) || option.state.testFlag(State_NoChange);
    const QColor fill = isEnabled ? tokens.accent : tokens.borderStrong;
    const bool hasFocus = option.state.testFlag(State_HasFocus);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isOn || hasFocus ? fill : tokens.borderStrong, hasFocus ? 2 : 1.5));
    painter.setBrush(isOn ? fill : tokens.surface);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
    if (isOn)
        theme_.icons().paint(painter, option.rect, Icon::StateFree, 14, tokens.onAccent);
    painter.restore();
}

void AppStyle::drawRadioButton(const QStyleOption& option, QPainter& painter) const {
    const Tokens& tokens = theme_.tokens();
    const bool isEnabled = option.state.testFlag(State_Enabled);
    const bool isOn = option.state.testFlag(State_On);
    const bool hasFocus = option.state.testFlag(State_HasFocus);
    const QColor ink = isEnabled ? (isOn || hasFocus ? tokens.accent : tokens.borderStrong) : tokens.border;
    const QRectF circle = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, isOn || hasFocus ? 2 : 1.5));
    painter.setBrush(tokens.surface);
    painter.drawEllipse(circle);
    if (isOn) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(circle.adjusted(4, 4, -4, -4));
    }
    painter.restore();
}

void AppStyle::drawField(const QStyleOption& option, QPainter& painter) const {
    const Tokens& tokens = theme_.tokens();
    const bool isEnabled = option.state.testFlag(State_Enabled);
    const bool hasFocus = option.state.testFlag(State_HasFocus);
    const double pen = hasFocus ? 2 : 1;
    painter.setPen(QPen(hasFocus ? tokens.accent : (isEnabled ? tokens.borderStrong : tokens.border), pen));
    painter.setBrush(isEnabled ? tokens.surface : tokens.window);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2),
                            size::kRadiusSmall, size::kRadiusSmall);
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                  QPainter* painter, const QWidget* widget) const {
    if (control != CC_ComboBox && control != CC_SpinBox) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawField(*option, *painter);
    const auto chevron = [&](SubControl part, Icon icon, int side) {
        const QRect box = proxy()->subControlRect(control, option, part, widget);
        theme_.icons().paint(*painter, box, icon, side, theme_.color(Tone::Muted));
    };
    if (control == CC_ComboBox) {
        chevron(SC_ComboBoxArrow, Icon::ChevronDown, size::kIconSmall);
    } else {
        chevron(SC_SpinBoxUp, Icon::ChevronUp, 12);
        chevron(SC_SpinBoxDown, Icon::ChevronDown, 12);
    }
    painter->restore();
}

QRect AppStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                               const QWidget* widget) const {
    const QRect all = option->rect;
    constexpr int kArrows = 28;
    QRect rect;
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        rect = all.adjusted(space::kSmall, 2, -kArrows, -2);
    else if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        rect = QRect(all.right() - kArrows + 1, all.top(), kArrows, all.height());
    else if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        rect = all.adjusted(space::kSmall, 2, -kArrows, -2);
    else if (control == CC_SpinBox && part == SC_SpinBoxUp)
        rect = QRect(all.right() - kArrows + 1, all.top() + 3, kArrows, all.height() / 2 - 3);
    else if (control == CC_SpinBox && part == SC_SpinBoxDown)
        rect = QRect(all.right() - kArrows + 1, all.top() + all.height() / 2, kArrows, all.height() / 2 - 3);
    else
        return QProxyStyle::subControlRect(control, option, part, widget);
    return visualRect(option->direction, all, rect);
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                 const QWidget* widget) const {
    const QSize usual = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type != CT_ComboBox && type != CT_SpinBox)
        return usual;
    const int line = option->fontMetrics.height();
    return {usual.width() + space::kLarge, qMax(size::kControl, line + 2 * space::kSmall)};
}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_SmallIconSize:
        case PM_ButtonIconSize:
        case PM_ToolBarIconSize:
        case PM_ListViewIconSize:
        case PM_TabBarIconSize:
            return size::kIcon;
        case PM_LineEditIconSize:
            return size::kIconSmall;
        case PM_ScrollBarExtent:
            return space::kMedium;
        case PM_LayoutLeftMargin:
        case PM_LayoutTopMargin:
        case PM_LayoutRightMargin:
        case PM_LayoutBottomMargin:
            return space::kMedium;
        case PM_LayoutHorizontalSpacing:
        case PM_LayoutVerticalSpacing:
            return space::kSmall;
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
            return 18;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                        QStyleHintReturn* answer) const {
    switch (hint) {
        case SH_DialogButtonBox_ButtonsHaveIcons:
        case SH_EtchDisabledText:
        case SH_UnderlineShortcut:
            return 0;
        // A call is started by a double click or Enter on purpose, whatever the platform does with files.
        case SH_ItemView_ActivateItemOnSingleClick:
            return 0;
        default:
            return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

QIcon AppStyle::standardIcon(StandardPixmap name, const QStyleOption* option, const QWidget* widget) const {
    if (name == SP_LineEditClearButton)
        return theme_.icon(Icon::Clear, Tone::Muted);
    return QProxyStyle::standardIcon(name, option, widget);
}

}  // namespace euterpe::widgets
