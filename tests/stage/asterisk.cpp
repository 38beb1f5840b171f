#include "tests/stage/asterisk.h"

#include "tests/stage/process.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

#include <boost/json.hpp>

namespace euterpe::stage {
namespace {

namespace json = boost::json;

std::string tool() {
    return sourceFolder() + "/pbx/euterpe-pbx";
}

std::string readFile(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file)
        throw std::runtime_error("cannot read " + path);
    return text.str();
}

std::string text(const json::object& object, const char* key) {
    return std::string(object.at(key).as_string());
}

AmiAccess accessOf(const json::object& info) {
    return {static_cast<int>(info.at("ami_port").as_int64()), text(info, "ami_user"),
            text(info, "ami_secret")};
}

}  // namespace

std::string sourceFolder() {
    return EUTERPE_SOURCE_DIR;
}

const std::string& Asterisk::whyNot() {
    static const std::string reason = [] {
        if (geteuid() != 0)
            return std::string("a private Asterisk needs root (chroot); run the tests as root");
        try {
            run({tool(), "install"});
        } catch (const std::runtime_error& error) {
            return std::string(error.what());
        }
        return std::string();
    }();
    return reason;
}

Asterisk::Asterisk(const std::string& name, bool withOutside, const std::string& company,
                   const std::string& sipHost)
    : name_(name + '-' + std::to_string(getpid())), sipHost_(sipHost) {
    std::vector<std::string> command{tool(), "create", name_, "--sip-host", sipHost_};
    if (const char* suite = std::getenv("EUTERPE_SUITE"))
        command.insert(command.end(), {"--suite", suite});  // bullseye: Asterisk 16
    if (!withOutside)
        command.emplace_back("--no-outside");
    if (!company.empty())
        command.insert(command.end(), {"--company", company});
    const json::object info = json::parse(run(command)).as_object();
    ami_ = accessOf(info);
    sipPort_ = static_cast<int>(info.at("sip_port").as_int64());
    sipTlsPort_ = static_cast<int>(info.at("sip_tls_port").as_int64());
    sipCa_ = text(info, "sip_ca");
    recordings_ = text(info, "monitor_dir");
    spool_ = text(info, "spool_dir");
    cdrDatabase_ = text(info, "cdr_db");
    companyFile_ = text(info, "company");
    pidFile_ = text(info, "pid_file");
    if (withOutside) {
        outside_ = text(info, "outside");
        outsideAmi_ = accessOf(json::parse(run({tool(), "info", outside_})).as_object());
    }
    start();
}

Asterisk::~Asterisk() {
    try {
        run({tool(), "destroy", name_});
    } catch (const std::runtime_error&) {
        // What is left is found by `euterpe-pbx list`; a destructor has nobody to tell.
    }
}

void Asterisk::kill() {
    run({tool(), "kill", name_});
}
void Asterisk::start() {
    run({tool(), "start", name_});
}
void Asterisk::freeze(bool on) const {
    (void)::kill(pid(), on ? SIGSTOP : SIGCONT);
}
std::string Asterisk::cli(const std::string& command) {
    return run({tool(), "cli", name_, command});
}

bool Asterisk::remembers(const std::string& account) {
    const std::string database = (std::filesystem::path(spool_).parent_path() / "var/astdb.sqlite3").string();
    return run({"sqlite3", "-readonly", "-cmd", ".timeout 2000", database,
                "select count(*) from astdb where key glob '/registrar/contact/" + account + ";@*'"}) !=
           "0\n";
}

void Asterisk::callIn(const std::string& number, const std::string& name, const std::string& called) {
    Ami(outsideAmi_)
        .action("Originate", {{"Channel", "PJSIP/" + called + "@pbx"},
                              {"Context", "outside-talk"},
                              {"Exten", "60"},
                              {"Priority", "1"},
                              {"CallerID", '"' + name + "\" <" + number + '>'},
                              {"Timeout", "30000"},
                              {"Async", "true"}});
}

std::string Asterisk::passwordOf(const std::string& account) const {
    const json::value company = json::parse(readFile(companyFile_));
    for (const json::value& extension : company.at("extensions").as_array()) {
        for (const json::value& candidate : extension.at("accounts").as_array()) {
            if (candidate.at("id").as_string() == account)
                return std::string(candidate.at("password").as_string());
        }
    }
    throw std::runtime_error("the company has no account " + account);
}

std::string Asterisk::registrar() const {
    return sipHost_ + ':' + std::to_string(sipPort_);
}
int Asterisk::pid() const {
    return std::stoi(readFile(pidFile_));
}

}  // namespace euterpe::stage
