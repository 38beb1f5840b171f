// Paints the rows of the dialogs' lists: a quiet ground for the selected one, icon and text in their own
// colours. GUI thread only; owned by the view that it is set on.
#pragma once

#include "desktop/widgets/theme.h"

#include <QStyledItemDelegate>

namespace euterpe::screens {

class CalmDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    CalmDelegate(const widgets::Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

  private:
    const widgets::Theme& theme_;
};

}  // namespace euterpe::screens
