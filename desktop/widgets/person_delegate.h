// ExtensionModel's presence column: avatar with telephone ring and presence badge; on a detail row the number
// to call. GUI thread only.
#pragma once

#include "desktop/widgets/details_delegate.h"

namespace euterpe::widgets {

class PersonDelegate : public DetailsDelegate {
    Q_OBJECT
  public:
    using DetailsDelegate::DetailsDelegate;

    void setPhoneStatesVisible(bool visible) { phoneStatesVisible_ = visible; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

  private:
    bool phoneStatesVisible_ = true;
};

}  // namespace euterpe::widgets
