#include "desktop/widgets/person_delegate.h"

#include "desktop/models/extension_model.h"
#include "desktop/models/status_text.h"
#include "desktop/widgets/row_ground.h"

namespace euterpe::widgets {

using models::ExtensionModel;

void PersonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const auto* record = index.data(ExtensionModel::RecordRole).value<const protocol::Extension*>();
    if (record == nullptr)
        return;
    if (index.parent().isValid())
        return paintDetail(painter, option, Icon::Phone, index.data(Qt::AccessibleTextRole).toString(),
                           tr("Enter or double click to call"));
    const QRect rest = paintChevron(painter, option);
    const QRect circle(rest.left(), rest.center().y() - size::kAvatar / 2 + 1, size::kAvatar, size::kAvatar);
    const auto* view = dynamic_cast<const RowGround*>(option.widget);
    const AvatarLook look{models::initials(models::qs(record->firstName), models::qs(record->lastName)),
                          record->phone, record->presence, phoneStatesVisible_, true};
    paintAvatar(*painter, theme(), circle, look,
                view != nullptr ? view->ground(index) : theme().tokens().surface, canvas(option));
}

}  // namespace euterpe::widgets
