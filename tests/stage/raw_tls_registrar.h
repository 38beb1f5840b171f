// A registrar over TLS that accepts every registration, with a certificate that the test chooses. One thread
// of its own, which serves one connection after the other.
#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>

namespace euterpe::stage {

// An authority and certificates signed by it, made by openssl in the folder.
class Authority {
  public:
    explicit Authority(std::filesystem::path folder);

    [[nodiscard]] std::filesystem::path file() const { return folder_ / "ca.pem"; }
    [[nodiscard]] std::string pem() const;
    // `name` as OpenSSL writes it: "IP:127.0.0.1", "DNS:localhost". Returns the path without ".pem" and
    // ".key".
    std::filesystem::path sign(const std::string& name);

  private:
    std::filesystem::path folder_;
    int made_ = 0;
};

class RawTlsRegistrar {
  public:
    // Throws std::runtime_error.
    explicit RawTlsRegistrar(const std::filesystem::path& certificate);
    ~RawTlsRegistrar();
    RawTlsRegistrar(const RawTlsRegistrar&) = delete;
    RawTlsRegistrar& operator=(const RawTlsRegistrar&) = delete;

    [[nodiscard]] int port() const { return port_; }
    // Registrations that were read, which a client sends only when it trusts the certificate.
    [[nodiscard]] int registrations() const { return registrations_; }

  private:
    void serve(const std::filesystem::path& certificate);

    int socket_ = -1;
    int port_ = 0;
    std::atomic<bool> ending_ = false;
    std::atomic<int> registrations_ = 0;
    std::thread thread_;
};

}  // namespace euterpe::stage
