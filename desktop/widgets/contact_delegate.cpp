#include "desktop/widgets/contact_delegate.h"

#include "desktop/models/contact_model.h"
#include "desktop/models/contact_text.h"
#include "desktop/models/status_text.h"
#include "desktop/widgets/icons.h"

namespace euterpe::widgets {

using models::ContactModel;

void ContactDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const auto* record = index.data(ContactModel::RecordRole).value<const protocol::Contact*>();
    if (record == nullptr)
        return;
    if (const auto* field = index.data(ContactModel::FieldRole).value<const protocol::ContactField*>()) {
        const bool mail = field->type == protocol::ContactFieldType::Email;
        return paintDetail(painter, option, models::icon(field->type),
                           models::text(field->type) + QStringLiteral("   ") + models::qs(field->value),
                           mail ? tr("Enter or double click to write") : tr("Enter or double click to call"));
    }
    const QRect rest = paintChevron(painter, option);
    const QRect place(rest.left(), rest.top(), size::kIcon, rest.height());
    theme().icons().paint(*painter, place, models::originIcon(*record), size::kIcon,
                          theme().color(Tone::Muted));
    if (index.data(ContactModel::UnsynchronisedRole).toBool())
        theme().icons().paint(*painter, place.translated(size::kIcon + space::kSmall, 0), Icon::Warning,
                              size::kIconSmall, theme().color(Tone::Ringing));
}

}  // namespace euterpe::widgets
