// The simulator held against the client of the product.
#include "tests/fakes/ami_server.h"

#include "server/ami/client.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

namespace euterpe::fakes {
namespace {

using namespace std::chrono_literals;

class Listener : public ami::ClientListener {
  public:
    void onAmiConnected(const std::string&) override { ++connects; }
    void onAmiDisconnected(const Error& reason) override { losses.push_back(reason.code); }
    void onAmiEvent(const ami::Message& event) override { events.emplace_back(event.event()); }
    void onAmiLag(std::chrono::milliseconds) override {}

    int connects = 0;
    std::vector<ErrorCode> losses;
    std::vector<std::string> events;
};

class AmiServerTest : public testing::Test {
  protected:
    void SetUp() override {
        auto started = AmiServer::start({});
        ASSERT_TRUE(started.ok());
        server_ = std::move(*started);
        ami::ClientConfig config;
        config.port = server_->port();
        config.user = "euterpe";
        config.secret = "secret";
        client_ = std::make_unique<ami::Client>(io_, config, listener_, log_);
        client_->start();
        // FullyBooted follows the login in a packet of its own; seen here, it is in no test's way.
        ASSERT_TRUE(runUntil([this] { return client_->connected() && !listener_.events.empty(); }));
        ASSERT_EQ(listener_.events[0], "FullyBooted");
    }

    bool runUntil(const std::function<bool()>& condition) {
        const auto deadline = std::chrono::steady_clock::now() + 20s;
        while (!condition() && std::chrono::steady_clock::now() < deadline)
            io_.run_one_for(1s);
        return condition();
    }

    std::size_t listed(const std::string& action) {
        std::optional<std::size_t> count;
        boost::asio::co_spawn(
            io_,
            [&]() -> boost::asio::awaitable<void> {
                const auto events = co_await client_->list(ami::Action(action), 10s);
                count = events.ok() ? events.value().size() : 999'999;
            },
            boost::asio::detached);
        EXPECT_TRUE(runUntil([&] { return count.has_value(); }));
        return count.value_or(999'999);
    }

    const Log log_{LogLevel::Error};
    boost::asio::io_context io_;
    Listener listener_;
    std::unique_ptr<AmiServer> server_;
    std::unique_ptr<ami::Client> client_;
};

TEST_F(AmiServerTest, ListsOfASnapshotAreComplete) {
    EXPECT_EQ(listed("ExtensionStateList"), 24U);
    EXPECT_EQ(listed("DeviceStateList"), 24U);
    EXPECT_EQ(listed("CoreShowChannels"), 0U);
    EXPECT_EQ(listed("QueueStatus"), 0U);
    EXPECT_TRUE(server_->waitForSnapshot(1s));
    EXPECT_EQ(server_->actionCount("ExtensionStateList"), 1);
}

TEST_F(AmiServerTest, EventsReachTheClient) {
    listener_.events.clear();
    server_->setState(3, DeviceState::Ringing);
    ASSERT_TRUE(runUntil([this] { return listener_.events.size() >= 2; }));
    EXPECT_EQ(listener_.events[0], "DeviceStateChange");
    EXPECT_EQ(listener_.events[1], "ExtensionStatus");
}

TEST_F(AmiServerTest, AConnectionThatIsDroppedComesBack) {
    server_->dropConnections(true);
    EXPECT_TRUE(runUntil([this] { return listener_.connects == 2; }));
}

}  // namespace
}  // namespace euterpe::fakes
