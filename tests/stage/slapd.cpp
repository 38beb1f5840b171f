#include "tests/stage/slapd.h"

#include "tests/stage/process.h"

#include <csignal>
#include <fstream>
#include <stdexcept>

namespace euterpe::stage {
namespace {

constexpr const char* kProgram = "/usr/sbin/slapd";

void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file) << text;
}

}  // namespace

Slapd::Slapd(const std::filesystem::path& folder, const std::string& people,
             const std::filesystem::path& certificate, const std::filesystem::path& ca)
    : folder_(folder), port_(freeTcpPort()) {
    std::filesystem::create_directories(folder_ / "db");
    std::string config = "modulepath /usr/lib/ldap\nmoduleload back_mdb\n";
    for (const char* schema : {"core", "cosine", "inetorgperson"})
        config += std::string("include /etc/ldap/schema/") + schema + ".schema\n";
    config += "pidfile " + (folder_ / "slapd.pid").string() + "\n";
    if (!certificate.empty()) {
        tlsPort_ = freeTcpPort();
        config += "TLSCACertificateFile " + ca.string() + "\nTLSCertificateFile " + certificate.string() +
                  ".pem\nTLSCertificateKeyFile " + certificate.string() + ".key\n";
    }
    config += "database mdb\nsuffix \"" + kBase + "\"\ndirectory " + (folder_ / "db").string() +
              "\nrootdn \"" + kReader + "\"\nrootpw \"" + kPassword +
              "\"\naccess to * by anonymous auth by * none\n";
    write(folder_ / "slapd.conf", config);
    write(folder_ / "people.ldif",
          "dn: " + kBase + "\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: Example\n\n" +
              people);
    run({"/usr/sbin/slapadd", "-f", (folder_ / "slapd.conf").string(), "-l",
         (folder_ / "people.ldif").string()});
    start();
}

void Slapd::start() {
    std::string listen = uri();
    if (tlsPort_ != 0)
        listen += ' ' + tlsUri();
    process_ = std::make_unique<Process>(
        std::vector<std::string>{kProgram, "-d", "0", "-h", listen, "-f", (folder_ / "slapd.conf").string()},
        Process::Options{folder_ / "slapd.log", {}});
    if (!awaitListening(*process_, port_))
        throw std::runtime_error("slapd does not start, see " + (folder_ / "slapd.log").string());
}

void Slapd::stop() {
    process_.reset();
}

void Slapd::pause(bool on) {
    process_->signal(on ? SIGSTOP : SIGCONT);
}

}  // namespace euterpe::stage
