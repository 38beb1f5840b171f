#include "desktop/widgets/app_style.h"

#include "desktop/widgets/icons.h"
#include "desktop/widgets/theme.h"

#include <QPainter>
#include <QStyleOptionComplex>
#include <QWidget>

namespace euterpe::widgets {

AppStyle::AppStyle(const Theme& theme) : QProxyStyle(QStringLiteral("Fusion")), theme_(theme) {}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const {
    const bool isRow = element == PE_PanelItemViewRow || element == PE_PanelItemViewItem ||
                       element == PE_FrameFocusRect || element == PE_IndicatorBranch;
    if (isRow && widget != nullptr && widget->property("ownRows").toBool())
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                  QPainter* painter, const QWidget* widget) const {
    if (control != CC_ComboBox) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    const Tokens& tokens = theme_.tokens();
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const bool hasFocus = option->state.testFlag(State_HasFocus);
    const double pen = hasFocus ? 2 : 1;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(hasFocus ? tokens.accent : (isEnabled ? tokens.borderStrong : tokens.border), pen));
    painter->setBrush(isEnabled ? tokens.surface : tokens.window);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2),
                             size::kRadiusSmall, size::kRadiusSmall);
    const QRect arrow = proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget);
    theme_.icons().paint(*painter, arrow, Icon::ChevronDown, size::kIconSmall, tokens.muted);
    painter->restore();
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
