// The whole server in this process, without a PBX: what a client and an administrator see from outside.

#include "server/app/application.h"
#include "server/store/store.h"
#include "server/web/rest_auth.h"
#include "tests/server/web/tls_client.h"
#include "tests/server/web/web_server.h"

#include <fcntl.h>
#include <fstream>
#include <thread>
#include <unistd.h>

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace euterpe::app {
namespace {

constexpr const char* kPassword = "Corr3ct-horse-battery";
constexpr const char* kAmiSecret = "am1-s3cret-never-logged";

class ServerTest : public testing::Test {
  protected:
    void SetUp() override {
        auto store = store::Store::open({folder.path + "/euterpe.db", true, true}, Log(LogLevel::Error, -1));
        ASSERT_TRUE(store) << store.error().detail;
        store::DirectoryEntry entry;
        entry.id = ExtensionId("101");
        entry.firstName = "Anna";
        entry.lastName = "Rossi";
        entry.accounts = {AccountId("101")};
        ASSERT_TRUE((*store)->putExtension(entry));
        store::UserRecord user;
        user.id = UserId("anna");
        user.extension = entry.id;
        user.restApi = true;
        ASSERT_TRUE((*store)->addUser(user, kPassword));
        store->reset();
        logFd = ::open((folder.path + "/log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        log = std::make_unique<Log>(LogLevel::Debug, logFd);
        start();
    }
    void TearDown() override {
        stop();
        ::close(logFd);
    }

    Config config() const {
        Config config;
        config.server.listen = "127.0.0.1";
        config.server.port = 0;
        config.server.data = folder.path;
        config.pbx.port = 1;  // nobody there
        config.pbx.user = "euterpe";
        config.pbx.secret = kAmiSecret;
        return config;
    }
    void start() {
        auto created = Application::create(config(), *log);
        ASSERT_TRUE(created) << created.error().detail;
        application = std::move(*created);
        thread = std::thread([this] { application->run(); });
    }
    void stop() {
        if (!thread.joinable())
            return;
        application->stop();
        thread.join();
        application.reset();
    }

    std::unique_ptr<web::TlsClient> client() {
        auto made = std::make_unique<web::TlsClient>(application->port());
        EXPECT_TRUE(made->handshake());
        return made;
    }
    static boost::json::object ask(web::TlsClient& client, const std::string& method,
                                   const std::string& params) {
        client.sendText(R"({"jsonrpc":"2.0","id":1,"method":")" + method + R"(","params":)" + params + "}");
        while (auto text = client.readText()) {
            auto message = boost::json::parse(*text).as_object();
            if (message.contains("id"))
                return message;
        }
        return {};
    }
    static std::string login(const std::string& password) {
        return R"({"protocol":1,"user":"anna","mode":"free","password":")" + password + R"("})";
    }
    std::string logged() const {
        std::ifstream file(folder.path + "/log");
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }

    web::TemporaryFolder folder;
    int logFd = -1;
    std::unique_ptr<Log> log;
    std::unique_ptr<Application> application;
    std::thread thread;
};

TEST_F(ServerTest, ASessionSurvivesARestartByItsToken_B5) {
    auto first = client();
    ASSERT_TRUE(first->upgrade());
    const auto in = ask(*first, "session.login", login(kPassword));
    ASSERT_TRUE(in.contains("result")) << boost::json::serialize(in);
    const std::string token(in.at("result").at("token").as_string());
    EXPECT_EQ(in.at("result").at("self").at("name").as_string(), "Anna Rossi");
    stop();
    bool toldToGo = false;
    while (auto text = first->readText())
        toldToGo = toldToGo || text->find("serverStopping") != std::string::npos;
    EXPECT_TRUE(toldToGo);
    start();
    auto second = client();
    ASSERT_TRUE(second->upgrade());
    const auto resumed = ask(*second, "session.resume", R"({"protocol":1,"token":")" + token + R"("})");
    ASSERT_TRUE(resumed.contains("result")) << boost::json::serialize(resumed);
    EXPECT_NE(resumed.at("result").at("epoch").as_string(), in.at("result").at("epoch").as_string());
    const auto state = ask(*second, "state.subscribe", "{}").at("result").at("batch").as_object();
    EXPECT_EQ(state.at("extensions").as_array().size(), 1U);
    EXPECT_FALSE(state.at("pbx").at("connected").as_bool());
}

TEST_F(ServerTest, NoSecretReachesTheLog) {
    auto session = client();
    ASSERT_TRUE(session->upgrade());
    ask(*session, "session.login", login("Wr0ng-passw0rd-typed"));
    const auto in = ask(*session, "session.login", login(kPassword));
    const std::string token(in.at("result").at("token").as_string());
    ask(*session, "call.dial", R"({"dialId":"d","target":"102"})");
    ask(*session, "session.logout", "{}");
    ask(*session, "session.resume", R"({"protocol":1,"token":")" + token + R"("})");
    auto rest = client();
    rest->get("/rest/phoneServices/c2c/102/101",
              "X-authenticate: RestApiUsernameToken Username=\"anna\"\r\n");
    stop();
    const std::string lines = logged();
    EXPECT_NE(lines.find("session.established"), std::string::npos);
    EXPECT_NE(lines.find("session.login_failed"), std::string::npos);
    for (const std::string& secret :
         {std::string(kPassword), std::string("Wr0ng-passw0rd-typed"), token, std::string(kAmiSecret)}) {
        ASSERT_FALSE(secret.empty());
        EXPECT_EQ(lines.find(secret), std::string::npos);
    }
}

TEST_F(ServerTest, TwoServersDoNotWorkWithOneDatabase) {
    const auto second = Application::create(config(), *log);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);
    EXPECT_NE(second.error().detail.find("another euterpe-server works with " + folder.path),
              std::string::npos);
    stop();
    start();  // once it is free again
}

TEST_F(ServerTest, HealthMetricsAndRestAnswer) {
    auto rest = client();
    const std::string health = rest->get("/health");
    EXPECT_NE(health.find(R"("ok":false)"), std::string::npos) << "no PBX";
    const std::string metrics = rest->get("/metrics");
    for (const char* name : {"euterpe_sessions 0", "euterpe_pbx_connected 0", "euterpe_pbx_missing_rights 0",
                             "# TYPE euterpe_batches_total counter", "euterpe_pbx_reconnects_total",
                             "euterpe_register_last_import_seconds"})
        EXPECT_NE(metrics.find(name), std::string::npos) << name;
    const std::string salted = rest->get("/rest/salt/default");
    const auto body = boost::json::parse(salted.substr(salted.find("\r\n\r\n") + 4)).as_object();
    const std::string salt(body.at("salt").as_string());

    web::RestToken token{"anna", "default", "", "0123456789abcdef", ""};
    const std::time_t now = std::time(nullptr);
    char created[32];
    std::strftime(created, sizeof created, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));
    token.created = created;
    token.digest = web::restDigest(token, web::restDigestPassword(kPassword, salt));
    const std::string header =
        "X-authenticate: RestApiUsernameToken Username=\"anna\", Domain=\"default\", Digest=\"" +
        token.digest + "\", Nonce=\"" + token.nonce + "\", Created=\"" + token.created + "\"\r\n";
    const std::string call = rest->get("/rest/phoneServices/c2c/102/101", header);
    EXPECT_TRUE(call.starts_with("HTTP/1.1 503 ")) << "right digest, no PBX: " << call;
    EXPECT_TRUE(rest->get("/rest/phoneServices/c2c/102/101", header).starts_with("HTTP/1.1 401 "))
        << "replay";
}

TEST_F(ServerTest, WrongPasswordIsRefusedAndCounted_B4) {
    auto session = client();
    ASSERT_TRUE(session->upgrade());
    const auto refused = ask(*session, "session.login", login("nope"));
    EXPECT_EQ(refused.at("error").at("data").at("code").as_string(), "unauthorized");
    auto rest = client();
    EXPECT_NE(rest->get("/metrics").find("euterpe_refused_total{code=\"unauthorized\"} 1"),
              std::string::npos);
}

}  // namespace
}  // namespace euterpe::app
