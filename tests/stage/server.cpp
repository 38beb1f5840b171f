#include "tests/stage/server.h"

#include "lib/base/log.h"
#include "server/store/store.h"
#include "tests/stage/asterisk.h"
#include "tests/stage/raw_client.h"
#include "tests/stage/shifted_clock.h"

#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include <boost/json.hpp>

namespace euterpe::stage {
namespace {

namespace json = boost::json;

std::string textOf(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

std::string member(const json::value& object, const char* key) {
    const json::value* found = object.as_object().if_contains(key);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

template <class T>
T orThrow(Result<T> result, const char* what) {
    if (!result)
        throw std::runtime_error(std::string(what) + ": " + result.error().detail);
    return std::move(*result);
}

void orThrow(const Result<void>& result, const char* what) {
    if (!result)
        throw std::runtime_error(std::string(what) + ": " + result.error().detail);
}

bool listens(int port) {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool open = connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    close(fd);
    return open;
}

store::Directory directoryOf(const std::string& companyFile) {
    const json::value company = json::parse(textOf(companyFile));
    store::Directory directory;
    for (const json::value& person : company.at("extensions").as_array()) {
        store::DirectoryEntry entry;
        entry.id = ExtensionId(member(person, "number"));
        entry.firstName = member(person, "first");
        entry.lastName = member(person, "last");
        entry.company = member(person, "company");
        entry.mailbox = entry.id.str() + "@default";
        for (const json::value& account : person.at("accounts").as_array())
            entry.accounts.emplace_back(member(account, "id"));
        directory.extensions.push_back(std::move(entry));
    }
    for (const char* kind : {"groups", "queues"}) {
        for (const json::value& group : company.at(kind).as_array())
            directory.groups.push_back({member(group, "number"), member(group, "name")});
    }
    return directory;
}

std::unique_ptr<store::Store> openStore(const std::filesystem::path& folder, const Log& log) {
    return orThrow(store::Store::open({(folder / "euterpe.db").string(), true, true}, log), "database");
}

}  // namespace

Pbx pbxOf(const Asterisk& asterisk) {
    return {asterisk.ami(),
            asterisk.cdrDatabase(),
            directoryOf(asterisk.companyFile()),
            asterisk.recordings(),
            asterisk.sipPort(),
            asterisk.sipTlsPort(),
            asterisk.sipCa(),
            asterisk.spool() + "/voicemail"};
}

Server::Server(const Pbx& pbx, const std::filesystem::path& folder, const ServerOptions& options)
    : folder_(folder),
      data_(options.data.empty() ? folder / "data" : options.data),
      clock_(options.clock),
      port_(freeTcpPort()) {
    std::filesystem::create_directories(folder_);
    std::filesystem::create_directories(data_);
    writeConfiguration(pbx, options);
    writeCompany(pbx.company);
}

void Server::writeConfiguration(const Pbx& pbx, const ServerOptions& options) {
    const auto secret = folder_ / "ami-secret";
    std::ofstream(secret) << pbx.ami.secret << '\n';
    std::filesystem::permissions(secret,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    std::ofstream(folder_ / "server.conf")
        << "[server]\nlisten = 127.0.0.1:" << port_ << "\ndata = " << data_.string()
        << "\nlog_level = debug\n"
        << "[pbx]\nhost = 127.0.0.1\nport = " << pbx.ami.port << "\nuser = " << pbx.ami.user
        << "\nsecret_file = " << secret.string() << "\ncdr = " << pbx.cdrDatabase
        << "\nvoicemail = 801\nconference = 8021\n";
    std::ofstream file(folder_ / "server.conf", std::ios::app);
    if (!pbx.recordings.empty())
        file << "recordings = " << pbx.recordings << '\n';
    if (!pbx.voicemail.empty())
        file << "voicemail_folder = " << pbx.voicemail << '\n';
    if (!options.pbx.empty())
        file << options.pbx << '\n';
    if (pbx.sipPort > 0)
        file << "[sip]\ntransports = udp:" << pbx.sipPort << ", tls:" << pbx.sipTlsPort
             << "\nca = " << pbx.sipCa << '\n';
    file << "[limits]\n" << options.limits << '\n';
}

void Server::writeCompany(const store::Directory& company) {
    const Log log(LogLevel::Error);
    const auto store = openStore(data_, log);
    orThrow(store->putDirectory(company, true), "directory");
    orThrow(store->setSeatTotals({100, 100}), "seats");
}

void Server::addUser(const std::string& extension, bool restApi) {
    const Log log(LogLevel::Error);
    const auto store = openStore(data_, log);
    store::UserRecord user;
    user.id = UserId(extension);
    user.extension = ExtensionId(extension);
    user.seat = store::SeatKind::Phone;  // allows Pro as well
    user.restApi = restApi;
    orThrow(store->addUser(user, kPassword), "user");
}

void Server::moveUser(const std::string& user, const std::string& extension) {
    const Log log(LogLevel::Error);
    const auto store = openStore(data_, log);
    store::UserRecord moved = orThrow(store->findUser(UserId(user)), "user");
    moved.extension = ExtensionId(extension);
    orThrow(store->updateUser(moved), "user");
}

void Server::start() {
    const char* other = std::getenv("EUTERPE_SERVER");
    const std::string program = other != nullptr && *other != '\0' ? other : EUTERPE_SERVER_PROGRAM;
    process_ = std::make_unique<Process>(
        std::vector<std::string>{program, "--config", (folder_ / "server.conf").string()},
        Process::Options{folder_ / "server.log",
                         clock_ != nullptr ? clock_->environmentOf(program) : std::vector<std::string>()});
    ended_ = false;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!listens(port_)) {
        if (!process_->running() || std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error("euterpe-server does not listen: " + log());
        std::this_thread::sleep_for(std::chrono::milliseconds(20));  // another process's socket has no event
    }
}

void Server::kill() {
    ended_ = true;
    process_->signal(SIGKILL);
    (void)process_->waitFor(std::chrono::seconds(5));
}

void Server::stop() {
    ended_ = true;
    process_->signal(SIGTERM);
    if (!process_->waitFor(std::chrono::seconds(10)))
        throw std::runtime_error("euterpe-server does not end on SIGTERM: " + log());
}

void Server::pause(bool on) {
    process_->signal(on ? SIGSTOP : SIGCONT);
}

void Server::forgetCertificate() const {
    for (const char* name : {"certificate.pem", "key.pem"})
        if (!std::filesystem::remove(data_ / name))
            throw std::runtime_error(std::string("there was no ") + name);
}

void Server::limitDescriptors(unsigned most) const {
    const rlimit limit{most, most};
    if (prlimit(process_->pid(), RLIMIT_NOFILE, &limit, nullptr) != 0)
        throw std::runtime_error(std::string("prlimit: ") + std::strerror(errno));
}

std::string Server::log() const {
    return textOf(folder_ / "server.log");
}

std::size_t Server::residentKb() const {
    std::ifstream status("/proc/" + std::to_string(process_->pid()) + "/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with("VmRSS:"))
            return std::stoul(line.substr(6));
    }
    throw std::runtime_error("euterpe-server is not there");
}

std::int64_t Server::metric(const std::string& name) const {
    const std::string page = RawClient(port_).http("GET", "/metrics");
    const std::string line = "\neuterpe_" + name + ' ';
    const auto at = page.find(line);
    return at == std::string::npos ? -1 : std::stoll(page.substr(at + line.size()));
}

std::string Server::finish() {
    if (!process_)
        return {};
    if (!ended_ && !process_->running())
        return "it ended by itself with status " + std::to_string(process_->exitStatus());
    if (!ended_) {
        process_->signal(SIGCONT);
        stop();
        if (process_->exitStatus() != 0)
            return "it ended with status " + std::to_string(process_->exitStatus());
    }
    const std::string text = log();
    for (const char* sign : {"Sanitizer", "runtime error:", "Assertion"}) {
        if (text.find(sign) != std::string::npos)
            return std::string("its log has: ") + sign;
    }
    return {};
}

}  // namespace euterpe::stage
