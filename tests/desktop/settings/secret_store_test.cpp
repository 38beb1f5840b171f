#include "desktop/settings/secret_store.h"

#include "desktop/settings/secret_stores.h"
#include "desktop/settings/settings.h"
#include "tests/desktop/support/waiting.h"

#include <optional>

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace euterpe::settings {
namespace {

using namespace std::chrono_literals;
using testing::settle;
using testing::waitUntil;

const QString kAlice = QStringLiteral("alice@pbx");

class SecretStoreTest : public ::testing::Test {
  protected:
    Result<std::string> read(SecretStore& store, const QString& account = kAlice) {
        std::optional<Result<std::string>> answer;
        store.read(account, &context, [&](const auto& a) { answer = a; });
        EXPECT_FALSE(answer) << "answered inside the call";
        EXPECT_TRUE(waitUntil([&] { return answer.has_value(); }));
        return answer ? *answer : Error{ErrorCode::Timeout, "no answer"};
    }
    bool write(SecretStore& store, const std::string& secret, const QString& account = kAlice) {
        std::optional<bool> done;
        store.write(account, secret, &context, [&](const auto& a) { done = a.ok(); });
        EXPECT_TRUE(waitUntil([&] { return done.has_value(); }));
        return done.value_or(false);
    }
    bool remove(SecretStore& store) {
        std::optional<bool> done;
        store.remove(kAlice, &context, [&](const auto& a) { done = a.ok(); });
        EXPECT_TRUE(waitUntil([&] { return done.has_value(); }));
        return done.value_or(false);
    }
    void keepsAndForgets(SecretStore& store) {
        EXPECT_EQ(read(store).error().code, ErrorCode::NotFound);
        EXPECT_TRUE(write(store, "geheim"));
        EXPECT_TRUE(write(store, "other", QStringLiteral("bob@pbx")));
        EXPECT_EQ(*read(store), "geheim");
        EXPECT_TRUE(write(store, "newer è"));
        EXPECT_EQ(*read(store), "newer è");
        EXPECT_TRUE(remove(store));
        EXPECT_TRUE(remove(store));
        EXPECT_EQ(read(store).error().code, ErrorCode::NotFound);
        EXPECT_EQ(*read(store, QStringLiteral("bob@pbx")), "other");
    }

    QTemporaryDir folder;
    QObject context;
};

TEST_F(SecretStoreTest, TheSessionsStoreKeepsAndForgets) {
    SessionSecretStore store;
    keepsAndForgets(store);
}

TEST_F(SecretStoreTest, TheFilesStoreKeepsAndForgets) {
    FileSecretStore store(folder.path() + QStringLiteral("/new"));
    keepsAndForgets(store);
}

// B3: never in clear.
TEST_F(SecretStoreTest, TheFileHoldsNoSecretInClear) {
    FileSecretStore store(folder.path());
    ASSERT_TRUE(write(store, "geheim"));
    QFile file(store.fileName());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray first = file.readAll();
    EXPECT_FALSE(first.contains("geheim"));
    EXPECT_FALSE(first.contains(QByteArray("geheim").toBase64().chopped(2)));
    EXPECT_FALSE(first.contains("alice"));
    EXPECT_EQ(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
              QFileDevice::Permissions());
    FileSecretStore again(folder.path());
    EXPECT_EQ(*read(again), "geheim");
}

TEST_F(SecretStoreTest, ADamagedFileIsAskedForAgain) {
    FileSecretStore store(folder.path());
    ASSERT_TRUE(write(store, "geheim"));
    QFile file(store.fileName());
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    for (qsizetype i = bytes.size() - 1; i > 10; i -= 7)
        bytes[i] = bytes[i] == 'A' ? 'B' : 'A';
    file.resize(0);
    file.seek(0);
    file.write(bytes);
    file.close();
    EXPECT_EQ(read(store).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(write(store, "typed again"));
    EXPECT_EQ(*read(store), "typed again");
}

// A key store of the test's own: answers the probe when told to.
class ChoiceTest : public SecretStoreTest {
  protected:
    std::unique_ptr<ChosenSecretStore> make(std::chrono::milliseconds timeout) {
        auto fake = std::make_unique<SessionSecretStore>();
        keychain = fake.get();
        auto store = std::make_unique<ChosenSecretStore>(
            std::move(fake), [this](QObject*, SecretStore::Done done) { answerProbe = std::move(done); },
            std::make_unique<FileSecretStore>(folder.path()), [this] { return fallback; }, timeout);
        store->decide();
        return store;
    }

    SessionSecretStore* keychain = nullptr;
    SecretStore::Done answerProbe;
    SecretFallback fallback = SecretFallback::Undecided;
};

TEST_F(ChoiceTest, AKeychainThatAnswersIsUsedAndWishesWaitForIt) {
    const auto store = make(1h);
    EXPECT_EQ(store->kind(), SecretKind::Undecided);
    std::vector<SecretKind> told;
    QObject::connect(store.get(), &SecretStore::kindChanged, [&](SecretKind kind) { told.push_back(kind); });
    std::optional<bool> written;
    store->write(kAlice, "geheim", &context, [&](const auto& a) { written = a.ok(); });
    settle();
    EXPECT_FALSE(written);
    answerProbe({});
    ASSERT_TRUE(waitUntil([&] { return written.has_value(); }));
    EXPECT_EQ(store->kind(), SecretKind::Keychain);
    EXPECT_EQ(told, std::vector<SecretKind>{SecretKind::Keychain});
    EXPECT_EQ(*read(*keychain), "geheim");
    fallback = SecretFallback::File;
    store->fallbackChanged();
    EXPECT_EQ(store->kind(), SecretKind::Keychain);
}

TEST_F(ChoiceTest, WithoutAKeychainTheUsersChoiceCounts) {
    const auto store = make(1h);
    answerProbe(Error{ErrorCode::Io, "no service"});
    EXPECT_EQ(store->kind(), SecretKind::Session);
    ASSERT_TRUE(write(*store, "geheim"));
    fallback = SecretFallback::File;
    std::vector<SecretKind> told;
    QObject::connect(store.get(), &SecretStore::kindChanged, [&](SecretKind kind) { told.push_back(kind); });
    store->fallbackChanged();
    EXPECT_EQ(told, std::vector<SecretKind>{SecretKind::File});
    ASSERT_TRUE(write(*store, "geheim"));
    FileSecretStore file(folder.path());
    EXPECT_EQ(*read(file), "geheim");
}

TEST_F(ChoiceTest, AKeychainThatDoesNotAnswerIsNotWaitedFor) {
    const auto store = make(10ms);
    EXPECT_EQ(read(*store).error().code, ErrorCode::NotFound);
    EXPECT_EQ(store->kind(), SecretKind::Session);
    answerProbe({});
    EXPECT_EQ(store->kind(), SecretKind::Session) << "too late for this run";
}

TEST_F(ChoiceTest, TheApplicationsStoreDecidesWhateverTheComputerHas) {
    Settings settings(folder.path());
    settings.load();
    const auto store = makeSecretStore(settings);
    ASSERT_TRUE(waitUntil([&] { return store->kind() != SecretKind::Undecided; }));
    settings.update([](Values& values) {
        values.user = QStringLiteral("alice ");
        values.address = QStringLiteral("pbx");
    });
    EXPECT_EQ(secretName(settings), kAlice);
}

}  // namespace
}  // namespace euterpe::settings
