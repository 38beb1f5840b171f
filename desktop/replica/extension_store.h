// The colleagues: every extension that the server shows, sorted by id. Owns the records; changed only by
// Session. Kept while offline (B5). GUI thread only.
#pragma once

#include "desktop/replica/span.h"
#include "lib/protocol/records.h"

#include <vector>

#include <QFlags>
#include <QObject>
#include <QVector>

namespace euterpe::replica {

enum class ExtensionField { Name = 1, Company = 2, Phone = 4, Presence = 8 };
Q_DECLARE_FLAGS(ExtensionFields, ExtensionField)
Q_DECLARE_OPERATORS_FOR_FLAGS(ExtensionFields)

class ExtensionStore : public QObject {
    Q_OBJECT

  public:
    // Membership changes of more rows than this at once are told as one reset.
    static constexpr int kResetAbove = 64;

    using QObject::QObject;

    [[nodiscard]] const std::vector<protocol::Extension>& rows() const { return rows_; }
    [[nodiscard]] int size() const { return static_cast<int>(rows_.size()); }
    [[nodiscard]] const protocol::Extension& at(int row) const {
        return rows_[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] int rowOf(const ExtensionId& id) const;  // -1 = not there
    [[nodiscard]] const protocol::Extension* find(const ExtensionId& id) const;

    // -- Session only
    // `full`: what `records` does not hold is gone.
    void apply(bool full, const std::vector<protocol::Extension>& records,
               const std::vector<ExtensionId>& removed);
    void clear();

  signals:
    // Rows whose content changed, merged into spans in ascending order, and the union of what changed in
    // them.
    void changed(const QVector<euterpe::replica::Span>& spans, euterpe::replica::ExtensionFields fields);
    // Around each insertion or removal of one row: for beginInsertRows/endInsertRows and their like.
    void aboutToInsert(int row);
    void inserted(int row);
    void aboutToRemove(int row);
    void removed(int row);
    // Around a change too large to be told row by row (first snapshot, another server): rows are all new.
    void aboutToReset();
    void reset();

  private:
    void applyChanged(const std::vector<const protocol::Extension*>& sorted);
    void applyRowByRow(const std::vector<const protocol::Extension*>& sorted,
                       const std::vector<ExtensionId>& gone);
    void applyByReset(const std::vector<const protocol::Extension*>& sorted,
                      const std::vector<ExtensionId>& gone);

    std::vector<protocol::Extension> rows_;
};

}  // namespace euterpe::replica
