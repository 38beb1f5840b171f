// The call-backs that the user has asked for, as the server last told them (D10). Changed only by Session.
// GUI thread only.
#pragma once

#include "lib/protocol/records.h"

#include <vector>

#include <QObject>

namespace euterpe::replica {

class BookingStore : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<protocol::Booking>& bookings() const { return bookings_; }

    // -- Session only
    void setFromServer(const std::vector<protocol::Booking>& bookings);
    void clear() { setFromServer({}); }

  signals:
    void changed();

  private:
    std::vector<protocol::Booking> bookings_;
};

}  // namespace euterpe::replica
