#include "admin/pbx_import.h"

#include "lib/protocol/json.h"

#include <chrono>
#include <optional>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace euterpe::admin {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr auto kPatience = 30s;

// Connects once, asks for the two families, and keeps the outcome. An attempt that fails ends it.
class FreePbxReader : public ami::ClientListener {
  public:
    FreePbxReader(asio::io_context& io, const ami::ClientConfig& config, bool onlyLogIn, const Log& log)
        : io_(io), onlyLogIn_(onlyLogIn), client_(io, config, *this, log) {
        client_.start();
    }

    void onAmiConnected(const std::string&) override { asio::co_spawn(io_, read(), asio::detached); }
    void onAmiDisconnected(const Error& reason) override { finish(reason); }
    void onAmiEvent(const ami::Message&) override {}
    void onAmiLag(std::chrono::milliseconds) override {}

    std::optional<Result<AstDb>> outcome;

  private:
    asio::awaitable<void> read() {
        AstDb database;
        for (const char* family : {"AMPUSER", "DEVICE"}) {
            if (onlyLogIn_)
                break;
            auto rows =
                co_await client_.list(std::move(ami::Action("DBGetTree").set("Family", family)), kPatience);
            if (!rows) {
                finish(Error{rows.error().code,
                             std::string("DBGetTree ") + family + ": " + rows.error().detail});
                co_return;
            }
            for (const ami::Message& row : *rows) {
                std::string_view key = row.get("Key");
                if (key.starts_with('/'))
                    key.remove_prefix(1);
                if (!key.empty())
                    database[protocol::toUtf8(key)] = protocol::toUtf8(row.get("Val"));
            }
        }
        finish(std::move(database));
    }
    void finish(Result<AstDb> result) {
        if (!outcome)
            outcome = std::move(result);
        io_.stop();
    }

    asio::io_context& io_;
    bool onlyLogIn_;
    ami::Client client_;
};

Result<AstDb> askPbx(const ami::ClientConfig& config, bool onlyLogIn, const Log& log) {
    asio::io_context io;
    FreePbxReader reader(io, config, onlyLogIn, log);
    io.run_for(kPatience);
    if (!reader.outcome)
        return Error{ErrorCode::Timeout, "no answer from " + config.host};
    return std::move(*reader.outcome);
}

// Waits for the connection, then asks for the endpoints.
class EndpointReader : public telephony::Listener {
  public:
    EndpointReader(asio::io_context& io, telephony::Config config, const Log& log)
        : io_(io), telephony_(io, std::move(config), *this, log) {
        telephony_.start();
    }
    ~EndpointReader() override { telephony_.stop(); }

    void onChanges(const pbx::Changes&) override {}
    void onCdr() override {}
    void onPbxStatus(const protocol::PbxStatus& status) override {
        if (!status.connected || std::exchange(asked_, true))
            return;
        telephony_.readEndpoints([this](Result<std::vector<telephony::EndpointInfo>> endpoints) {
            outcome = std::move(endpoints);
            io_.stop();
        });
    }

    std::optional<Result<std::vector<telephony::EndpointInfo>>> outcome;

  private:
    asio::io_context& io_;
    bool asked_ = false;
    telephony::Telephony telephony_;
};

}  // namespace

Result<Import> readAsterisk(const ami::ClientConfig& ami, const Log& log) {
    // Telephony would try a wrong password for ever; this says why it does not work.
    if (auto works = askPbx(ami, true, log); !works)
        return works.error();
    telephony::Config config;
    config.host = ami.host;
    config.port = ami.port;
    config.user = ami.user;
    config.secret = ami.secret;
    asio::io_context io;
    EndpointReader reader(io, config, log);
    io.run_for(kPatience);
    if (!reader.outcome)
        return Error{ErrorCode::Timeout, "no answer from " + ami.host};
    if (!*reader.outcome)
        return reader.outcome->error();
    return fromEndpoints(**reader.outcome);
}

Result<Import> readFreePbx(const ami::ClientConfig& ami, const Log& log) {
    auto database = askPbx(ami, false, log);
    if (!database)
        return database.error();
    if (database->empty())
        return Error{ErrorCode::NotFound,
                     "no AMPUSER in AstDB: this is not a FreePBX; use 'import asterisk'"};
    return fromAstDb(*database);
}

}  // namespace euterpe::admin
