#include "desktop/replica/parking_store.h"

namespace euterpe::replica {

void ParkingStore::setFromServer(const std::vector<protocol::ParkedCall>& calls) {
    if (calls == calls_)
        return;
    calls_ = calls;
    emit changed();
}

}  // namespace euterpe::replica
