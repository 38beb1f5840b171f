// hub::Loop over Asio. Loop thread; created by app/ beside the io_context.
#pragma once

#include "server/hub/loop.h"

#include <memory>

namespace boost::asio {
class io_context;
}

namespace euterpe::app {

class AsioLoop : public hub::Loop {
  public:
    explicit AsioLoop(boost::asio::io_context& io) : io_(io) {}
    void post(std::function<void()> work) override;
    void after(std::chrono::milliseconds delay, std::function<void()> work) override;
    [[nodiscard]] Time now() const override { return std::chrono::steady_clock::now(); }
    [[nodiscard]] UnixMillis wallNow() const override {
        return toUnixMillis(std::chrono::system_clock::now());
    }

  private:
    boost::asio::io_context& io_;
};

}  // namespace euterpe::app
