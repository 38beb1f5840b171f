// What the cells of ExtensionModel say; its order lives in extension_model.cpp.
#include "desktop/models/extension_model.h"
#include "desktop/models/status_text.h"

namespace euterpe::models {

using protocol::Extension;

QVariant ExtensionModel::data(const QModelIndex& index, int role) const {
    const Extension* record = this->record(index);
    if (record == nullptr)
        return {};
    const bool isDetail = index.internalId() != 0;
    switch (role) {
        case RecordRole:
            return QVariant::fromValue(record);
        case FavouriteRole:
            return favourites_.contains(record->id);
        case NumberRole:
            return qs(record->id.str());
        default:
            break;
    }
    return isDetail ? detailData(*record, index.column(), role) : topData(*record, index.column(), role);
}

QVariant ExtensionModel::topData(const Extension& record, int column, int role) const {
    switch (role) {
        case Qt::DisplayRole:
            return cellText(record, column);
        case Qt::AccessibleTextRole:
            return accessibleText(record, column);
        case Qt::ToolTipRole:
            return toolTip(record, column);
        default:
            return {};
    }
}

QVariant ExtensionModel::detailData(const Extension& record, int column, int role) const {
    if (column != 0)
        return {};
    switch (role) {
        case Qt::DisplayRole:
            return qs(record.id.str());
        case Qt::AccessibleTextRole:
            return tr("Call %1").arg(qs(record.id.str()));
        default:
            return {};
    }
}

QString ExtensionModel::cellText(const Extension& record, int column) const {
    switch (column) {
        case Presence:
            return status(record.presence).text;
        case Phone:
            return phoneStatesVisible_ ? status(record.phone).text : QString();
        case Number:
            return qs(record.id.str());
        case FirstName:
            return qs(record.firstName);
        case LastName:
            return qs(record.lastName);
        case Company:
            return qs(record.company);
        default:
            return {};
    }
}

QString ExtensionModel::accessibleText(const Extension& record, int column) const {
    // A card of the favourites is one cell, so that it must say everything.
    if (scope_ == Scope::Favourites && column == FirstName) {
        QString all = tr("%1, extension %2, %3")
                          .arg(displayName(record), qs(record.id.str()), status(record.presence).text);
        if (phoneStatesVisible_)
            all += tr(", telephone: %1").arg(status(record.phone).text);
        return all;
    }
    switch (column) {
        case Presence:
            return tr("Presence: %1").arg(cellText(record, Presence));
        case Phone:
            return phoneStatesVisible_ ? tr("Telephone: %1").arg(cellText(record, Phone)) : QString();
        case Favourite:
            return favourites_.contains(record.id) ? tr("Favourite") : tr("Not a favourite");
        default:
            return cellText(record, column);
    }
}

QString ExtensionModel::toolTip(const Extension& record, int column) const {
    switch (column) {
        case Presence:
        case Phone:
            return cellText(record, column);
        case Favourite:
            return favourites_.contains(record.id) ? tr("Remove from the favourites")
                                                   : tr("Add to the favourites");
        default:
            return {};
    }
}

QVariant ExtensionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const bool isNarrow = section == Presence || section == Favourite;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    if (role == Qt::DisplayRole && isNarrow)
        return QString();
    switch (section) {
        case Presence:
            return tr("Presence");
        case Phone:
            return tr("Telephone");
        case Number:
            return tr("Number");
        case FirstName:
            return tr("First name");
        case LastName:
            return tr("Last name");
        case Company:
            return tr("Company");
        case Favourite:
            return tr("Favourite");
        default:
            return {};
    }
}

}  // namespace euterpe::models
