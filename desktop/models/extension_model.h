// The colleagues as rows, sorted and filtered (F2-F5): a view of replica::ExtensionStore and FavouriteStore.
//
// Two levels (F3): a row per extension, below each one detail row with its number. Owns the row order and a
// folded search key per record, nothing else. Sorting by a column that changes by itself (presence, phone
// state) sorts as things are then; rows do not jump under the pointer later. GUI thread only; made by
// screens.
#pragma once

#include "desktop/models/fold.h"
#include "desktop/replica/extension_store.h"
#include "desktop/replica/favourite_store.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <QAbstractItemModel>

namespace euterpe::models {

class ExtensionModel : public QAbstractItemModel {
    Q_OBJECT
  public:
    enum Column { Presence, Phone, Number, FirstName, LastName, Company, Favourite, ColumnCount };
    enum Role {
        RecordRole = Qt::UserRole,  // const protocol::Extension*, valid until the next event; details too
        FavouriteRole,              // bool
        NumberRole,                 // QString: what to dial
    };
    enum class Scope { All, Favourites };

    // The stores outlive the model.
    ExtensionModel(const replica::ExtensionStore& store, const replica::FavouriteStore& favourites,
                   Scope scope, QObject* parent = nullptr);

    // As typed: each word must occur in first name, last name, company or number; case and accents ignored.
    void setFilter(const QString& typed);
    // Mode Free sees no phone states (section O): they vanish from texts too.
    void setPhoneStatesVisible(bool visible);
    bool phoneStatesVisible() const { return phoneStatesVisible_; }
    // Rows of the scope before filtering.
    int total() const;
    // The row of an extension in `column`, invalid when filtered out.
    QModelIndex indexOf(const ExtensionId& id, int column = FirstName) const;
    // nullptr for an invalid index.
    const protocol::Extension* record(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    void sort(int column, Qt::SortOrder order) override;

  private:
    // What search and sorting need of a record, folded once.
    struct Key {
        std::string text;  // first name, last name, company and number, one a line
        std::uint32_t lastAt = 0;
        std::uint32_t companyAt = 0;
        std::uint32_t numberAt = 0;
        std::uint32_t serial = 0;  // names the extension in its detail row's index

        std::string_view firstName() const { return std::string_view(text).substr(0, lastAt); }
        std::string_view lastName() const {
            return std::string_view(text).substr(lastAt, companyAt - lastAt);
        }
        std::string_view company() const {
            return std::string_view(text).substr(companyAt, numberAt - companyAt);
        }
        std::string_view number() const { return std::string_view(text).substr(numberAt); }
    };

    Key makeKey(const protocol::Extension& record, std::uint32_t serial) const;
    bool accepts(int storeRow) const;
    bool less(int a, int b) const;
    void rebuild();
    void rebuildRows();
    void renumber();
    void resort();
    void updateMembership(int storeRow);
    void hide(int storeRow);

    void onChanged(const QVector<replica::Span>& spans, replica::ExtensionFields fields);
    void onInserted(int storeRow);
    void onAboutToRemove(int storeRow);
    void onRemoved(int storeRow);
    void onFavourites(const QVector<ExtensionId>& ids);

    QVariant topData(const protocol::Extension& record, int column, int role) const;
    QVariant detailData(const protocol::Extension& record, int column, int role) const;
    QString cellText(const protocol::Extension& record, int column) const;
    QString accessibleText(const protocol::Extension& record, int column) const;
    QString toolTip(const protocol::Extension& record, int column) const;

    const replica::ExtensionStore& store_;
    const replica::FavouriteStore& favourites_;
    const Scope scope_;
    FoldedQuery filter_;
    int sortColumn_ = LastName;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
    bool phoneStatesVisible_ = true;

    std::vector<Key> keys_;              // by store row
    std::vector<int> sorted_;            // store rows in order, filtered or not
    std::vector<int> rank_;              // by store row: place in sorted_
    std::vector<int> rows_;              // store row of each model row
    std::vector<int> modelRow_;          // by store row, -1 = filtered out
    std::vector<int> storeRowOfSerial_;  // -1 = gone
};

}  // namespace euterpe::models

Q_DECLARE_METATYPE(const euterpe::protocol::Extension*)
