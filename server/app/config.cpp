#include "server/app/config.h"

#include "server/app/config_values_p.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>
#include <sys/stat.h>

namespace euterpe::app {
namespace {

using namespace config_values;

using Table = std::map<std::string, std::map<std::string, Setter, std::less<>>, std::less<>>;

constexpr std::size_t kFileBytes = 256 * 1024;

std::map<std::string, Setter, std::less<>> ldapKeys(ldap::Config& c, std::string& passwordFile) {
    return {{"uri", ldapUri(c.uri)},
            {"base", text(c.base)},
            {"bind_dn", text(c.bindDn)},
            {"password_file", absolutePath(passwordFile)},
            {"start_tls", yesNo(c.startTls)},
            {"ca", absolutePath(c.caFile)},
            {"timeout_ms", milliseconds(c.timeout, 100, 3000)},
            {"first_name", attribute(c.attributes.firstName)},
            {"last_name", attribute(c.attributes.lastName)},
            {"company", attribute(c.attributes.organization)},
            {"unit", attribute(c.attributes.unit)},
            {"home", attribute(c.attributes.home)},
            {"work", attribute(c.attributes.work)},
            {"mobile", attribute(c.attributes.mobile)},
            {"fax", attribute(c.attributes.fax)},
            {"mail", attribute(c.attributes.mail)}};
}

// A password over the network goes encrypted, or not at all.
bool exposesPassword(const ldap::Config& c, bool hasPassword) {
    const auto isHere = [&](std::string_view host) {
        return c.uri.starts_with("ldap://" + std::string(host) + ":") ||
               c.uri == "ldap://" + std::string(host);
    };
    return hasPassword && c.uri.starts_with("ldap://") && !c.startTls && !isHere("127.0.0.1") &&
           !isHere("localhost") && !isHere("[::1]");
}

struct SecretFiles {
    std::string ldapPassword;
    std::string pbxSecret;
    std::string metricsToken;
};

Table tableFor(Config& c, SecretFiles& files) {
    return {{"server",
             {{"listen", listenAt(c.server)},
              {"port", number(c.server.port, 0, 65535)},
              {"data", absolutePath(c.server.data)},
              {"certificate", absolutePath(c.server.certificate)},
              {"key", absolutePath(c.server.key)},
              {"tenant", text(c.server.tenant)},
              {"metrics_token_file", absolutePath(files.metricsToken)},
              {"log_level", logLevel(c.server.logLevel)}}},
            {"pbx",
             {{"host", text(c.pbx.host)},
              {"port", number(c.pbx.port, 1, 65535)},
              {"user", text(c.pbx.user)},
              {"secret", text(c.pbx.secret)},
              {"secret_file", absolutePath(files.pbxSecret)},
              {"cdr", cdrDatabase(c.pbx.cdr)},
              {"cdr_freepbx", yesNo(c.pbx.cdrFreePbx)},
              {"cdr_utc", yesNo(c.pbx.cdrUtc)},
              {"click_to_call_context", contextName(c.pbx.clickToCallContext)},
              {"hint_context", contextName(c.pbx.hintContext)},
              {"outside_prefix", dialled(c.pbx.outsidePrefix)},
              {"voicemail", dialled(c.pbx.voicemail)},
              {"conference", dialled(c.pbx.conference)},
              {"register_days", number(c.pbx.registerDays, 0, 36'500)},
              {"ring_seconds", number(c.pbx.ringSeconds, 1, 120)},
              {"recordings", absolutePath(c.pbx.recordings)},
              {"region", region(c.pbx.region)},
              {"voicemail_folder", absolutePath(c.pbx.voicemailFolder)},
              {"pickup", dialled(c.pbx.pickup)},
              {"group_pickup", dialled(c.pbx.groupPickup)},
              {"parking", dialled(c.pbx.parking)},
              {"also_in_pro", alsoInPro(c.pbx.alsoInPro)}}},
            {"sip",
             {{"registrar", text(c.sip.registrar)},
              {"domain", text(c.sip.domain)},
              {"transports", transports(c.sip.transports)},
              {"ca", absolutePath(c.sip.caFile)}}},
            {"ldap", ldapKeys(c.ldap, files.ldapPassword)},
            {"limits",
             {{"connections", number(c.limits.connections, 1, 1'000'000)},
              {"http_per_second", number(c.limits.httpPerSecond, 1, 100'000)},
              {"outgoing_kb", number(c.limits.outgoingKb, 64, 1024 * 1024)},
              {"idle_seconds", number(c.limits.idleSeconds, 5, 3600)}}}};
}

// Edits (insert, delete, replace) that lead from one word to the other.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

template <class Map>
std::string nearest(const Map& known, std::string_view word) {
    std::string best;
    std::size_t least = word.size();  // a suggestion that shares nothing is none
    for (const auto& [name, ignored] : known) {
        const std::size_t far = distance(word.substr(0, 64), name);
        if (far < least) {
            least = far;
            best = name;
        }
    }
    return best.empty() ? "" : "; did you mean \"" + best + "\"?";
}

class Parser {
  public:
    Parser(Table table, std::string fileName) : table_(std::move(table)), fileName_(std::move(fileName)) {}

    void line(std::string_view raw);
    [[nodiscard]] const std::string& mistakes() const { return mistakes_; }

  private:
    void wrong(std::string_view what, const std::string& expected) {
        if (!mistakes_.empty())
            mistakes_ += '\n';
        std::string shown(what);  // in a terminal and a log
        std::replace_if(
            shown.begin(), shown.end(), [](unsigned char c) { return c < ' ' || c == 0x7f; }, '?');
        mistakes_ += fileName_ + ':' + std::to_string(number_) + ": " + shown + ": " + expected;
    }
    void section(std::string_view name);
    void entry(std::string_view key, std::string_view value);

    Table table_;
    std::string fileName_;
    std::string mistakes_;
    int number_ = 0;
    std::string section_;
    bool knownSection_ = false;
    std::map<std::string, int> seen_;
};

void Parser::line(std::string_view raw) {
    ++number_;
    const std::string_view content = trimmed(raw);
    if (content.empty() || content.front() == '#' || content.front() == ';')
        return;
    if (content.front() == '[' && content.back() == ']')
        return section(trimmed(content.substr(1, content.size() - 2)));
    const auto equals = content.find('=');
    if (equals == std::string_view::npos)
        return wrong(content.substr(0, 64), "expected [section] or key = value");
    entry(trimmed(content.substr(0, equals)), trimmed(content.substr(equals + 1)));
}

void Parser::section(std::string_view name) {
    section_ = std::string(name);
    knownSection_ = table_.contains(section_);
    if (!knownSection_)
        wrong('[' + section_ + ']', "unknown section" + nearest(table_, section_));
}

void Parser::entry(std::string_view key, std::string_view value) {
    if (section_.empty())
        return wrong(key, "expected a [section] before the first key");
    if (!knownSection_)
        return;
    auto& keys = table_[section_];
    const auto found = keys.find(key);
    if (found == keys.end())
        return wrong(key, "unknown key" + nearest(keys, key));
    int& first = seen_[section_ + '/' + std::string(key)];
    if (first != 0)
        return wrong(key, "given before, in line " + std::to_string(first));
    first = number_;
    // Other formats want them. Taken as they are they would be part of a name, which then nobody knows; a
    // secret may have them.
    if (key != "secret" && (value.starts_with('"') || value.ends_with('"')))
        return wrong(key, "expected the value without quotes");
    if (const std::string expected = found->second(value); !expected.empty())
        wrong(key, expected);
}

Result<SecretFiles> parseInto(Config& config, std::string_view text, const std::string& fileName) {
    SecretFiles files;
    Parser parser(tableFor(config, files), fileName);
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // an editor's, invisible in a message
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        parser.line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    std::string mistakes = parser.mistakes();
    const auto missing = [&](const std::string& what) {
        mistakes += (mistakes.empty() ? "" : "\n") + fileName + ": " + what;
    };
    if (config.pbx.user.empty())
        missing("[pbx] user: expected the name of an AMI user");
    if (config.server.certificate.empty() != config.server.key.empty())
        missing("[server] certificate, key: give both or none");
    if (!config.pbx.secret.empty() && !files.pbxSecret.empty())
        missing("[pbx] secret, secret_file: give one of them");
    if (!config.ldap.uri.empty() && config.ldap.base.empty())
        missing("[ldap] base: expected where to search, e.g. dc=example,dc=org");
    if (config.ldap.bindDn.empty() != files.ldapPassword.empty())
        missing("[ldap] bind_dn, password_file: give both or none");
    if (exposesPassword(config.ldap, !files.ldapPassword.empty()))
        missing(
            "[ldap] start_tls: expected yes, or a uri that begins with ldaps://: the password would be "
            "readable on the network");
    if (!mistakes.empty())
        return Error{ErrorCode::InvalidArgument, mistakes};
    return files;
}

struct FileText {
    std::string text;
    bool othersMayRead = false;
};

Result<FileText> readFile(const std::string& path) {
    struct stat status {};
    std::ifstream file(path, std::ios::binary);
    if (!file || ::stat(path.c_str(), &status) != 0)
        return Error{ErrorCode::Io, path + ": cannot be read: " + std::strerror(errno)};
    if (!S_ISREG(status.st_mode))
        return Error{ErrorCode::Io, path + ": expected a file"};
    if (static_cast<std::size_t>(status.st_size) > kFileBytes)
        return Error{ErrorCode::TooLarge, path + ": expected a small text file"};
    std::ostringstream content;
    content << file.rdbuf();
    return FileText{content.str(), (status.st_mode & S_IRWXO) != 0};
}

Result<std::string> readSecret(const std::string& path) {
    auto file = readFile(path);
    if (!file)
        return file.error();
    if (file->othersMayRead)
        return Error{ErrorCode::InvalidArgument,
                     path + ": holds a secret that every user may read; expected mode 0640 or stricter"};
    const std::string secret(trimmed(std::string_view(file->text).substr(0, file->text.find('\n'))));
    if (secret.empty())
        return Error{ErrorCode::InvalidArgument, path + ": expected the secret in the first line"};
    return secret;
}

}  // namespace

Result<Config> parseConfig(std::string_view text, const std::string& fileName) {
    Config config;
    if (auto files = parseInto(config, text, fileName); !files)
        return files.error();
    return config;
}

Result<Config> loadConfig(const std::string& fileName) {
    auto file = readFile(fileName);
    if (!file)
        return file.error();
    Config config;
    auto secrets = parseInto(config, file->text, fileName);
    if (!secrets)
        return secrets.error();
    if (!config.pbx.secret.empty() && file->othersMayRead)
        return Error{ErrorCode::InvalidArgument,
                     fileName + ": secret: every user may read this file; expected mode 0640 or secret_file"};
    if (!secrets->pbxSecret.empty()) {
        auto secret = readSecret(secrets->pbxSecret);
        if (!secret)
            return secret.error();
        config.pbx.secret = *secret;
    }
    if (!secrets->metricsToken.empty()) {
        auto token = readSecret(secrets->metricsToken);
        if (!token)
            return token.error();
        config.server.metricsToken = *token;
    }
    if (!secrets->ldapPassword.empty()) {
        auto password = readSecret(secrets->ldapPassword);
        if (!password)
            return password.error();
        config.ldap.password = *password;
    }
    if (!config.sip.caFile.empty()) {
        auto ca = readFile(config.sip.caFile);
        if (!ca)
            return ca.error();
        if (ca->text.size() > protocol::limits::kText ||
            ca->text.find("BEGIN CERTIFICATE") == std::string::npos)
            return Error{ErrorCode::InvalidArgument,
                         config.sip.caFile + ": expected PEM certificates, at most 16 KB"};
        config.sip.caPem = ca->text;
    }
    if (config.pbx.secret.empty())
        return Error{ErrorCode::InvalidArgument,
                     fileName + ": [pbx] secret or secret_file: expected one of them"};
    return config;
}

}  // namespace euterpe::app
