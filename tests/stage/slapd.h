// A real OpenLDAP server of a test's own on loop-back, with people in it. One thread at a time.
#pragma once

#include "tests/stage/process.h"

#include <filesystem>
#include <memory>
#include <string>

namespace euterpe::stage {

class Slapd {
  public:
    inline static const std::string kBase = "dc=example,dc=org";
    inline static const std::string kReader = "cn=reader,dc=example,dc=org";
    inline static const std::string kPassword = "directory secret";

    // `people`: LDIF of entries below kBase. With `certificate` (a path without ".pem" and ".key") and `ca`
    // it speaks TLS too. Nobody may read without the reader's password. Throws std::runtime_error.
    Slapd(const std::filesystem::path& folder, const std::string& people,
          const std::filesystem::path& certificate = {}, const std::filesystem::path& ca = {});

    // Returns when the port is open; again after stop().
    void start();
    void stop();
    void pause(bool on);  // SIGSTOP, SIGCONT

    [[nodiscard]] std::string uri() const { return "ldap://127.0.0.1:" + std::to_string(port_); }
    [[nodiscard]] std::string tlsUri() const { return "ldaps://127.0.0.1:" + std::to_string(tlsPort_); }

  private:
    std::filesystem::path folder_;
    int port_;
    int tlsPort_ = 0;
    std::unique_ptr<Process> process_;
};

}  // namespace euterpe::stage
