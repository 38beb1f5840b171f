// Which extensions carry the user's star (F5). The server's list, with the user's own clicks shown at once
// and taken back if the server refuses them. Changed only by Session and Commands. GUI thread only.
#pragma once

#include "lib/base/id.h"

#include <map>
#include <vector>

#include <QObject>
#include <QVector>

namespace euterpe::replica {

class FavouriteStore : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    [[nodiscard]] bool contains(const ExtensionId& id) const;
    // As shown, in ascending order of id.
    [[nodiscard]] std::vector<ExtensionId> ids() const;

    // -- Session and Commands only
    void setFromServer(std::vector<ExtensionId> ids);
    // Returns the ticket to finish() with.
    int begin(const ExtensionId& id, bool favourite);
    void finish(int ticket, bool accepted);
    void clear();

  signals:
    // The extensions whose star appeared or went, never empty.
    void changed(const QVector<euterpe::ExtensionId>& ids);

  private:
    struct Pending {
        int ticket = 0;
        bool favourite = false;
    };
    void emitDifference(const std::vector<ExtensionId>& before);

    std::vector<ExtensionId> server_;         // sorted
    std::map<ExtensionId, Pending> pending_;  // the newest click on each
    std::map<int, std::pair<ExtensionId, bool>> tickets_;
    int nextTicket_ = 1;
};

}  // namespace euterpe::replica
