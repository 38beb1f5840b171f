#include "lib/protocol/limits.h"
#include "tests/server/web/tls_client.h"
#include "tests/server/web/web_server.h"

#include <gtest/gtest.h>

namespace euterpe::web {
namespace {

using namespace std::chrono_literals;
namespace limits = protocol::limits;

hub::Buffer text(std::string value) {
    return std::make_shared<const std::string>(std::move(value));
}

void echo(WebServer& server) {
    server.hub.onText = [](hub::Transport& transport, std::string_view said) {
        transport.send(text(std::string(said)));
    };
}

TEST(WebSocketTest, CarriesTextsBothWays) {
    WebServer server;
    echo(server);
    TlsClient client(server.port());
    ASSERT_TRUE(client.handshake());
    ASSERT_TRUE(client.upgrade());
    for (const std::string& said : {std::string("hello"), std::string(1000, 'x'), std::string(60'000, 'y')}) {
        ASSERT_TRUE(client.sendText(said));
        EXPECT_EQ(client.readText(), said);
    }
}

TEST(WebSocketTest, WhoHasLoggedInIsNoStranger) {
    WebLimits limits;
    limits.strangersPerSource = 1;
    WebServer server(limits);
    echo(server);
    TlsClient client(server.port());
    ASSERT_TRUE(client.handshake());
    ASSERT_TRUE(client.upgrade());
    ASSERT_TRUE(client.sendText("log in"));
    ASSERT_EQ(client.readText(), "log in");
    TlsClient another(server.port());
    EXPECT_TRUE(another.handshake());
    TlsClient third(server.port());
    EXPECT_TRUE(third.closedByServer());
}

TEST(WebSocketTest, OtherPathsAreNotFound) {
    WebServer server;
    TlsClient client(server.port());
    ASSERT_TRUE(client.handshake());
    EXPECT_FALSE(client.upgrade("/ws"));
    EXPECT_EQ(server.hub.opened, 0);
}

TEST(WebSocketTest, ALargeMessageArrivesWhole) {
    WebServer server;
    std::string large;
    for (int i = 0; large.size() < 3'000'000; ++i)
        large += std::to_string(i) + ' ';
    server.hub.onText = [&](hub::Transport& transport, std::string_view) {
        transport.send(text(large));
        transport.send(text("after"));
    };
    TlsClient client(server.port());
    client.setReceiveBuffer(32 * 1024);
    ASSERT_TRUE(client.handshake());
    ASSERT_TRUE(client.upgrade());
    client.sendText("go");
    EXPECT_EQ(client.readText(), large);
    EXPECT_EQ(client.readText(), "after");
}

TEST(WebSocketTest, RepliesToASlowReaderAreKeptInOrder) {
    WebServer server;
    constexpr int kReplies = 400;
    const std::string padding(2000, 'p');
    server.hub.onText = [&](hub::Transport& transport, std::string_view) {
        for (int i = 0; i < kReplies; ++i)
            transport.send(text(std::to_string(i) + padding));
    };
    TlsClient client(server.port());
    client.setReceiveBuffer(32 * 1024);
    ASSERT_TRUE(client.handshake());
    ASSERT_TRUE(client.upgrade());
    client.sendText("go");
    ASSERT_TRUE(server.hub.await([](const FakeGateway& hub) { return !hub.texts.empty(); }));
    for (int i = 0; i < kReplies; ++i)
        ASSERT_EQ(client.readText(), std::to_string(i) + padding);
    EXPECT_TRUE(server.hub.await([](const FakeGateway& hub) { return hub.drained > 0; }));
}

TEST(WebSocketTest, AReaderThatNeverReadsIsClosedAtTheCap) {
    WebLimits small;
    small.outgoingBytes = 256 * 1024;
    WebServer server(small);
    TlsClient client(server.port());
    client.setReceiveBuffer(32 * 1024);
    ASSERT_TRUE(client.handshake());
    ASSERT_TRUE(client.upgrade());
    ASSERT_TRUE(server.hub.await([](const FakeGateway& hub) { return hub.opened == 1; }));
    server.onLoop([&] {
        for (int i = 0; i < 40; ++i)
            server.hub.last->send(text(std::string(1024 * 1024, 'z')));
    });
    EXPECT_TRUE(server.hub.await([](const FakeGateway& hub) { return hub.closed == 1; }));
    EXPECT_EQ(server.counters().tooSlow, 1U);
}

TEST(WebSocketTest, OversizedAndBinaryMessagesEndTheConnection) {
    WebServer server;
    {
        TlsClient client(server.port());
        ASSERT_TRUE(client.handshake());
        ASSERT_TRUE(client.upgrade());
        client.sendText(std::string(limits::kRequestBytes + 1, 'x'));
        EXPECT_EQ(client.readClose(), 1009);
    }
    TlsClient client(server.port());
    ASSERT_TRUE(client.handshake());
    ASSERT_TRUE(client.upgrade());
    client.sendFrame(2, "bytes");
    EXPECT_EQ(client.readClose(), 1008);
    EXPECT_TRUE(server.hub.texts.empty());
}

TEST(WebSocketTest, BrokenFramesEndTheConnection) {
    WebServer server;
    for (const std::string& broken :
         {std::string("\x81\x05hello", 7),                                      // not masked
          std::string("\xf1\x80\0\0\0\0", 6),                                   // reserved bits
          std::string("\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0", 14),  // an absurd length
          std::string("\x81\x82\0\0\0\0\xff\xfe", 8)}) {                        // not UTF-8
        TlsClient client(server.port());
        ASSERT_TRUE(client.handshake());
        ASSERT_TRUE(client.upgrade());
        client.send(broken);
        EXPECT_NE(client.readClose(), 0);
    }
    EXPECT_TRUE(server.hub.await([](const FakeGateway& hub) { return hub.closed == hub.opened; }));
    EXPECT_TRUE(server.hub.texts.empty());
}

TEST(WebSocketTest, APeerThatAnswersNoPingIsGone) {
    WebLimits quick;
    quick.idleTimeout = 300ms;
    WebServer server(quick);
    TlsClient client(server.port());
    ASSERT_TRUE(client.handshake());
    ASSERT_TRUE(client.upgrade());
    EXPECT_TRUE(server.hub.await([](const FakeGateway& hub) { return hub.closed == 1; }));
}

TEST(WebSocketTest, APeerThatAnswersPingsStays) {
    WebLimits quick;
    quick.idleTimeout = 300ms;
    WebServer server(quick);
    echo(server);
    TlsClient client(server.port());
    ASSERT_TRUE(client.handshake());
    ASSERT_TRUE(client.upgrade());
    for (int pings = 0; pings < 5;) {
        const auto frame = client.readFrame();
        ASSERT_TRUE(frame);
        if (frame->opcode != 9)
            continue;
        ++pings;
        client.sendFrame(10, frame->payload);
    }
    client.sendText("still here");
    EXPECT_EQ(client.readText(), "still here");
}

TEST(WebSocketTest, WhatWasSaidBeforeClosingIsDelivered) {
    WebServer server;
    server.hub.onText = [](hub::Transport& transport, std::string_view) {
        transport.send(text("last words"));
        transport.close(hub::CloseCode::GoingAway);
        transport.send(text("never"));
    };
    TlsClient client(server.port());
    ASSERT_TRUE(client.handshake());
    ASSERT_TRUE(client.upgrade());
    client.sendText("bye");
    const auto said = client.readFrame();
    ASSERT_TRUE(said);
    EXPECT_EQ(said->payload, "last words");
    EXPECT_EQ(client.readClose(), 1001);
    client.sendFrame(8, std::string("\x03\xe9", 2));
    EXPECT_TRUE(server.hub.await([](const FakeGateway& hub) { return hub.closed == 1; }));
}

TEST(WebSocketTest, ConnectionsAreCountedAndGivenBack) {
    WebServer server;
    {
        std::vector<std::unique_ptr<TlsClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<TlsClient>(server.port()));
            ASSERT_TRUE(clients.back()->handshake());
            ASSERT_TRUE(clients.back()->upgrade());
        }
        ASSERT_TRUE(server.hub.await([](const FakeGateway& hub) { return hub.opened == 20; }));
        EXPECT_EQ(server.counters().webSockets, 20U);
    }
    EXPECT_TRUE(server.hub.await([](const FakeGateway& hub) { return hub.closed == 20; }));
    EXPECT_TRUE(
        server.awaitCounters([](const WebCounters& now) { return now.open == 0 && now.webSockets == 0; }));
}

TEST(WebSocketTest, SessionsThatAreOpenWhenTheServerEndsAreLeftBehindSafely) {
    auto server = std::make_unique<WebServer>();
    TlsClient client(server->port());
    ASSERT_TRUE(client.handshake());
    ASSERT_TRUE(client.upgrade());
    server.reset();
    EXPECT_TRUE(client.closedByServer());
}

}  // namespace
}  // namespace euterpe::web
