#include "desktop/replica/booking_store.h"

namespace euterpe::replica {

void BookingStore::setFromServer(const std::vector<protocol::Booking>& bookings) {
    if (bookings == bookings_)
        return;
    bookings_ = bookings;
    emit changed();
}

}  // namespace euterpe::replica
