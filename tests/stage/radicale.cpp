#include "tests/stage/radicale.h"

#include <csignal>
#include <fstream>
#include <stdexcept>

namespace euterpe::stage {
Radicale::Radicale(const std::filesystem::path& folder, const std::filesystem::path& certificate)
    : folder_(folder) {
    const int port = freeTcpPort();
    std::filesystem::create_directories(book());
    std::ofstream(book() / ".Radicale.props") << R"({"tag": "VADDRESSBOOK", "D:displayname": "Contacts"})";
    std::ofstream(folder_ / "users") << kUser << ':' << kPassword << '\n';
    std::ofstream config(folder_ / "config");
    config << "[server]\nhosts = 127.0.0.1:" << port << '\n';
    if (!certificate.empty())
        config << "ssl = True\ncertificate = " << certificate.string()
               << ".pem\nkey = " << certificate.string() << ".key\n";
    config << "[auth]\ntype = htpasswd\nhtpasswd_filename = " << (folder_ / "users").string()
           << "\nhtpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = "
           << (folder_ / "collections").string() << '\n';
    config.close();
    url_ = (certificate.empty() ? "http" : "https") + std::string("://127.0.0.1:") + std::to_string(port);
    process_ = std::make_unique<Process>(
        std::vector<std::string>{"/usr/bin/python3", "-m", "radicale", "-C", (folder_ / "config").string()},
        Process::Options{folder_ / "radicale.log", {}});
    if (!awaitListening(*process_, port))
        throw std::runtime_error("radicale does not start, see " + (folder_ / "radicale.log").string());
}

void Radicale::put(const std::string& name, const std::string& vcard) const {
    std::ofstream(book() / name, std::ios::binary) << vcard;
}

void Radicale::remove(const std::string& name) const {
    std::filesystem::remove(book() / name);
}

void Radicale::pause(bool on) const {
    process_->signal(on ? SIGSTOP : SIGCONT);
}

}  // namespace euterpe::stage
