// Chat at the desktop against a server that dies, forgets and comes back (I2 to I4).
#include "desktop/replica/chat.h"

#include "desktop/link/connection.h"
#include "desktop/replica/session.h"
#include "desktop/settings/secret_stores.h"
#include "lib/protocol/limits.h"
#include "tests/desktop/support/fake_server.h"
#include "tests/desktop/support/waiting.h"

#include <algorithm>
#include <memory>
#include <random>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace euterpe::replica {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using testing::FakeServer;
using ::testing::IsEmpty;
using testing::settle;
using testing::waitUntil;

const ExtensionId kBruno("102");

class ChatTest : public ::testing::Test {
  protected:
    ChatTest() {
        settings.load();
        settings.update([](settings::Values& values) {
            values.address = QStringLiteral("pbx.example");
            values.user = QStringLiteral("alice");
        });
        secrets.write(settings::secretName(settings), "correct horse", &context, [](const auto&) {});
        server.snapshot.extensions = {testing::extension("101"), testing::extension("102")};
        times.firstRetry = 1ms;
        times.longestRetry = 8ms;
        start();
    }

    // Another run of the program, with the same folder.
    void start() {
        session.reset();
        session = std::make_unique<Session>(server.wire.factory(), events, settings, secrets, times);
        QObject::connect(&session->chat(), &Chat::arrived, session.get(),
                         [this](const protocol::ChatConversation& one) { arrived.push_back(one.last.text); });
    }
    bool online() {
        session->connectNow();
        return waitUntil([this] { return session->syncState().isOnline(); });
    }
    bool backOnline() {
        return waitUntil([this] { return session->syncState().sync() == Sync::Online; });
    }
    [[nodiscard]] Chat& chat() { return session->chat(); }
    [[nodiscard]] std::vector<std::string> shown() {
        std::vector<std::string> texts;
        for (const auto& message : chat().store().messages(kBruno))
            texts.push_back(message.text);
        return texts;
    }
    bool sent(std::size_t count) {
        return waitUntil(
            [&] { return chat().waiting(kBruno).empty() && server.chat.textsWith("102").size() == count; });
    }
    [[nodiscard]] QString outboxFile() const {
        const QDir kept(settings.directory() + QStringLiteral("/chat"));
        const QStringList files = kept.entryList({QStringLiteral("*.outbox")}, QDir::Files);
        return files.isEmpty() ? QString() : kept.filePath(files.front());
    }

    QTemporaryDir folder;
    QObject context;
    FakeServer server;
    settings::Settings settings{folder.path()};
    settings::SessionSecretStore secrets;
    link::HostEvents events;
    link::ConnectionTimes times;
    std::vector<std::string> arrived;
    std::unique_ptr<Session> session;
};

TEST_F(ChatTest, AMessageIsShownWaitingAndThenSent) {
    ASSERT_TRUE(online());
    chat().watch(kBruno, true);
    ASSERT_TRUE(chat().send(kBruno, "ciao").ok());
    ASSERT_EQ(chat().waiting(kBruno).size(), 1U);
    ASSERT_TRUE(sent(1));
    EXPECT_TRUE(waitUntil([this] { return shown() == std::vector<std::string>{"ciao"}; }));
    EXPECT_TRUE(arrived.empty());
    EXPECT_FALSE(chat().send(kBruno, "  \n").ok());
    EXPECT_EQ(chat().send(kBruno, std::string(protocol::limits::kChatText + 1, 'x')).error().code,
              ErrorCode::TooLarge);
}

TEST_F(ChatTest, WhatComesIsCountedMarkedAndRead) {
    ASSERT_TRUE(online());
    server.chat.says("102", "one");
    server.chat.says("102", "two");
    ASSERT_TRUE(waitUntil([this] { return arrived.size() == 2; }));
    EXPECT_EQ(chat().store().unread(), 2);
    ASSERT_TRUE(waitUntil([this] { return server.chat.with("102")->delivered == 2; }));
    chat().watch(kBruno, true);
    EXPECT_THAT(shown(), ElementsAre("one", "two"));
    chat().markRead(kBruno);
    EXPECT_EQ(chat().store().unread(), 0);
    EXPECT_TRUE(waitUntil([this] { return server.chat.with("102")->read == 2; }));
}

// Read at another client of the same user.
TEST_F(ChatTest, WhatAnotherClientDoesIsSeenHere) {
    ASSERT_TRUE(online());
    chat().watch(kBruno, true);
    server.chat.says("102", "one");
    ASSERT_TRUE(waitUntil([this] { return chat().store().unread() == 1; }));
    protocol::IncomingRequest other{0, "chat.mark", {}};
    other.params = protocol::toJson(protocol::ChatMarkParams{{{kBruno, 1, 1}}});
    (void)server.chat.answer(other);
    EXPECT_TRUE(waitUntil([this] { return chat().store().unread() == 0; }));
    other = {0, "chat.send",
             protocol::toJson(protocol::ChatSendParams{"elsewhere", kBruno, "from my laptop"})};
    (void)server.chat.answer(other);
    EXPECT_TRUE(waitUntil([this] { return shown().size() == 2; }));
    EXPECT_EQ(shown().back(), "from my laptop");
}

TEST_F(ChatTest, WhatWasMissedIsFetched) {
    ASSERT_TRUE(online());
    chat().watch(kBruno, true);
    server.chat.says("102", "one");
    ASSERT_TRUE(waitUntil([this] { return shown().size() == 1; }));
    server.chat.says("102", "lost", false);  // its notification never came
    server.chat.says("102", "three");
    EXPECT_TRUE(waitUntil([this] { return shown() == std::vector<std::string>{"one", "lost", "three"}; }));
    server.chat.says("102", "hinted", false);
    protocol::StateBatch hint;
    hint.chatVersion = 1'000;
    server.push(hint);
    EXPECT_TRUE(waitUntil([this] { return shown().size() == 4; }));
}

TEST_F(ChatTest, LongHistoryComesInPages) {
    server.chat.fill("102", 160);
    ASSERT_TRUE(online());
    chat().watch(kBruno, true);
    ASSERT_TRUE(waitUntil([this] { return shown().size() == 50; }));
    EXPECT_EQ(shown().front(), "message 111");
    while (chat().store().hasOlder(kBruno)) {
        const std::size_t before = shown().size();
        chat().loadOlder(kBruno);
        chat().loadOlder(kBruno);
        ASSERT_TRUE(waitUntil([&] { return shown().size() > before; }));
    }
    EXPECT_EQ(shown().size(), 160U);
    EXPECT_EQ(shown().front(), "message 1");
    chat().watch(kBruno, false);
    EXPECT_LE(shown().size(), 100U) << "nobody looks at them any more";
    EXPECT_EQ(shown().back(), "message 160");
}

TEST_F(ChatTest, WrittenOfflineSentLaterAlsoByTheNextRun) {
    ASSERT_TRUE(online());
    session->disconnectNow();
    ASSERT_TRUE(chat().send(kBruno, "one").ok());
    ASSERT_TRUE(chat().send(kBruno, "two").ok());
    const QString file = outboxFile();
    ASSERT_FALSE(file.isEmpty());
    EXPECT_EQ(QFileInfo(file).permissions() &
                  (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
              QFile::Permissions());
    start();
    ASSERT_TRUE(online());
    ASSERT_TRUE(sent(2));
    EXPECT_THAT(server.chat.textsWith("102"), ElementsAre("one", "two"));
    EXPECT_TRUE(arrived.empty());
}

TEST_F(ChatTest, ADamagedOutboxIsKeptAside) {
    ASSERT_TRUE(online());
    session->disconnectNow();
    ASSERT_TRUE(chat().send(kBruno, "one").ok());
    const QString file = outboxFile();
    session.reset();
    QFile damaged(file);
    ASSERT_TRUE(damaged.open(QIODevice::WriteOnly));
    damaged.write("{\"messages\":[{");
    damaged.close();
    start();
    std::optional<Error> told;
    QObject::connect(&session->chat(), &Chat::troubled, session.get(),
                     [&](const Error& error) { told = error; });
    ASSERT_TRUE(online());
    EXPECT_TRUE(told);
    EXPECT_TRUE(QFile::exists(file + QStringLiteral(".damaged")));
    ASSERT_TRUE(chat().send(kBruno, "two").ok());
    EXPECT_TRUE(sent(1));
}

TEST_F(ChatTest, WhatTheServerRefusesIsShownAndMayBeTriedAgain) {
    ASSERT_TRUE(online());
    server.refuse = [](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method == "chat.send")
            return Error{ErrorCode::NotFound, "no such extension"};
        return std::nullopt;
    };
    ASSERT_TRUE(chat().send(kBruno, "one").ok());
    ASSERT_TRUE(waitUntil([this] { return !chat().waiting(kBruno).front().refusal.empty(); }));
    EXPECT_EQ(chat().waiting(kBruno).front().refusal, "notFound");
    server.refuse = nullptr;
    ASSERT_TRUE(chat().send(kBruno, "two").ok());
    ASSERT_TRUE(waitUntil([this] { return server.chat.textsWith("102").size() == 1; }));
    chat().retry(chat().waiting(kBruno).front().clientId);
    ASSERT_TRUE(sent(2));
}

TEST_F(ChatTest, TypingIsShownUntilTheMessage) {
    ASSERT_TRUE(online());
    server.chat.types("102", true);
    ASSERT_TRUE(waitUntil([this] { return chat().isTyping(kBruno); }));
    server.chat.says("102", "here");
    EXPECT_TRUE(waitUntil([this] { return !chat().isTyping(kBruno); }));
    chat().setTyping(kBruno, true);
    chat().setTyping(kBruno, true);
    chat().setTyping(kBruno, false);
    EXPECT_TRUE(waitUntil([this] { return server.count("chat.typing") == 2; }));
}

// I4, whatever dies when: the answer is lost, the connection breaks, the server restarts, this program ends.
// Nothing is lost, nothing is doubled, the order is that of writing.
TEST_F(ChatTest, NothingIsLostOrDoubledWhateverDies) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::vector<std::string> written;
    std::vector<std::string> theirs;
    bool losesAnswer = false;
    server.refuse = [&](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method != "chat.send" || !std::exchange(losesAnswer, false))
            return std::nullopt;
        (void)server.chat.answer(request);
        server.drop();
        return Error{ErrorCode::Internal, "lost on the way"};
    };
    ASSERT_TRUE(online());
    for (int step = 0; step < 60; ++step) {
        switch (random() % 8) {
            case 0:
                server.drop();
                break;
            case 1:
                server.restart();
                break;
            case 2:  // the end of this program, wherever it stands
                start();
                session->connectNow();
                break;
            case 3:  // stored, and the answer never comes
                losesAnswer = true;
                break;
            case 4:
                theirs.push_back("their " + std::to_string(step));
                server.chat.says("102", theirs.back(), random() % 2 == 0);
                break;
            default:
                if (!chat().send(kBruno, "own " + std::to_string(step)).ok())
                    continue;  // nobody has signed in since the start
                written.push_back("own " + std::to_string(step));
        }
        if (random() % 3 == 0)
            settle();
    }
    losesAnswer = false;
    server.drop();
    ASSERT_TRUE(waitUntil([this] { return session->syncState().sync() == Sync::Online; }));
    ASSERT_TRUE(sent(written.size() + theirs.size())) << server.chat.textsWith("102").size();
    std::vector<std::string> own;
    for (const std::string& text : server.chat.textsWith("102"))
        if (text.starts_with("own"))
            own.push_back(text);
    EXPECT_EQ(own, written);
    chat().watch(kBruno, true);
    while (chat().store().hasOlder(kBruno)) {
        chat().loadOlder(kBruno);
        settle();
    }
    EXPECT_TRUE(waitUntil([this] { return shown() == server.chat.textsWith("102"); }));
}

}  // namespace
}  // namespace euterpe::replica
