// The whole server, wired: creates every part in order, runs the loop, ends in reverse order. Owns
// everything. Main thread, which becomes the loop thread; the benchmarks run it inside their own process.
#pragma once

#include "lib/base/log.h"
#include "lib/base/result.h"
#include "server/app/config.h"
#include "server/app/data_lock.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace euterpe::app {

class Application {
  public:
    // Opens the database, makes the certificate if there is none, binds the port. `configFile` is read again
    // on SIGHUP for what can change while running: the certificate and the directory.
    static Result<std::unique_ptr<Application>> create(const Config& config, const Log& log);
    ~Application();
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    // Until SIGTERM or SIGINT, or stop() from a handler of the loop.
    void run();
    // Any thread: says good-bye to every client, then ends run().
    void stop();

    [[nodiscard]] std::uint16_t port() const;

  private:
    class Parts;
    Application(DataLock lock, std::unique_ptr<Parts> parts);
    DataLock lock_;
    std::unique_ptr<Parts> parts_;
};

// What euterpe-server calls itself, e.g. "euterpe-server/0.1.0".
std::string serverName();

}  // namespace euterpe::app
