// Fusion with the application's measures: larger targets, thin scroll bars, our clear-field icon. Owned by
// QApplication once installed. GUI thread only.
#pragma once

#include <QProxyStyle>

namespace euterpe::widgets {

class Theme;

class AppStyle : public QProxyStyle {
    Q_OBJECT
  public:
    explicit AppStyle(const Theme& theme);

    // A view that paints its rows itself (property "ownRows") gets none of the style's selection or focus.
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    // Combo boxes, and date fields, which are drawn as such: a field with a chevron.
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* answer) const override;
    QIcon standardIcon(StandardPixmap name, const QStyleOption* option, const QWidget* widget) const override;

  private:
    const Theme& theme_;
};

}  // namespace euterpe::widgets
