// The user's calls as rows (G1): a view of replica::RegisterSource, which holds the pages. A row that is not
// here yet is a placeholder; looking at it makes the source fetch its page. Names come from the directory
// first. Owns no rows. GUI thread only; made by the register screen.
#pragma once

#include "desktop/replica/extension_store.h"
#include "desktop/replica/register_source.h"

#include <functional>

#include <QAbstractTableModel>
#include <QLocale>
#include <QTimer>

namespace euterpe::models {

class RegisterModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Kind, Name, Number, Started, Duration, ColumnCount };
    enum Role {
        RecordRole = Qt::UserRole,  // const protocol::RegisterRow*, nullptr for a placeholder; makes no wish
        NumberRole,                 // QString: what to dial or copy, "" when withheld
        RecordingRole,              // QString: of the conversation, "" = there is none (D13)
    };
    using Clock = std::function<UnixMillis()>;

    // Source and store outlive the model. `clock` tells today from yesterday.
    RegisterModel(replica::RegisterSource& source, const replica::ExtensionStore& extensions, Clock clock,
                  QObject* parent = nullptr);
    RegisterModel(replica::RegisterSource& source, const replica::ExtensionStore& extensions,
                  QObject* parent = nullptr);

    // For dates; the application's language decides, not the model.
    void setLocale(const QLocale& locale);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    QString cellText(const protocol::RegisterRow& row, int column) const;
    QString accessibleText(const protocol::RegisterRow& row, int column) const;
    QString toolTip(const protocol::RegisterRow& row, int column) const;
    QString partyName(const protocol::RegisterRow& row) const;
    bool isNamed(const protocol::RegisterRow& row) const;
    void repeatColumn(int column);
    void armMidnight();

    replica::RegisterSource& source_;
    const replica::ExtensionStore& extensions_;
    Clock clock_;
    QLocale locale_;
    QTimer midnight_;  // turns "Today" into "Yesterday"
};

}  // namespace euterpe::models

Q_DECLARE_METATYPE(const euterpe::protocol::RegisterRow*)
