// replica::VoicemailStore as a table, newest message first (H1). GUI thread only; owned by the screen.
#pragma once

#include "desktop/replica/extension_store.h"
#include "desktop/replica/voicemail_store.h"

#include <functional>
#include <vector>

#include <QAbstractTableModel>
#include <QLocale>
#include <QTimer>

namespace euterpe::models {

class VoicemailModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Sign, Name, Number, Received, Duration, Folder, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole,  // QString
        NumberRole,             // QString: what to dial or copy, "" when withheld
        HeardRole,              // bool
        PlayableRole,           // bool
    };
    using Clock = std::function<UnixMillis()>;

    // Stores outlive the model. `clock` tells today from yesterday.
    VoicemailModel(replica::VoicemailStore& store, const replica::ExtensionStore& extensions, Clock clock,
                   QObject* parent = nullptr);

    // For dates; the application's language decides, not the model.
    void setLocale(const QLocale& locale);
    // -1 when it is not there.
    [[nodiscard]] int rowOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    void follow();
    void repeatColumn(int column);
    void armMidnight();
    QString cellText(const protocol::VoicemailMessage& message, int column) const;
    QString accessibleText(const protocol::VoicemailMessage& message, int column) const;
    QString partyName(const protocol::VoicemailMessage& message) const;

    replica::VoicemailStore& store_;
    const replica::ExtensionStore& extensions_;
    Clock clock_;
    QLocale locale_;
    std::vector<protocol::VoicemailMessage> messages_;  // as shown
    QTimer midnight_;                                   // turns "Today" into "Yesterday"
};

}  // namespace euterpe::models
