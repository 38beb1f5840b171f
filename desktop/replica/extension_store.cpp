#include "desktop/replica/extension_store.h"

#include <algorithm>

namespace euterpe::replica {
namespace {

using protocol::Extension;

bool before(const Extension& row, const ExtensionId& id) {
    return row.id < id;
}

ExtensionFields difference(const Extension& a, const Extension& b) {
    ExtensionFields fields;
    fields.setFlag(ExtensionField::Name, a.firstName != b.firstName || a.lastName != b.lastName);
    fields.setFlag(ExtensionField::Company, a.company != b.company);
    fields.setFlag(ExtensionField::Phone, a.phone != b.phone);
    fields.setFlag(ExtensionField::Presence, a.presence != b.presence);
    return fields;
}

// Ascending by id, each id once: of several records the last one counts.
std::vector<const Extension*> sortedById(const std::vector<Extension>& records) {
    std::vector<const Extension*> sorted;
    sorted.reserve(records.size());
    for (const Extension& record : records)
        sorted.push_back(&record);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Extension* a, const Extension* b) { return a->id < b->id; });
    std::vector<const Extension*> unique;
    unique.reserve(sorted.size());
    for (const Extension* record : sorted) {
        if (!unique.empty() && unique.back()->id == record->id)
            unique.back() = record;
        else
            unique.push_back(record);
    }
    return unique;
}

bool holds(const std::vector<const Extension*>& sorted, const ExtensionId& id) {
    const auto found = std::lower_bound(sorted.begin(), sorted.end(), id,
                                        [](const Extension* a, const ExtensionId& b) { return a->id < b; });
    return found != sorted.end() && (*found)->id == id;
}

}  // namespace

int ExtensionStore::rowOf(const ExtensionId& id) const {
    const auto found = std::lower_bound(rows_.begin(), rows_.end(), id, before);
    return found != rows_.end() && found->id == id ? static_cast<int>(found - rows_.begin()) : -1;
}

const Extension* ExtensionStore::find(const ExtensionId& id) const {
    const int row = rowOf(id);
    return row < 0 ? nullptr : &at(row);
}

void ExtensionStore::apply(bool full, const std::vector<Extension>& records,
                           const std::vector<ExtensionId>& removed) {
    const auto sorted = sortedById(records);
    std::vector<ExtensionId> gone;
    if (full) {
        for (const Extension& row : rows_) {
            if (!holds(sorted, row.id))
                gone.push_back(row.id);
        }
    } else {
        for (const ExtensionId& id : removed) {
            if (rowOf(id) >= 0 && !holds(sorted, id))
                gone.push_back(id);
        }
        std::sort(gone.begin(), gone.end());
        gone.erase(std::unique(gone.begin(), gone.end()), gone.end());
    }
    const auto isNew = [this](const Extension* record) { return rowOf(record->id) < 0; };
    const auto added = static_cast<std::size_t>(std::count_if(sorted.begin(), sorted.end(), isNew));
    if (gone.size() + added > static_cast<std::size_t>(kResetAbove))
        return applyByReset(sorted, gone);
    if (!gone.empty() || added > 0)
        applyRowByRow(sorted, gone);
    applyChanged(sorted);
}

// Rows that are there already: overwritten in place, told as spans.
void ExtensionStore::applyChanged(const std::vector<const Extension*>& sorted) {
    QVector<Span> spans;
    ExtensionFields fields;
    for (const Extension* record : sorted) {
        const int row = rowOf(record->id);
        if (row < 0)
            continue;
        Extension& present = rows_[static_cast<std::size_t>(row)];
        const ExtensionFields differs = difference(present, *record);
        if (!differs)
            continue;
        fields |= differs;
        present = *record;
        if (!spans.isEmpty() && spans.back().last + 1 == row)
            spans.back().last = row;
        else
            spans.push_back({row, row});
    }
    if (!spans.isEmpty())
        emit changed(spans, fields);
}

void ExtensionStore::applyRowByRow(const std::vector<const Extension*>& sorted,
                                   const std::vector<ExtensionId>& gone) {
    for (const ExtensionId& id : gone) {
        const int row = rowOf(id);
        emit aboutToRemove(row);
        rows_.erase(rows_.begin() + row);
        emit removed(row);
    }
    for (const Extension* record : sorted) {
        const auto place = std::lower_bound(rows_.begin(), rows_.end(), record->id, before);
        if (place != rows_.end() && place->id == record->id)
            continue;
        const auto row = static_cast<int>(place - rows_.begin());
        emit aboutToInsert(row);
        rows_.insert(place, *record);
        emit inserted(row);
    }
}

void ExtensionStore::applyByReset(const std::vector<const Extension*>& sorted,
                                  const std::vector<ExtensionId>& gone) {
    emit aboutToReset();
    std::vector<Extension> merged;
    merged.reserve(rows_.size() + sorted.size());
    for (Extension& row : rows_) {
        if (!std::binary_search(gone.begin(), gone.end(), row.id) && !holds(sorted, row.id))
            merged.push_back(std::move(row));
    }
    for (const Extension* record : sorted)
        merged.push_back(*record);
    std::sort(merged.begin(), merged.end(),
              [](const Extension& a, const Extension& b) { return a.id < b.id; });
    rows_ = std::move(merged);
    emit reset();
}

void ExtensionStore::clear() {
    if (rows_.empty())
        return;
    emit aboutToReset();
    rows_.clear();
    emit reset();
}

}  // namespace euterpe::replica
