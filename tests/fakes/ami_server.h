// A stand-in for Asterisk's manager interface on a loop-back port: banner, login (MD5 or plain), Ping, the
// lists of a snapshot and whatever events a test or a benchmark sends. Owns a listening socket and one thread
// that answers actions. Every public function may be called from any thread; events are written by the caller
// itself, so that their time of sending is exact.
#pragma once

#include "lib/base/result.h"
#include "tests/fakes/ami_company.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace euterpe::fakes {

struct AmiServerOptions {
    std::uint16_t port = 0;  // 0 = any free one
    std::string user = "euterpe";
    std::string secret = "secret";
    std::string version = "22.10.1";
    CompanyOptions company;
};

class AmiServer {
  public:
    static Result<std::unique_ptr<AmiServer>> start(const AmiServerOptions& options);
    ~AmiServer();
    AmiServer(const AmiServer&) = delete;
    AmiServer& operator=(const AmiServer&) = delete;

    [[nodiscard]] std::uint16_t port() const;

    // -- what happens in the company; the events go to every client that is logged in
    void setState(int extension, DeviceState state);
    std::uint64_t ring(int caller, int callee);
    void answer(std::uint64_t call);
    void hangup(std::uint64_t call);
    // Any AMI text, complete with its blank line (or deliberately broken).
    void emit(std::string_view text);

    // -- what happens to Asterisk
    // Closes every connection; `forgetCalls` as after a restart. New connections are accepted at once.
    void dropConnections(bool forgetCalls);
    // Silent: connections stay open, nothing is read, answered or sent (a half-open peer).
    void setSilent(bool silent);

    // -- what the client did
    // Waits until the lists of a snapshot have been asked for since the last login (its extension states are
    // sent). False when `patience` ran out.
    bool waitForSnapshot(std::chrono::milliseconds patience);
    // How often an action was received, e.g. actionCount("Login").
    [[nodiscard]] int actionCount(std::string_view action) const;

  private:
    class Impl;
    explicit AmiServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace euterpe::fakes
