// A Telephony with a listener that writes down what it hears. One thread, the test's.
#pragma once

#include "lib/base/log.h"
#include "server/telephony/telephony.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>

namespace euterpe::telephony {

struct Heard : Listener {
    void onChanges(const pbx::Changes& changes) override;
    void onPbxStatus(const protocol::PbxStatus& status) override { statuses.push_back(status); }
    void onCdr() override { ++cdrs; }

    // The states of a call in order; empty when it never was.
    [[nodiscard]] std::vector<protocol::CallState> statesOf(const CallId& call) const;
    // The last record of the newest call of an extension.
    [[nodiscard]] std::optional<protocol::Call> newestOf(const std::string& extension) const;

    std::vector<pbx::CallChange> calls;
    std::vector<protocol::PbxStatus> statuses;
    std::vector<AccountId> accounts;
    std::vector<ExtensionId> extensions;
    std::vector<ExtensionId> selves;
    int cdrs = 0;
};

pbx::Directory directory();

struct Bench {
    boost::asio::io_context io;
    Heard heard;
    Log log{LogLevel::Error, -1};
    Config config;
    std::unique_ptr<Telephony> telephony;

    void start();
    void stop();
    bool until(const std::function<bool()>& condition, int patienceMs = 5'000);
    [[nodiscard]] bool connected() const { return telephony->status().connected; }

    std::optional<Result<CallId>> dial(const std::string& account, const std::string& own,
                                       const std::string& target, const std::string& wanted);
    std::optional<Result<void>> hangup(const CallId& call);
    std::optional<Result<void>> reject(const CallId& call);
};

}  // namespace euterpe::telephony
