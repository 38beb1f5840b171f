// Fusion with the application's measures: larger targets, thin scroll bars, our clear-field icon. Owned by
// QApplication once installed. GUI thread only.
#pragma once

#include <QProxyStyle>

class QStyleOptionSlider;

namespace euterpe::widgets {

class Theme;

class AppStyle : public QProxyStyle {
    Q_OBJECT
  public:
    explicit AppStyle(const Theme& theme);

    // A view that paints its rows itself (property "ownRows") gets none of the style's selection or focus.
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    // Combo boxes, date fields, which are drawn as such, and spin boxes: a field with chevrons.
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* answer) const override;
    QIcon standardIcon(StandardPixmap name, const QStyleOption* option, const QWidget* widget) const override;

  private:
    void drawCheckBox(const QStyleOption& option, QPainter& painter) const;
    void drawRadioButton(const QStyleOption& option, QPainter& painter) const;
    void drawSlider(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const;
    void drawField(const QStyleOption& option, QPainter& painter) const;

    const Theme& theme_;
};

}  // namespace euterpe::widgets
