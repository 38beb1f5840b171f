// ContactModel's first column: where the contact comes from, and an exclamation mark until it is synchronised
// (F7); on a detail row its icon, kind and number or address. GUI thread only.
#pragma once

#include "desktop/widgets/details_delegate.h"

namespace euterpe::widgets {

class ContactDelegate : public DetailsDelegate {
    Q_OBJECT
  public:
    using DetailsDelegate::DetailsDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}  // namespace euterpe::widgets
