// A real CardDAV server of a test's own on loop-back, with one user and one address book. One thread at a
// time.
#pragma once

#include "tests/stage/process.h"

#include <filesystem>
#include <memory>
#include <string>

namespace euterpe::stage {

class Radicale {
  public:
    inline static const std::string kUser = "anna";
    inline static const std::string kPassword = "päss word:1";

    // With `certificate` (a path without ".pem" and ".key") over TLS. Returns when the port is open. Throws
    // std::runtime_error.
    explicit Radicale(const std::filesystem::path& folder, const std::filesystem::path& certificate = {});

    // A card in the address book, as another client would have stored it: "anna.vcf".
    void put(const std::string& name, const std::string& vcard) const;
    void remove(const std::string& name) const;

    void stop() { process_.reset(); }
    void pause(bool on) const;
    [[nodiscard]] std::string url() const { return url_; }

  private:
    [[nodiscard]] std::filesystem::path book() const {
        return folder_ / "collections" / "collection-root" / kUser / "contacts";
    }

    std::filesystem::path folder_;
    std::string url_;
    std::unique_ptr<Process> process_;
};

}  // namespace euterpe::stage
