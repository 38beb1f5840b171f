#include "desktop/models/extension_model.h"

#include "desktop/models/row_spans.h"

#include <algorithm>
#include <numeric>

namespace euterpe::models {
namespace {

using protocol::Extension;
using protocol::PhoneState;

// Internal ids: 0 for a top row, serial + 1 of the extension for its detail row.
constexpr quintptr kTop = 0;

// Numbers as people order them: 99 before 100.
int compareNumbers(std::string_view a, std::string_view b) {
    const auto digits = [](std::string_view s) {
        return !s.empty() && s.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (digits(a) && digits(b) && a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    return a.compare(b);
}

// What an operator looks for first.
int urgency(PhoneState state) {
    switch (state) {
        case PhoneState::Ringing:
            return 0;
        case PhoneState::Busy:
            return 1;
        case PhoneState::OnHold:
            return 2;
        case PhoneState::Free:
            return 3;
        case PhoneState::Unregistered:
            return 4;
        case PhoneState::Unknown:
            return 5;
    }
    return 5;
}

int compareFilled(std::string_view a, std::string_view b) {
    // Keys end in a line break, so that an empty field is one character; empty fields go last.
    const bool aEmpty = a.size() <= 1;
    const bool bEmpty = b.size() <= 1;
    if (aEmpty != bEmpty)
        return aEmpty ? 1 : -1;
    return a.compare(b);
}

}  // namespace

ExtensionModel::ExtensionModel(const replica::ExtensionStore& store,
                               const replica::FavouriteStore& favourites, Scope scope, QObject* parent)
    : QAbstractItemModel(parent), store_(store), favourites_(favourites), scope_(scope) {
    using Store = replica::ExtensionStore;
    connect(&store, &Store::changed, this, &ExtensionModel::onChanged);
    connect(&store, &Store::inserted, this, &ExtensionModel::onInserted);
    connect(&store, &Store::aboutToRemove, this, &ExtensionModel::onAboutToRemove);
    connect(&store, &Store::removed, this, &ExtensionModel::onRemoved);
    connect(&store, &Store::aboutToReset, this, [this] { beginResetModel(); });
    connect(&store, &Store::reset, this, [this] {
        rebuild();
        endResetModel();
    });
    connect(&favourites, &replica::FavouriteStore::changed, this, &ExtensionModel::onFavourites);
    rebuild();
}

// -- order and membership

ExtensionModel::Key ExtensionModel::makeKey(const Extension& record, std::uint32_t serial) const {
    Key key;
    key.serial = serial;
    key.text = foldUtf8(record.firstName) + '\n';
    key.lastAt = static_cast<std::uint32_t>(key.text.size());
    key.text += foldUtf8(record.lastName) + '\n';
    key.companyAt = static_cast<std::uint32_t>(key.text.size());
    key.text += foldUtf8(record.company) + '\n';
    key.numberAt = static_cast<std::uint32_t>(key.text.size());
    key.text += foldUtf8(record.id.str());
    return key;
}

bool ExtensionModel::accepts(int storeRow) const {
    if (scope_ == Scope::Favourites && !favourites_.contains(store_.at(storeRow).id))
        return false;
    return filter_.matches(keys_[static_cast<std::size_t>(storeRow)].text);
}

bool ExtensionModel::less(int a, int b) const {
    const Key& ka = keys_[static_cast<std::size_t>(a)];
    const Key& kb = keys_[static_cast<std::size_t>(b)];
    const Extension& ra = store_.at(a);
    const Extension& rb = store_.at(b);
    int order = 0;
    switch (sortColumn_) {
        case Presence:
            order = static_cast<int>(ra.presence) - static_cast<int>(rb.presence);
            break;
        case Phone:
            order = urgency(ra.phone) - urgency(rb.phone);
            break;
        case Number:
            order = compareNumbers(ka.number(), kb.number());
            break;
        case FirstName:
            order = compareFilled(ka.firstName(), kb.firstName());
            break;
        case Company:
            order = compareFilled(ka.company(), kb.company());
            break;
        case Favourite:
            order =
                static_cast<int>(favourites_.contains(rb.id)) - static_cast<int>(favourites_.contains(ra.id));
            break;
        default:
            break;
    }
    if (order != 0)
        return sortOrder_ == Qt::AscendingOrder ? order < 0 : order > 0;
    order = compareFilled(ka.lastName(), kb.lastName());
    if (order == 0)
        order = compareFilled(ka.firstName(), kb.firstName());
    if (order == 0)
        order = compareNumbers(ka.number(), kb.number());
    if (order == 0)
        return a < b;
    const bool reversed = sortColumn_ == LastName && sortOrder_ == Qt::DescendingOrder;
    return reversed ? order > 0 : order < 0;
}

void ExtensionModel::rebuild() {
    const int n = store_.size();
    keys_.clear();
    keys_.reserve(static_cast<std::size_t>(n));
    storeRowOfSerial_.clear();
    for (int row = 0; row < n; ++row) {
        keys_.push_back(makeKey(store_.at(row), static_cast<std::uint32_t>(row)));
        storeRowOfSerial_.push_back(row);
    }
    sorted_.resize(static_cast<std::size_t>(n));
    std::iota(sorted_.begin(), sorted_.end(), 0);
    std::sort(sorted_.begin(), sorted_.end(), [this](int a, int b) { return less(a, b); });
    rebuildRows();
}

void ExtensionModel::rebuildRows() {
    rows_.clear();
    std::copy_if(sorted_.begin(), sorted_.end(), std::back_inserter(rows_),
                 [this](int row) { return accepts(row); });
    renumber();
}

// Makes the inverse tables follow sorted_ and rows_.
void ExtensionModel::renumber() {
    rank_.assign(sorted_.size(), 0);
    for (std::size_t i = 0; i < sorted_.size(); ++i)
        rank_[static_cast<std::size_t>(sorted_[i])] = static_cast<int>(i);
    modelRow_.assign(sorted_.size(), -1);
    for (std::size_t i = 0; i < rows_.size(); ++i)
        modelRow_[static_cast<std::size_t>(rows_[i])] = static_cast<int>(i);
}

// Same rows, another order; selection, current row and open details stay with their extension.
void ExtensionModel::resort() {
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<int> storeRows;
    for (const QModelIndex& index : before)
        storeRows.push_back(index.internalId() == kTop ? rows_[static_cast<std::size_t>(index.row())] : -1);
    std::sort(sorted_.begin(), sorted_.end(), [this](int a, int b) { return less(a, b); });
    renumber();
    std::sort(rows_.begin(), rows_.end(), [this](int a, int b) {
        return rank_[static_cast<std::size_t>(a)] < rank_[static_cast<std::size_t>(b)];
    });
    renumber();
    for (std::size_t i = 0; i < storeRows.size(); ++i) {
        // A detail row's index names its extension and does not depend on the order.
        if (storeRows[i] < 0)
            continue;
        const QModelIndex& old = before[static_cast<qsizetype>(i)];
        changePersistentIndex(
            old, createIndex(modelRow_[static_cast<std::size_t>(storeRows[i])], old.column(), kTop));
    }
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void ExtensionModel::hide(int storeRow) {
    const int at = modelRow_[static_cast<std::size_t>(storeRow)];
    if (at < 0)
        return;
    beginRemoveRows({}, at, at);
    rows_.erase(rows_.begin() + at);
    renumber();
    endRemoveRows();
}

void ExtensionModel::updateMembership(int storeRow) {
    const bool wanted = accepts(storeRow);
    const bool shown = modelRow_[static_cast<std::size_t>(storeRow)] >= 0;
    if (wanted == shown)
        return;
    if (!wanted) {
        hide(storeRow);
        return;
    }
    const auto at = std::lower_bound(rows_.begin(), rows_.end(), storeRow, [this](int a, int b) {
        return rank_[static_cast<std::size_t>(a)] < rank_[static_cast<std::size_t>(b)];
    });
    const auto row = static_cast<int>(at - rows_.begin());
    beginInsertRows({}, row, row);
    rows_.insert(at, storeRow);
    renumber();
    endInsertRows();
}

// -- what the stores tell

void ExtensionModel::onChanged(const QVector<replica::Span>& spans, replica::ExtensionFields fields) {
    const bool renamed =
        fields.testAnyFlags(replica::ExtensionField::Name | replica::ExtensionField::Company);
    if (renamed) {
        for (const replica::Span& span : spans)
            for (int row = span.first; row <= span.last; ++row) {
                Key& key = keys_[static_cast<std::size_t>(row)];
                key = makeKey(store_.at(row), key.serial);
            }
        resort();
        for (const replica::Span& span : spans)
            for (int row = span.first; row <= span.last; ++row)
                updateMembership(row);
    }
    std::vector<int> rows;
    for (const replica::Span& span : spans)
        for (int row = span.first; row <= span.last; ++row)
            if (const int shown = modelRow_[static_cast<std::size_t>(row)]; shown >= 0)
                rows.push_back(shown);
    // The avatar in the presence column carries the phone state as well.
    const int last = renamed ? static_cast<int>(Company) : static_cast<int>(Phone);
    for (const replica::Span& span : rowSpans(std::move(rows)))
        emit dataChanged(index(span.first, Presence), index(span.last, last));
}

void ExtensionModel::onInserted(int storeRow) {
    const auto shift = [storeRow](int row) { return row >= storeRow ? row + 1 : row; };
    std::transform(sorted_.begin(), sorted_.end(), sorted_.begin(), shift);
    std::transform(rows_.begin(), rows_.end(), rows_.begin(), shift);
    std::transform(storeRowOfSerial_.begin(), storeRowOfSerial_.end(), storeRowOfSerial_.begin(), shift);
    const auto serial = static_cast<std::uint32_t>(storeRowOfSerial_.size());
    keys_.insert(keys_.begin() + storeRow, makeKey(store_.at(storeRow), serial));
    storeRowOfSerial_.push_back(storeRow);
    const auto at = std::lower_bound(sorted_.begin(), sorted_.end(), storeRow,
                                     [this](int a, int b) { return less(a, b); });
    sorted_.insert(at, storeRow);
    renumber();
    updateMembership(storeRow);
}

void ExtensionModel::onAboutToRemove(int storeRow) {
    hide(storeRow);
}

void ExtensionModel::onRemoved(int storeRow) {
    storeRowOfSerial_[keys_[static_cast<std::size_t>(storeRow)].serial] = -1;
    keys_.erase(keys_.begin() + storeRow);
    sorted_.erase(std::find(sorted_.begin(), sorted_.end(), storeRow));
    const auto shift = [storeRow](int row) { return row > storeRow ? row - 1 : row; };
    std::transform(sorted_.begin(), sorted_.end(), sorted_.begin(), shift);
    std::transform(rows_.begin(), rows_.end(), rows_.begin(), shift);
    std::transform(storeRowOfSerial_.begin(), storeRowOfSerial_.end(), storeRowOfSerial_.begin(), shift);
    renumber();
}

void ExtensionModel::onFavourites(const QVector<ExtensionId>& ids) {
    std::vector<int> rows;
    for (const ExtensionId& id : ids) {
        const int storeRow = store_.rowOf(id);
        if (storeRow < 0)
            continue;
        updateMembership(storeRow);
        if (const int shown = modelRow_[static_cast<std::size_t>(storeRow)]; shown >= 0)
            rows.push_back(shown);
    }
    for (const replica::Span& span : rowSpans(std::move(rows)))
        emit dataChanged(index(span.first, Favourite), index(span.last, Favourite));
}

void ExtensionModel::setFilter(const QString& typed) {
    FoldedQuery next(typed);
    if (next == filter_)
        return;
    beginResetModel();
    filter_ = std::move(next);
    rebuildRows();
    endResetModel();
}

void ExtensionModel::setPhoneStatesVisible(bool visible) {
    if (visible == phoneStatesVisible_)
        return;
    phoneStatesVisible_ = visible;
    if (!rows_.empty())
        emit dataChanged(index(0, Presence), index(rowCount() - 1, Phone));
}

void ExtensionModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= ColumnCount)
        return;
    sortColumn_ = column;
    sortOrder_ = order;
    resort();
}

int ExtensionModel::total() const {
    if (scope_ == Scope::All)
        return store_.size();
    return static_cast<int>(std::count_if(
        sorted_.begin(), sorted_.end(), [this](int row) { return favourites_.contains(store_.at(row).id); }));
}

QModelIndex ExtensionModel::indexOf(const ExtensionId& id, int column) const {
    const int storeRow = store_.rowOf(id);
    if (storeRow < 0)
        return {};
    const int row = modelRow_[static_cast<std::size_t>(storeRow)];
    return row < 0 ? QModelIndex() : createIndex(row, column, kTop);
}

// -- structure

QModelIndex ExtensionModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, kTop);
    const int storeRow = rows_[static_cast<std::size_t>(parent.row())];
    return createIndex(row, column,
                       static_cast<quintptr>(keys_[static_cast<std::size_t>(storeRow)].serial) + 1);
}

QModelIndex ExtensionModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == kTop)
        return {};
    const int storeRow = storeRowOfSerial_[static_cast<std::size_t>(child.internalId() - 1)];
    const int row = storeRow < 0 ? -1 : modelRow_[static_cast<std::size_t>(storeRow)];
    return row < 0 ? QModelIndex() : createIndex(row, 0, kTop);
}

int ExtensionModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(rows_.size());
    return hasChildren(parent) ? 1 : 0;
}

int ExtensionModel::columnCount(const QModelIndex& parent) const {
    // All of the detail is one cell.
    return parent.isValid() ? (hasChildren(parent) ? 1 : 0) : static_cast<int>(ColumnCount);
}

bool ExtensionModel::hasChildren(const QModelIndex& parent) const {
    if (!parent.isValid())
        return !rows_.empty();
    return parent.internalId() == kTop && parent.column() == 0;
}

Qt::ItemFlags ExtensionModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.internalId() != kTop)
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

const Extension* ExtensionModel::record(const QModelIndex& index) const {
    if (!index.isValid())
        return nullptr;
    const QModelIndex top = index.internalId() == kTop ? index : parent(index);
    return top.isValid() ? &store_.at(rows_[static_cast<std::size_t>(top.row())]) : nullptr;
}

}  // namespace euterpe::models
