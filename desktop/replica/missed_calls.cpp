#include "desktop/replica/missed_calls.h"

#include "desktop/link/connection.h"
#include "desktop/link/request.h"

namespace euterpe::replica {

// What became of it comes by setFromServer(); a request that is lost with the connection is sent again at the
// next look.
void MissedCalls::see(std::int64_t newest) {
    if (count_ > 0 && connection_.isOnline())
        connection_.request<protocol::Request::RegisterSeen>({newest}, this, [](const auto&) {});
}

void MissedCalls::setFromServer(std::int64_t count) {
    if (count == count_)
        return;
    count_ = count;
    emit changed();
}

}  // namespace euterpe::replica
