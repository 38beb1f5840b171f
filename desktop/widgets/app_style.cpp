#include "desktop/widgets/app_style.h"

#include "desktop/widgets/icons.h"
#include "desktop/widgets/theme.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace euterpe::widgets {
namespace {

constexpr int kSlider = 26;  // 7 mm, the least that a finger finds
constexpr int kSliderHandle = 18;
constexpr int kChoice = 30;  // the height of a check box or radio button, for a finger too (A5)

constexpr int kArrow = 28;

// A choice opens wherever it is hit. The arrow of a date, which opens its calendar, and those of a number,
// which are beside each other, have to be found by a finger.
int arrowWidth(const QWidget* widget) {
    return qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ? size::kTouch : kArrow;
}

}  // namespace

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

// Horizontal ones: there are no others.
void AppStyle::drawSlider(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const {
    const Tokens& tokens = theme_.tokens();
    const bool isEnabled = option.state.testFlag(State_Enabled);
    const QRectF handle =
        QRectF(proxy()->subControlRect(CC_Slider, &option, SC_SliderHandle, widget)).adjusted(1, 1, -1, -1);
    const QColor ink = isEnabled ? tokens.accent : tokens.borderStrong;
    const QRectF bar(option.rect.left(), handle.center().y() - 2, option.rect.width(), 4);
    QRectF done = bar;
    if (option.upsideDown)
        done.setLeft(handle.center().x());
    else
        done.setRight(handle.center().x());
    QColor rest = tokens.borderStrong;
    rest.setAlphaF(0.5F);  // to be seen on every panel's ground
    painter.setPen(Qt::NoPen);
    painter.setBrush(rest);
    painter.drawRoundedRect(bar, 2, 2);
    painter.setBrush(ink);
    painter.drawRoundedRect(done, 2, 2);
    const bool hasFocus = option.state.testFlag(State_HasFocus);
    painter.setPen(QPen(hasFocus ? tokens.text : ink, 2));
    painter.setBrush(hasFocus ? ink : tokens.raised);
    painter.drawEllipse(handle);
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                  QPainter* painter, const QWidget* widget) const {
    if (control == CC_Slider) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        drawSlider(*static_cast<const QStyleOptionSlider*>(option), *painter, widget);
        painter->restore();
        return;
    }
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
        chevron(SC_SpinBoxDown, Icon::ChevronDown, size::kIconSmall);
        chevron(SC_SpinBoxUp, Icon::ChevronUp, size::kIconSmall);
        const QRect up = proxy()->subControlRect(control, option, SC_SpinBoxUp, widget);
        const int between = option->direction == Qt::RightToLeft ? up.right() + 1 : up.left();
        painter->setPen(QPen(theme_.tokens().border, 1));
        painter->drawLine(QPointF(between + 0.5, up.top() + space::kSmall),
                          QPointF(between + 0.5, up.bottom() - space::kSmall));
    }
    painter->restore();
}

QRect AppStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                               const QWidget* widget) const {
    const QRect all = option->rect;
    const int arrow = arrowWidth(widget);
    QRect rect;
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        rect = all.adjusted(space::kSmall, 2, -arrow, -2);
    else if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        rect = QRect(all.right() - arrow + 1, all.top(), arrow, all.height());
    else if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        rect = all.adjusted(space::kSmall, 2, -2 * arrow, -2);
    else if (control == CC_SpinBox && part == SC_SpinBoxUp)
        rect = QRect(all.right() - arrow + 1, all.top(), arrow, all.height());
    else if (control == CC_SpinBox && part == SC_SpinBoxDown)
        rect = QRect(all.right() - 2 * arrow + 1, all.top(), arrow, all.height());
    else
        return QProxyStyle::subControlRect(control, option, part, widget);
    return visualRect(option->direction, all, rect);
}

QSize AppStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                 const QWidget* widget) const {
    const QSize usual = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_CheckBox || type == CT_RadioButton)
        return usual.expandedTo({0, kChoice});
    if (type == CT_Slider)
        return usual.expandedTo({0, kSlider});
    if (type != CT_ComboBox && type != CT_SpinBox)
        return usual;
    const int line = option->fontMetrics.height();
    return {usual.width() + space::kLarge, qMax(size::kControl, line + 2 * space::kSmall)};
}

// A box and its words take a click over their whole height.
QRect AppStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_CheckBoxClickRect || element == SE_RadioButtonClickRect) {
        rect.setTop(option->rect.top());
        rect.setBottom(option->rect.bottom());
    }
    return rect;
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
        case PM_SliderLength:
        case PM_SliderThickness:
            return kSliderHandle;
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
        // A finger finds the bar more easily than its handle (A5).
        case SH_Slider_AbsoluteSetButtons:
            return Qt::LeftButton;
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
