// Whom the TLS connection to the registrar trusts (L1): certificates signed by the given authorities, or else
// the system's, that are for the registrar's name or, where it is an address, for that address. liblinphone's
// own check knows no addresses (RFC 5922 section 7.1, RFC 5280 section 4.2.1.6); this one takes its place
// within the handshake. Owned by Engine, one a thread, made and destroyed on the engine's thread.
#pragma once

#include <cstdint>
#include <linphone++/linphone.hh>
#include <string>
#include <utility>

namespace euterpe::phone {

class TlsTrust {
  public:
    // PEM texts; both "" = the system's authorities.
    TlsTrust(linphone::Core& core, std::string host, const std::string& accountAuthorities,
             const std::string& userAuthorities);
    ~TlsTrust();
    TlsTrust(const TlsTrust&) = delete;
    TlsTrust& operator=(const TlsTrust&) = delete;

    // What was wrong with a certificate since the last question, "" = nothing, or none has come.
    [[nodiscard]] std::string takeProblem() { return std::exchange(problem_, {}); }

    // For the library: sets and clears what it found wrong with a certificate of the chain.
    void judge(const unsigned char* der, std::size_t size, int depth, std::uint32_t& flags);

  private:
    std::string host_;
    std::string problem_;
    std::uint32_t chain_ = 0;  // what is wrong with the certificates above
};

// The certificate (DER) is for that host name or address.
bool isFor(const std::string& host, const unsigned char* der, std::size_t size);

}  // namespace euterpe::phone
