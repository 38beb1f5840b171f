// How the CardDAV accounts are doing, for the dialog that lists them. Filled in by app/. GUI thread only; one
// per application.
#pragma once

#include "lib/base/result.h"

#include <optional>

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QString>

namespace euterpe::screens {

class CardDavStatus : public QObject {
    Q_OBJECT

  public:
    struct Entry {
        bool running = false;
        QDateTime when;              // of the last success
        std::optional<Error> error;  // of the last attempt
    };

    [[nodiscard]] Entry of(const QString& account) const { return entries_.value(account); }
    void set(const QString& account, const Entry& entry) {
        entries_.insert(account, entry);
        emit changed();
    }

  signals:
    void changed();
    // The user wants them fetched now.
    void refreshWanted();

  private:
    QHash<QString, Entry> entries_;
};

}  // namespace euterpe::screens
