// A client of the protocol that follows the state of its user, record by record, without a desktop: for what
// the server tells whichever client there is. Blocking, one thread.
#pragma once

#include "tests/stage/raw_client.h"

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace euterpe::stage {

class LiveClient {
  public:
    // Logs in and subscribes; throws std::runtime_error when that is refused.
    LiveClient(int port, const std::string& user, const std::string& password, protocol::Mode mode,
               const std::string& account);

    // Takes what comes until the condition holds; false when it does not within the time.
    bool until(const std::function<bool()>& condition,
               std::chrono::milliseconds limit = std::chrono::seconds(10));
    template <protocol::Request R>
    Result<typename protocol::Traits<R>::Result> ask(const typename protocol::Traits<R>::Params& params) {
        return client_.ask<R>(params);
    }

    // The only living call; an empty one when there is none or more than one.
    [[nodiscard]] protocol::Call call() const;
    bool showsCall(protocol::CallState state);
    bool showsNoCall();

    protocol::SessionLoginResult welcome;
    protocol::Self self;
    std::map<CallId, protocol::Call> calls;  // living
    std::vector<protocol::Call> ended;
    std::vector<protocol::ParkedCall> parked;
    std::vector<protocol::Booking> bookings;
    std::map<ExtensionId, protocol::Extension> extensions;
    std::int64_t registerNewest = 0;
    protocol::PbxStatus pbx;

  private:
    void apply(const protocol::StateBatch& batch);

    RawClient client_;
};

}  // namespace euterpe::stage
