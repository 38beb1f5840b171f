// What the cells of ContactModel say; its order lives in contact_model.cpp.
#include "desktop/models/contact_model.h"
#include "desktop/models/contact_text.h"
#include "desktop/models/status_text.h"

namespace euterpe::models {

using protocol::Contact;
using protocol::ContactField;

QVariant ContactModel::data(const QModelIndex& index, int role) const {
    const int slot = slotAt(index);
    if (slot < 0 || store_.at(slot) == nullptr)
        return {};
    const Contact* contact = store_.at(slot);
    switch (role) {
        case RecordRole:
            return QVariant::fromValue(contact);
        case FieldRole:
            return QVariant::fromValue(field(index));
        case UnsynchronisedRole:
            return store_.isUnsynchronised(contact->id);
        default:
            break;
    }
    if (const ContactField* detail = field(index))
        return index.column() == 0 ? detailData(slot, *detail, role) : QVariant();
    return index.parent().isValid() ? QVariant() : topData(slot, index.column(), role);
}

QVariant ContactModel::topData(int slot, int column, int role) const {
    const Contact& contact = *store_.at(slot);
    switch (role) {
        case Qt::DisplayRole:
            return column == Source ? QString() : cellText(contact, column);
        case Qt::AccessibleTextRole:
        case Qt::ToolTipRole:
            if (column != Source)
                return role == Qt::ToolTipRole ? QString() : cellText(contact, column);
            return store_.isUnsynchronised(contact.id)
                       ? origin(contact) + QStringLiteral(". ") + tr("Not synchronised with the server yet.")
                       : origin(contact);
        default:
            return {};
    }
}

QVariant ContactModel::detailData(int slot, const ContactField& field, int role) const {
    const QString value = qs(field.value);
    switch (role) {
        case Qt::DisplayRole:
            return value;
        case Qt::AccessibleTextRole: {
            const QString name = displayName(*store_.at(slot));
            return field.type == protocol::ContactFieldType::Email
                       ? tr("Write to %1: %2").arg(name, value)
                       : tr("Call %1, %2: %3").arg(name, text(field.type), value);
        }
        default:
            return {};
    }
}

QString ContactModel::cellText(const Contact& contact, int column) const {
    switch (column) {
        case LastName:
            return qs(contact.lastName);
        case FirstName:
            return qs(contact.firstName);
        case Organization:
            return qs(contact.organization);
        case Unit:
            return qs(contact.unit);
        case Number:
            return firstNumber(contact);
        default:
            return {};
    }
}

QVariant ContactModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    switch (section) {
        case Source:
            return role == Qt::DisplayRole ? QString() : tr("Phonebook");
        case LastName:
            return tr("Last name");
        case FirstName:
            return tr("First name");
        case Organization:
            return tr("Company");
        case Unit:
            return tr("Unit");
        case Number:
            return tr("Number");
        default:
            return {};
    }
}

}  // namespace euterpe::models
