#include "desktop/models/contact_model.h"

#include "desktop/models/fold.h"
#include "desktop/models/number_key.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace euterpe::models {
namespace {

using protocol::Contact;
using protocol::ContactBook;
using protocol::ContactField;
using protocol::ContactFieldType;

// Internal ids: 0 for a top row, slot + 1 of the contact for its details.
constexpr quintptr kTop = 0;
constexpr std::size_t kParts = 4;  // that are sorted by; the addresses come behind them
constexpr std::size_t kKeyBytes = 80;

std::size_t at(int slot) {
    return static_cast<std::size_t>(slot);
}

// Empty texts go last.
int compareFilled(std::string_view a, std::string_view b) {
    if (a.empty() != b.empty())
        return a.empty() ? 1 : -1;
    return a.compare(b);
}

}  // namespace

ContactModel::ContactModel(const replica::ContactStore& store, QObject* parent)
    : QAbstractItemModel(parent), store_(store) {
    using Store = replica::ContactStore;
    connect(&store, &Store::changed, this, &ContactModel::onChanged);
    connect(&store, &Store::inserted, this, &ContactModel::onInserted);
    connect(&store, &Store::aboutToRemove, this, &ContactModel::onAboutToRemove);
    connect(&store, &Store::aboutToReset, this, [this] { beginResetModel(); });
    connect(&store, &Store::reset, this, [this] {
        rebuild();
        endResetModel();
    });
    rebuild();
}

// -- keys

void ContactModel::makeKey(int slot) {
    if (at(slot) >= keys_.size()) {
        keys_.resize(at(slot) + 1);
        modelRow_.resize(keys_.size(), -1);
        found_.resize(keys_.size(), 0);
    }
    const Contact& contact = *store_.at(slot);
    Key& key = keys_[at(slot)];
    key.used = true;
    std::string text;
    std::size_t which = 0;
    for (const std::string* part :
         {&contact.lastName, &contact.firstName, &contact.organization, &contact.unit}) {
        key.at[which++] = static_cast<std::uint16_t>(text.size());
        text += foldUtf8(*part) + '\n';
    }
    key.at[kParts] = static_cast<std::uint16_t>(text.size());
    std::string numbers;
    for (const ContactField& field : contact.fields) {
        if (field.type == ContactFieldType::Email)
            text += foldUtf8(field.value) + '\n';
        else
            numbers += numberKey(field.value);
    }
    table_.set(slot, text, numbers);
}

std::string_view ContactModel::part(int slot, std::size_t which) const {
    const Key& key = keys_[at(slot)];
    return table_.text(slot).substr(key.at[which], key.at[which + 1] - key.at[which] - 1U);
}

std::string_view ContactModel::sortText(int slot, int column) const {
    switch (column) {
        case LastName:
            return part(slot, 0);
        case FirstName:
            return part(slot, 1);
        case Organization:
            return part(slot, 2);
        case Unit:
            return part(slot, 3);
        case Number:
            return table_.numbers(slot);
        default:
            return {};
    }
}

bool ContactModel::inScope(int slot) const {
    if (scope_ == Scope::All)
        return true;
    const Contact& contact = *store_.at(slot);
    switch (scope_) {
        case Scope::All:
            return true;
        case Scope::Shared:
            return contact.book == ContactBook::Shared;
        case Scope::Personal:
            return contact.book == ContactBook::Personal;
        case Scope::Imported:
            return contact.source != protocol::ContactSource::Own;
    }
    return true;
}

bool ContactModel::accepts(int slot) const {
    return inScope(slot) && (filter_.empty() || table_.matches(slot, filter_));
}

bool ContactModel::less(int a, int b) const {
    int order = 0;
    if (sortColumn_ == Source) {
        const Contact& ca = *store_.at(a);
        const Contact& cb = *store_.at(b);
        order = static_cast<int>(ca.book) - static_cast<int>(cb.book);
        if (order == 0)
            order = static_cast<int>(ca.source) - static_cast<int>(cb.source);
    } else {
        order = compareFilled(sortText(a, sortColumn_), sortText(b, sortColumn_));
    }
    if (order != 0)
        return sortOrder_ == Qt::AscendingOrder ? order < 0 : order > 0;
    for (const std::size_t which : {0U, 1U, 2U}) {
        order = compareFilled(part(a, which), part(b, which));
        if (order != 0)
            return order < 0;
    }
    return a < b;
}

// -- order and membership

void ContactModel::rebuild() {
    const auto count = at(store_.slotCount());
    table_.clear();
    table_.reserve(count, count * kKeyBytes);
    keys_.assign(count, {});
    found_.assign(count, 0);
    sorted_.clear();
    for (int slot = 0; slot < store_.slotCount(); ++slot) {
        const Contact* contact = store_.at(slot);
        if (contact == nullptr)
            continue;
        makeKey(slot);
        keys_[at(slot)].details = static_cast<std::uint8_t>(contact->fields.size());
        sorted_.push_back(slot);
    }
    sortAll();
    rebuildRows();
}

void ContactModel::sortAll() {
    std::sort(sorted_.begin(), sorted_.end(), [this](int a, int b) { return less(a, b); });
}

void ContactModel::rebuildRows() {
    const bool searching = !filter_.empty();
    if (searching)
        table_.match(filter_, found_);
    found_.resize(keys_.size(), 0);
    rows_.clear();
    total_ = 0;
    for (const int slot : sorted_) {
        if (!inScope(slot))
            continue;
        ++total_;
        if (!searching || found_[at(slot)] != 0)
            rows_.push_back(slot);
    }
    renumber();
}

void ContactModel::renumber() {
    modelRow_.assign(keys_.size(), -1);
    for (std::size_t row = 0; row < rows_.size(); ++row)
        modelRow_[at(rows_[row])] = static_cast<int>(row);
}

void ContactModel::insertRow(int slot) {
    const auto before = [this](int a, int b) { return less(a, b); };
    sorted_.insert(std::upper_bound(sorted_.begin(), sorted_.end(), slot, before), slot);
    total_ += inScope(slot) ? 1 : 0;
    if (!accepts(slot))
        return;
    const auto place = std::upper_bound(rows_.begin(), rows_.end(), slot, before);
    const int row = static_cast<int>(place - rows_.begin());
    beginInsertRows({}, row, row);
    rows_.insert(place, slot);
    renumber();
    endInsertRows();
}

// The key must still be the one that the row was put in its place by.
void ContactModel::removeRow(int slot) {
    sorted_.erase(std::find(sorted_.begin(), sorted_.end(), slot));
    const int row = modelRow_[at(slot)];
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    rows_.erase(rows_.begin() + row);
    renumber();
    endRemoveRows();
}

void ContactModel::setDetails(int slot, std::size_t count) {
    const auto was = keys_[at(slot)].details;
    const auto now = static_cast<std::uint8_t>(count);
    const int row = modelRow_[at(slot)];
    const auto set = [&] { keys_[at(slot)].details = now; };
    if (row < 0 || was == now)
        return set();
    const QModelIndex top = createIndex(row, 0, kTop);
    if (now > was) {
        beginInsertRows(top, was, now - 1);
        set();
        endInsertRows();
    } else {
        beginRemoveRows(top, now, was - 1);
        set();
        endRemoveRows();
    }
}

void ContactModel::onInserted(int slot) {
    makeKey(slot);
    keys_[at(slot)].details = static_cast<std::uint8_t>(store_.at(slot)->fields.size());
    insertRow(slot);
}

void ContactModel::onAboutToRemove(int slot) {
    total_ -= inScope(slot) ? 1 : 0;
    removeRow(slot);
    table_.remove(slot);
    keys_[at(slot)] = {};
}

// A row whose place does not change keeps its details open.
void ContactModel::onChanged(int slot) {
    const std::string before(table_.text(slot));
    makeKey(slot);
    const bool moves = before != table_.text(slot) || (modelRow_[at(slot)] >= 0) != accepts(slot);
    if (moves) {
        total_ -= inScope(slot) ? 1 : 0;
        removeRow(slot);
        keys_[at(slot)].details = static_cast<std::uint8_t>(store_.at(slot)->fields.size());
        insertRow(slot);
        return;
    }
    setDetails(slot, store_.at(slot)->fields.size());
    const int row = modelRow_[at(slot)];
    if (row < 0)
        return;
    emit dataChanged(createIndex(row, 0, kTop), createIndex(row, ColumnCount - 1, kTop));
    const QModelIndex top = createIndex(row, 0, kTop);
    if (const int details = rowCount(top); details > 0)
        emit dataChanged(index(0, 0, top), index(details - 1, 0, top));
}

// -- what the screen asks for

void ContactModel::setFilter(const QString& typed) {
    SearchQuery next(typed);
    if (next == filter_)
        return;
    beginResetModel();
    filter_ = std::move(next);
    rebuildRows();
    endResetModel();
}

void ContactModel::setScope(Scope scope) {
    if (scope == scope_)
        return;
    beginResetModel();
    scope_ = scope;
    rebuildRows();
    endResetModel();
}

// Selection, current row and open details stay with their contact.
void ContactModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= ColumnCount)
        return;
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> moved;
    for (const QModelIndex& index : before)
        moved.push_back(slotAt(index));
    sortColumn_ = column;
    sortOrder_ = order;
    sortAll();
    rebuildRows();
    for (qsizetype i = 0; i < before.size(); ++i) {
        const QModelIndex& old = before[i];
        if (old.internalId() == kTop)  // a detail's index names its contact
            changePersistentIndex(
                old, createIndex(modelRow_[at(moved[static_cast<std::size_t>(i)])], old.column(), kTop));
    }
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

QModelIndex ContactModel::indexOf(const ContactId& id, int column) const {
    const int slot = store_.slotOf(id);
    const int row = slot < 0 ? -1 : modelRow_[at(slot)];
    return row < 0 ? QModelIndex() : createIndex(row, column, kTop);
}

// -- structure

int ContactModel::slotAt(const QModelIndex& index) const {
    if (!index.isValid())
        return -1;
    return index.internalId() == kTop ? rows_[at(index.row())] : static_cast<int>(index.internalId()) - 1;
}

const Contact* ContactModel::record(const QModelIndex& index) const {
    const int slot = slotAt(index);
    return slot < 0 ? nullptr : store_.at(slot);
}

const ContactField* ContactModel::field(const QModelIndex& index) const {
    const Contact* contact = record(index);
    if (contact == nullptr || index.internalId() == kTop || at(index.row()) >= contact->fields.size())
        return nullptr;
    return &contact->fields[at(index.row())];
}

QModelIndex ContactModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, kTop);
    return createIndex(row, column, static_cast<quintptr>(rows_[at(parent.row())]) + 1);
}

QModelIndex ContactModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == kTop)
        return {};
    const auto slot = static_cast<std::size_t>(child.internalId() - 1);
    const int row = slot < modelRow_.size() ? modelRow_[slot] : -1;
    return row < 0 ? QModelIndex() : createIndex(row, 0, kTop);
}

int ContactModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(rows_.size());
    return hasChildren(parent) ? keys_[at(rows_[at(parent.row())])].details : 0;
}

int ContactModel::columnCount(const QModelIndex& parent) const {
    // All of a detail is one cell.
    return parent.isValid() ? (hasChildren(parent) ? 1 : 0) : static_cast<int>(ColumnCount);
}

bool ContactModel::hasChildren(const QModelIndex& parent) const {
    if (!parent.isValid())
        return !rows_.empty();
    return parent.internalId() == kTop && parent.column() == 0 &&
           keys_[at(rows_[at(parent.row())])].details > 0;
}

Qt::ItemFlags ContactModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.internalId() != kTop)
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

}  // namespace euterpe::models
