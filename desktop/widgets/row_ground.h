// What a delegate needs to know of the view it paints in. Implemented by RowTree and RowTable.
#pragma once

#include <QColor>
#include <QModelIndex>

namespace euterpe::widgets {

class RowGround {
  public:
    virtual ~RowGround() = default;
    // The background of the index's row now: plain, hovered or selected.
    virtual QColor ground(const QModelIndex& index) const = 0;
};

}  // namespace euterpe::widgets
