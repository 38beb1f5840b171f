// Icons by name: one line set on a 24 px grid (data/icons), recoloured when drawn and cached per (icon, size,
// colour, device pixel ratio). Owned by Theme. GUI thread only.
#pragma once

#include "desktop/models/look.h"

#include <unordered_map>

#include <QByteArray>
#include <QPixmap>

class QPainter;

namespace euterpe::widgets {

using models::Icon;

class IconSet {
  public:
    IconSet();

    // `size` in device-independent pixels; the pixmap has size * dpr device pixels.
    QPixmap pixmap(Icon icon, int size, const QColor& color, qreal dpr) const;
    // Draws the icon centred in `rect` at the painter's dpr.
    void paint(QPainter& painter, const QRect& rect, Icon icon, int size, const QColor& color) const;

  private:
    const QByteArray& source(Icon icon) const;

    struct Key {
        Icon icon;
        int pixels;
        QRgb color;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const noexcept;
    };
    mutable std::unordered_map<Key, QPixmap, KeyHash> cache_;
    mutable std::unordered_map<int, QByteArray> sources_;
};

// The icon's file stem, e.g. "phone-incoming".
const char* fileName(Icon icon);

}  // namespace euterpe::widgets
