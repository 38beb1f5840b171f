// The server's configuration file: what it may hold, and errors that say file, line, key and what is
// expected. Plain values; read at start and by --check-config, main thread.
#pragma once

#include "lib/base/log.h"
#include "lib/base/result.h"
#include "lib/protocol/limits.h"
#include "lib/protocol/messages.h"
#include "server/ldap/ldap_connection.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::app {

struct ServerConfig {
    std::string listen;  // IP address, "" = every interface
    std::uint16_t port = protocol::kDefaultPort;
    std::string data = "/var/lib/euterpe";  // database, and certificate unless given
    std::string certificate;                // PEM file, "" = made at first start
    std::string key;
    std::string tenant = "default";  // Domain of REST logins
    std::string metricsToken;        // a secret, "" = metrics from loop-back only
    LogLevel logLevel = LogLevel::Info;
};

struct PbxConfig {
    std::string host = "127.0.0.1";
    std::uint16_t port = 5038;
    std::string user;
    std::string secret;  // a secret
    std::string cdr;     // SQLite file or connection string, "" = no call register
    bool cdrFreePbx = false;
    bool cdrUtc = false;
    std::string clickToCallContext = "euterpe-c2c";
    std::string hintContext = "euterpe-extensions";
    std::string outsidePrefix = "0";
    std::string voicemail;
    std::string conference;
    int registerDays = 0;
    int ringSeconds = 10;         // click-to-call: time to pick up the own telephone
    std::string recordings;       // folder with Asterisk's recordings, "" = they cannot be played
    std::string voicemailFolder;  // with Asterisk's messages, "" = they cannot be shown
    std::string region = "IT";    // of national telephone numbers, ISO 3166
    std::string pickup = "**";
    std::string groupPickup = "*9";
    std::string parking = "888";
    // What the PBX does for any telephone and Pro may do as well.
    std::vector<protocol::Permission> alsoInPro;
};

// How softphones reach the registrar. What concerns one telephone they get from Asterisk itself.
struct SipConfig {
    std::string registrar;  // host or host:port, "" = the address that the user logs in to
    std::string domain;
    std::vector<protocol::SipListener> transports{{protocol::SipTransport::Udp, 5060}};
    std::string caFile;
    std::string caPem;  // the file's content
};

struct LimitConfig {
    int connections = static_cast<int>(protocol::limits::kConnections);
    int httpPerSecond = protocol::limits::kHttpRequestsPerSecond;
    int outgoingKb = static_cast<int>(protocol::limits::kOutgoingBytes / 1024);
    int idleSeconds = static_cast<int>(protocol::limits::kIdleTimeout.count());
};

struct Config {
    ServerConfig server;
    PbxConfig pbx;
    SipConfig sip;
    ldap::Config ldap;  // `uri` "" = there is no directory
    LimitConfig limits;

    [[nodiscard]] std::string databasePath() const { return server.data + "/euterpe.db"; }
};

// `[section]`, `key = value`, comments with # or ; at the start of a line. All mistakes of the text are
// reported at once, one a line: `file:line: key: what is expected`. Values that name files are not opened.
Result<Config> parseConfig(std::string_view text, const std::string& fileName);

// Reads the file and the secret files that it names; refuses secrets that every user of the machine may read.
Result<Config> loadConfig(const std::string& fileName);

}  // namespace euterpe::app
