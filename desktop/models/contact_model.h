// The contacts as rows, sorted and filtered (F6): a view of replica::ContactStore. Two levels (F3): a row per
// contact, below it one row for each of its numbers and addresses. Made for 100,000 contacts: owns the order
// and one folded key a contact, no proxy; a search is one run through the keys and one reset. GUI thread
// only; made by screens.
#pragma once

#include "desktop/models/search_table.h"
#include "desktop/replica/contact_store.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include <QAbstractItemModel>

namespace euterpe::models {

class ContactModel : public QAbstractItemModel {
    Q_OBJECT
  public:
    enum Column { Source, LastName, FirstName, Organization, Unit, Number, ColumnCount };
    enum Role {
        RecordRole = Qt::UserRole,  // const protocol::Contact*, valid until the next event; details too
        FieldRole,                  // const protocol::ContactField* of a detail, else null
        UnsynchronisedRole,         // bool
    };
    enum class Scope { All, Shared, Personal, Imported };

    // The store outlives the model.
    explicit ContactModel(const replica::ContactStore& store, QObject* parent = nullptr);

    // As typed: each word must occur in a name, the organization, the unit or an address, or each number in a
    // number, however it is written.
    void setFilter(const QString& typed);
    void setScope(Scope scope);
    [[nodiscard]] Scope scope() const { return scope_; }
    // Contacts of the scope before filtering.
    [[nodiscard]] int total() const { return total_; }
    // Invalid when filtered out.
    [[nodiscard]] QModelIndex indexOf(const ContactId& id, int column = LastName) const;
    // nullptr for an invalid index.
    [[nodiscard]] const protocol::Contact* record(const QModelIndex& index) const;
    // Of a detail row, else nullptr.
    [[nodiscard]] const protocol::ContactField* field(const QModelIndex& index) const;

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
    // Where the parts of a contact's key begin: last name, first name, organization, unit, addresses.
    struct Key {
        std::array<std::uint16_t, 5> at{};
        std::uint8_t details = 0;  // as the view knows them
        bool used = false;
        auto operator<=>(const Key&) const = default;
    };

    void makeKey(int slot);
    [[nodiscard]] std::string_view part(int slot, std::size_t which) const;
    [[nodiscard]] std::string_view sortText(int slot, int column) const;
    [[nodiscard]] bool inScope(int slot) const;
    [[nodiscard]] bool accepts(int slot) const;
    [[nodiscard]] bool less(int a, int b) const;
    void rebuild();
    void sortAll();
    void rebuildRows();
    void renumber();
    void insertRow(int slot);
    void removeRow(int slot);
    void setDetails(int slot, std::size_t count);

    void onChanged(int slot);
    void onInserted(int slot);
    void onAboutToRemove(int slot);

    [[nodiscard]] int slotAt(const QModelIndex& index) const;
    [[nodiscard]] QVariant topData(int slot, int column, int role) const;
    [[nodiscard]] QVariant detailData(int slot, const protocol::ContactField& field, int role) const;
    [[nodiscard]] QString cellText(const protocol::Contact& contact, int column) const;

    const replica::ContactStore& store_;
    SearchQuery filter_;
    Scope scope_ = Scope::All;
    int sortColumn_ = LastName;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
    int total_ = 0;

    SearchTable table_;
    std::vector<Key> keys_;            // by slot
    std::vector<int> sorted_;          // slots in order, filtered or not
    std::vector<int> rows_;            // slot of each row
    std::vector<int> modelRow_;        // by slot, -1 = filtered out
    std::vector<std::uint8_t> found_;  // by slot, of the present search
};

}  // namespace euterpe::models

Q_DECLARE_METATYPE(const euterpe::protocol::Contact*)
Q_DECLARE_METATYPE(const euterpe::protocol::ContactField*)
