// Accepts connections and starts a session for each, within the connection limit. Owns the listening sockets.
// Loop thread; created and stopped by app/.
#pragma once

#include "lib/base/result.h"
#include "server/web/shared_state.h"

#include <cstdint>
#include <memory>
#include <string>

namespace boost::asio {
class io_context;
}

namespace euterpe::web {

class Listener {
  public:
    // `address` "" = every interface, IPv6 and IPv4. `port` 0 = any free one. Io when it cannot be bound.
    static Result<std::unique_ptr<Listener>> open(boost::asio::io_context& io, const std::string& address,
                                                  std::uint16_t port, SharedState& shared);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    // No connection is accepted afterwards; sessions live on.
    void stop();

  private:
    class Impl;
    explicit Listener(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> impl_;
};

}  // namespace euterpe::web
