#include "server/app/asio_loop.h"

#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace euterpe::app {

void AsioLoop::post(std::function<void()> work) {
    boost::asio::post(io_, std::move(work));
}

void AsioLoop::after(std::chrono::milliseconds delay, std::function<void()> work) {
    auto timer = std::make_shared<boost::asio::steady_timer>(io_, delay);
    timer->async_wait([timer, work = std::move(work)](boost::system::error_code ec) {
        if (!ec)
            work();
    });
}

}  // namespace euterpe::app
