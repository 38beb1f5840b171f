// Many clients in one thread (epoll). Owns them and the TLS context. Single-threaded; used by main.
#pragma once

#include "bench/load/client.h"
#include "lib/base/result.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::bench {

struct FleetOptions {
    Target target;
    int clients = 1;
    // One a client, or users with passwords that several clients log in with in turn. A token is one
    // session's: a second client with it would end the first.
    std::vector<Identity> users;
    bool subscribe = true;
    // Clients come from 127.0.x.y, one address each up to 60,000, as desktops do; only to a server on the
    // loop-back.
    bool spreadSources = true;
};

class Fleet {
  public:
    using Sink = std::function<void(int client, std::string_view notification)>;

    static Result<std::unique_ptr<Fleet>> create(FleetOptions options, Sink sink);
    ~Fleet();
    Fleet(const Fleet&) = delete;
    Fleet& operator=(const Fleet&) = delete;

    // Opens every client and waits until all are ready. The error names the first client that failed.
    Result<void> connectAll(std::chrono::seconds patience);
    // Handles what has come, waiting at most so long.
    void pump(std::chrono::milliseconds wait);

    [[nodiscard]] int ready() const { return ready_; }
    [[nodiscard]] int lost() const { return lost_; }
    [[nodiscard]] const Error& firstFailure() const { return firstFailure_; }
    [[nodiscard]] Client& client(int index) { return *clients_[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int size() const { return static_cast<int>(clients_.size()); }

  private:
    Fleet(FleetOptions options, Sink sink);
    bool openNext();
    void watch(int index);
    void serve(int index);
    [[nodiscard]] std::string sourceOf(int index) const;
    [[nodiscard]] const Identity& identityOf(int index) const;

    FleetOptions options_;
    Sink sink_;
    SSL_CTX* context_ = nullptr;
    int epoll_ = -1;
    std::vector<std::unique_ptr<Client>> clients_;
    std::vector<bool> writing_;
    int opened_ = 0;
    int ready_ = 0;
    int lost_ = 0;
    Error firstFailure_;
};

}  // namespace euterpe::bench
