#include "desktop/widgets/voicemail_delegate.h"

#include "desktop/models/voicemail_model.h"
#include "desktop/widgets/icons.h"
#include "desktop/widgets/row_table.h"

#include <QPainter>

namespace euterpe::widgets {

using models::VoicemailModel;

VoicemailDelegate::VoicemailDelegate(const Theme& theme, QObject* parent)
    : TextDelegate(theme, TextStyle::Body, Tone::Text, parent) {}

void VoicemailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    if (const auto* table = qobject_cast<const RowTable*>(option.widget); table != nullptr)
        table->paintGround(*painter, option.rect, index);
    const bool heard = index.data(VoicemailModel::HeardRole).toBool();
    const QString text = index.data(Qt::DisplayRole).toString();
    const QRect rect = inner(option);
    const auto side = index.column() == VoicemailModel::Duration ? Qt::AlignRight : Qt::AlignLeft;
    switch (index.column()) {
        case VoicemailModel::Sign: {
            const bool plays =
                !playing_.isEmpty() && index.data(VoicemailModel::IdRole).toString() == playing_;
            theme().icons().paint(*painter, option.rect, plays ? Icon::Volume : Icon::Voicemail, size::kIcon,
                                  theme().color(heard && !plays ? Tone::Muted : Tone::Accent));
            return;
        }
        case VoicemailModel::Name:
            paintText(*painter, rect, text, theme().font(heard ? TextStyle::Body : TextStyle::BodyStrong),
                      theme().color(Tone::Text));
            return;
        default:
            paintText(*painter, rect, text, theme().font(heard ? TextStyle::Body : TextStyle::BodyStrong),
                      theme().color(heard ? Tone::Muted : Tone::Text), side | Qt::AlignVCenter);
    }
}

}  // namespace euterpe::widgets
