// One connection to an LDAP server (RFC 4511) by libldap: opened when first needed, opened again when it was
// lost. Blocks, never longer than the times of its configuration; a stop is noticed within a moment. One
// thread: LdapWorker's.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/contacts.h"
#include "server/ldap/ldap_filter.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace euterpe::ldap {

struct Config {
    std::string uri;       // "ldaps://directory.example.org", "ldap://…", "ldapi://…"; "" = no directory
    std::string base;      // "dc=example,dc=org": everything below is searched
    std::string bindDn;    // "" = anonymous
    std::string password;  // a secret
    bool startTls = false;
    std::string caFile;  // PEM that signs the server's certificate, "" = the system's
    Attributes attributes;
    std::chrono::milliseconds timeout{2000};  // of connecting, and of a question
};

struct Found {
    std::vector<protocol::Contact> contacts;
    bool more = false;  // there are more than were asked for
};

class LdapConnection {
  public:
    using Time = std::chrono::steady_clock::time_point;

    // `stopping` is set by another thread and ends every wait.
    LdapConnection(Config config, const std::atomic<bool>& stopping);
    ~LdapConnection();
    LdapConnection(const LdapConnection&) = delete;
    LdapConnection& operator=(const LdapConnection&) = delete;

    // Entries with at least a name, at most `most`. Timeout, Disconnected, Untrusted (TLS), Unauthorized (the
    // bind was refused), Malformed; `detail` names the server and libldap's reason.
    Result<Found> search(const std::string& filter, int most);

  private:
    struct Handle;

    Result<void> open(Time until);
    Result<void> secure(Time until);
    Result<void> bind(Time until);
    Result<Found> ask(const std::string& filter, int most, Time until);
    [[nodiscard]] protocol::Contact contactOf(void* entry) const;
    [[nodiscard]] std::vector<std::string> values(void* entry, const std::string& attribute) const;
    [[nodiscard]] Error failure(int code, const std::string& what) const;

    const Config config_;
    const std::atomic<bool>& stopping_;
    std::unique_ptr<Handle> handle_;
};

}  // namespace euterpe::ldap
