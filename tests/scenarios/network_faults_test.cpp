// What may come over the network: clients that stop reading, that send rubbish, that only open connections;
// and a PBX that sends rubbish. The PBX is a fake one, so that a company is as large and as busy as a test
// needs.
#include "tests/fakes/ami_server.h"
#include "tests/stage/desk.h"
#include "tests/stage/raw_client.h"
#include "tests/stage/server.h"

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#undef emit  // Qt's keyword; here it is AmiServer::emit()

namespace euterpe::stage {
namespace {

using fakes::DeviceState;
using protocol::PhoneState;
using protocol::Request;
using std::chrono::seconds;

constexpr int kExtensions = 1000;
constexpr int kFirst = 1001;
// What a server may take more while it is treated badly; sanitizers need a multiple of it themselves.
constexpr std::size_t kGrowthKb = 64 * 1024;

class NetworkFaults : public ::testing::Test {
  protected:
    void SetUp() override {
        fakes::AmiServerOptions options;
        options.company.extensions = kExtensions;
        options.company.first = kFirst;
        auto started = fakes::AmiServer::start(options);
        ASSERT_TRUE(started);
        ami_ = std::move(*started);
        Pbx pbx{{ami_->port(), options.user, options.secret}, {}, {}};
        for (int i = 0; i < kExtensions; ++i) {
            const std::string number = std::to_string(kFirst + i);
            store::DirectoryEntry entry;
            entry.id = ExtensionId(number);
            entry.firstName = "First" + number;
            entry.lastName = "Last" + number;
            entry.accounts.emplace_back(number);
            pbx.company.extensions.push_back(std::move(entry));
        }
        pbx_ = pbx;
    }

    void TearDown() override {
        desk_.reset();
        if (server_) {
            EXPECT_EQ(server_->finish(), "") << "what is wrong with euterpe-server";
        }
        if (HasFailure() && server_)
            std::cerr << server_->log().substr(0, 8000);
    }

    // A server with these lines in [limits], and a desk beside it that has to stay live.
    void begin(const std::string& limits = {}) {
        server_.emplace(pbx_, folder_.path() / "server", ServerOptions{limits, {}});
        server_->addUser("1001");
        server_->addUser("1002");
        server_->start();
        desk_.emplace(server_->port(), "1001", DeskOptions{"1001"});
        ASSERT_TRUE(desk_->online());
        ASSERT_TRUE(othersAreLive());
        residentKb_ = server_->residentKb();
    }

    bool othersAreLive() {
        ami().setState(9, DeviceState::InUse);
        const bool busy = desk_->shows("1010", PhoneState::Busy, seconds(3));
        ami().setState(9, DeviceState::NotInUse);
        return busy && desk_->shows("1010", PhoneState::Free, seconds(3)) &&
               desk_->session().syncState().sync() == replica::Sync::Online;
    }

    bool isBounded() {
        const std::size_t now = server_->residentKb();
        const bool sanitized = std::getenv("EUTERPE_SERVER") != nullptr || kSanitized;
        const std::size_t allowed = sanitized ? 6 * kGrowthKb : kGrowthKb;
        if (now > residentKb_ + allowed)
            std::cerr << "resident: " << residentKb_ << " KB before, " << now << " KB now\n";
        return now <= residentKb_ + allowed;
    }

    bool connectionsFallTo(std::int64_t count, seconds limit) {
        // The question itself is one.
        return until([&] { return server_->metric("connections") <= count + 1; }, limit);
    }

    fakes::AmiServer& ami() { return *ami_; }
    Server& server() { return *server_; }
    Desk& desk() { return *desk_; }

  private:
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    static constexpr bool kSanitized = true;
#else
    static constexpr bool kSanitized = false;
#endif
    const TemporaryFolder folder_;
    std::unique_ptr<fakes::AmiServer> ami_;
    Pbx pbx_;
    std::optional<Server> server_;
    std::optional<Desk> desk_;
    std::size_t residentKb_ = 0;
};

// B5: a client whose computer is gone (open socket, nobody reads or answers) is dropped after the idle time.
TEST_F(NetworkFaults, HalfOpenClientIsDropped) {
    begin("idle_seconds = 5");
    RawClient client(server().port());
    ASSERT_TRUE(client.login("1002", Server::kPassword, "1002"));
    ASSERT_TRUE(client.ask<Request::StateSubscribe>({}));
    ASSERT_EQ(server().metric("sessions"), 2);

    EXPECT_TRUE(until([&] { return server().metric("sessions") == 1; }, seconds(12)));
    EXPECT_TRUE(othersAreLive());
    EXPECT_TRUE(isBounded());
}

// A client that does not read for a while gets, once it does, the latest state and not all that was in
// between.
TEST_F(NetworkFaults, SlowClientGetsTheLatestState) {
    begin("outgoing_kb = 65536");
    RawClient client(server().port(), {"127.0.0.1", 4096});
    ASSERT_TRUE(client.login("1002", Server::kPassword, "1002"));
    const std::int64_t sent = server().metric("websocket_bytes_total");
    constexpr int kSnapshots = 60;
    for (int i = 0; i < kSnapshots; ++i)
        ASSERT_TRUE(client.sendText(R"({"jsonrpc":"2.0","id":)" + std::to_string(1000 + i) +
                                    R"(,"method":"state.subscribe","params":{}})"));
    // All asked, not all written: the rest waits in the server.
    ASSERT_TRUE(until([&] { return server().metric("snapshots_total") >= kSnapshots; }));
    constexpr int kChanges = 50;
    for (int i = 0; i < kChanges; ++i) {
        ami().setState(19, i % 2 == 0 ? DeviceState::NotInUse : DeviceState::InUse);
        ASSERT_TRUE(desk().shows("1020", i % 2 == 0 ? PhoneState::Free : PhoneState::Busy));
    }
    EXPECT_TRUE(othersAreLive());
    EXPECT_TRUE(isBounded());

    int tellings = 0;
    std::string last;
    while (last.find(R"("phone":"busy")") == std::string::npos) {
        const auto text = client.readText(seconds(5));
        ASSERT_TRUE(text);
        if (text->find(R"("state.batch")") == std::string::npos)
            continue;
        if (const auto at = text->find(R"("id":"1020")"); at != std::string::npos) {
            ++tellings;
            last = text->substr(at, 200);
        }
    }
    EXPECT_LE(tellings, 3) << "of " << kChanges << " changes";
    EXPECT_GT(server().metric("websocket_bytes_total"), sent);
}

// A client that asks for more and more and never reads is closed, at little cost.
TEST_F(NetworkFaults, ClientThatOnlyAsksIsClosed) {
    begin();
    RawClient client(server().port(), {"127.0.0.1", 4096});
    ASSERT_TRUE(client.login("1002", Server::kPassword, "1002"));
    for (int i = 0; i < 95; ++i) {
        if (!client.sendText(R"({"jsonrpc":"2.0","id":)" + std::to_string(1000 + i) +
                             R"(,"method":"state.subscribe","params":{}})"))
            break;
    }
    EXPECT_TRUE(until([&] { return server().metric("websocket_too_slow_total") == 1; }));
    EXPECT_TRUE(until([&] { return server().metric("sessions") == 1; }));
    EXPECT_TRUE(othersAreLive());
    EXPECT_TRUE(isBounded());
}

// Rubbish instead of TLS, instead of HTTP, as HTTP: answered with an error or closed, nobody else is
// disturbed.
TEST_F(NetworkFaults, RubbishOnTheServersPort) {
    begin();
    const std::string megabyte(1 << 20, 'A');
    for (const std::string& bytes : {std::string("GET / HTTP/1.1\r\n\r\n"), std::string(4096, '\0'), megabyte,
                                     std::string("\x16\x03\x01\xff\xff\x01", 6) + megabyte}) {
        RawClient client(server().port());
        (void)client.send(bytes);
        EXPECT_TRUE(client.closes(seconds(5)));
    }
    struct Nonsense {
        std::string bytes;
        std::string answer;
    };
    for (const Nonsense& nonsense :
         {Nonsense{"\x01\x02\x03 nonsense\r\n\r\n", "HTTP/1.1 400"}, Nonsense{"GET\r\n\r\n", "HTTP/1.1 400"},
          Nonsense{"GET / HTTP/9.9\r\n\r\n", "HTTP/1.1 400"},
          Nonsense{"GET / HTTP/1.1\r\nX: " + megabyte + "\r\n\r\n", "HTTP/1.1 431"},
          Nonsense{"POST /rest/salt/default HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", "HTTP/1.1 413"},
          Nonsense{"GET /../../etc/passwd HTTP/1.1\r\n\r\n", "HTTP/1.1 404"},
          Nonsense{"GET /nowhere HTTP/1.1\r\nUpgrade: websocket\r\nConnection: "
                   "Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                   "HTTP/1.1 404"}}) {
        RawClient client(server().port());
        ASSERT_TRUE(client.startTls());
        (void)client.send(nonsense.bytes);
        const std::string reply = client.readAll(seconds(2));
        EXPECT_TRUE(reply.starts_with(nonsense.answer)) << nonsense.bytes.substr(0, 40) << " -> " << reply;
    }
    EXPECT_TRUE(connectionsFallTo(1, seconds(5)));
    EXPECT_TRUE(othersAreLive());
    EXPECT_TRUE(isBounded());
}

// WebSocket messages that are too large, binary, nested without end, or no JSON-RPC at all.
TEST_F(NetworkFaults, RubbishOverWebSocket) {
    begin();
    {
        RawClient client(server().port());
        ASSERT_TRUE(client.openWebSocket());
        (void)client.sendText(std::string(1 << 20, 'A'));
        EXPECT_TRUE(client.closes(seconds(5)));
    }
    {
        RawClient client(server().port());
        ASSERT_TRUE(client.openWebSocket());
        ASSERT_TRUE(client.sendFrame(2, "binary"));
        EXPECT_FALSE(client.readText());
    }
    {
        RawClient client(server().port());
        ASSERT_TRUE(client.openWebSocket());
        ASSERT_TRUE(client.sendFrame(1, "a message", false));
        for (int i = 0; i < 20; ++i)
            (void)client.sendFrame(0, std::string(16 * 1024, 'A'), false);  // that never ends
        EXPECT_TRUE(client.closes(seconds(5)));
    }
    RawClient client(server().port());
    ASSERT_TRUE(client.openWebSocket());
    for (const std::string& text :
         {std::string(30'000, '['), std::string("{\"a\":") + std::string(1000, '{'), std::string("null"),
          std::string("{}"), std::string("\xff\xfe"), std::string("[1,2,3]"),
          std::string(R"({"jsonrpc":"2.0","id":1,"method":"call.dial","params":{"dialId":1,"target":[]}})"),
          std::string(R"({"jsonrpc":"2.0","id":2,"method":"state.subscribe","params":{}})")}) {
        if (!client.sendText(text))
            break;
        const auto reply = client.readText();
        if (!reply)
            break;  // invalid UTF-8 in a text frame ends the connection (RFC 6455, section 8.1)
        EXPECT_NE(reply->find("\"error\""), std::string::npos) << *reply;
    }
    EXPECT_TRUE(othersAreLive());
    EXPECT_TRUE(isBounded());
}

// A thousand connections that never finish their handshake: others come in meanwhile, and the thousand are
// closed.
TEST_F(NetworkFaults, ThousandUnfinishedHandshakes) {
    begin();
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 1000; ++i) {
        idle.push_back(std::make_unique<RawClient>(server().port()));
        if (i % 2 == 0)
            (void)idle.back()->send("\x16\x03\x01");
    }
    ASSERT_TRUE(until([&] { return server().metric("connections") >= 1000; }));
    EXPECT_TRUE(othersAreLive());
    EXPECT_TRUE(isBounded());
    EXPECT_TRUE(RawClient(server().port()).login("1002", Server::kPassword));
    EXPECT_TRUE(connectionsFallTo(1, seconds(14)));
    EXPECT_TRUE(othersAreLive());
}

// No descriptor left for another connection: said, others are served, and new ones once there is room.
TEST_F(NetworkFaults, OutOfDescriptors) {
    begin();
    server().limitDescriptors(100);
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 200; ++i)
        idle.push_back(std::make_unique<RawClient>(server().port()));
    ASSERT_TRUE(until([&] { return server().log().find("listener.accept_failed") != std::string::npos; }));
    EXPECT_TRUE(othersAreLive());
    idle.clear();
    EXPECT_TRUE(until([&] { return server().metric("connections") == 2; }));
    EXPECT_TRUE(RawClient(server().port()).login("1002", Server::kPassword));
    EXPECT_TRUE(othersAreLive());
    const std::string log = server().log();
    int told = 0;
    for (auto at = log.find("listener.accept_failed"); at != std::string::npos;
         at = log.find("listener.accept_failed", at + 1))
        ++told;
    EXPECT_LE(told, 3) << "not one line an attempt";
}

// A PBX that sends a line of 10 MB, broken bytes and half messages: dropped, counted, and the next event
// counts again.
TEST_F(NetworkFaults, RubbishFromThePbx) {
    begin();
    ami().emit("Event: Newchannel\r\nChannel: " + std::string(10 << 20, 'A') + "\r\n\r\n");
    EXPECT_TRUE(othersAreLive());
    ami().emit("\xff\xfe\x01 no header at all\r\n\r\n");
    ami().emit("Event: ExtensionStatus\r\nExten: \xe9\xe8\r\nStatus: 99999999999999999999\r\n\r\n");
    ami().emit("Event: Hangup\r\nUniqueid: never-seen\r\n\r\n");
    ami().emit(std::string("Event: Newchannel\r\nUniqueid: a\0b\r\n\r\n", 36));
    EXPECT_TRUE(othersAreLive());
    EXPECT_GE(server().metric("pbx_dropped_total"), 1);
    EXPECT_TRUE(isBounded());
}

}  // namespace
}  // namespace euterpe::stage
