#include "tests/stage/raw_tls_registrar.h"

#include "tests/stage/process.h"

#include <arpa/inet.h>
#include <array>
#include <fstream>
#include <memory>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/ssl.h>

namespace euterpe::stage {
namespace {

std::string headerOf(const std::string& message, const std::string& name) {
    const std::size_t begin = message.find("\r\n" + name + ": ");
    if (begin == std::string::npos)
        return {};
    const std::size_t value = begin + name.size() + 4;
    return message.substr(value, message.find("\r\n", value) - value);
}

std::string accepted(const std::string& request) {
    std::string answer = "SIP/2.0 200 OK\r\n";
    for (const char* name : {"Via", "From", "To", "Call-ID", "CSeq", "Contact"}) {
        std::string value = headerOf(request, name);
        if (std::string_view(name) == "To")
            value += ";tag=raw";
        answer += std::string(name) + ": " + value + "\r\n";
    }
    return answer + "Expires: 120\r\nContent-Length: 0\r\n\r\n";
}

bool readable(int socket, int millis) {
    pollfd wait{socket, POLLIN, 0};
    return poll(&wait, 1, millis) == 1;
}

}  // namespace

Authority::Authority(std::filesystem::path folder) : folder_(std::move(folder)) {
    run({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
         "2", "-subj", "/CN=Test authority", "-keyout", (folder_ / "ca.key").string(), "-out",
         file().string()});
}

std::string Authority::pem() const {
    std::ostringstream text;
    text << std::ifstream(file()).rdbuf();
    return text.str();
}

std::filesystem::path Authority::sign(const std::string& name) {
    const std::filesystem::path made = folder_ / ("leaf" + std::to_string(++made_));
    run({"openssl",
         "req",
         "-x509",
         "-newkey",
         "ec",
         "-pkeyopt",
         "ec_paramgen_curve:P-256",
         "-nodes",
         "-days",
         "2",
         "-subj",
         "/CN=PBX",
         "-addext",
         "subjectAltName=" + name,
         "-addext",
         "basicConstraints=critical,CA:FALSE",
         "-CA",
         file().string(),
         "-CAkey",
         (folder_ / "ca.key").string(),
         "-keyout",
         made.string() + ".key",
         "-out",
         made.string() + ".pem"});
    return made;
}

RawTlsRegistrar::RawTlsRegistrar(const std::filesystem::path& certificate)
    : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof own;
    if (bind(socket_, reinterpret_cast<sockaddr*>(&own), size) != 0 || listen(socket_, 8) != 0 ||
        getsockname(socket_, reinterpret_cast<sockaddr*>(&own), &size) != 0)
        throw std::runtime_error("no TCP port");
    port_ = ntohs(own.sin_port);
    thread_ = std::thread([this, certificate] { serve(certificate); });
}

RawTlsRegistrar::~RawTlsRegistrar() {
    ending_ = true;
    thread_.join();
    close(socket_);
}

void RawTlsRegistrar::serve(const std::filesystem::path& certificate) {
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_server_method()),
                                                                    &SSL_CTX_free);
    SSL_CTX_use_certificate_file(context.get(), (certificate.string() + ".pem").c_str(), SSL_FILETYPE_PEM);
    SSL_CTX_use_PrivateKey_file(context.get(), (certificate.string() + ".key").c_str(), SSL_FILETYPE_PEM);
    while (!ending_) {
        if (!readable(socket_, 50))
            continue;
        const int connection = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
        const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context.get()), &SSL_free);
        SSL_set_fd(tls.get(), connection);
        std::array<char, 8192> buffer{};
        bool open = SSL_accept(tls.get()) == 1;
        while (open && !ending_) {
            if (SSL_pending(tls.get()) == 0 && !readable(connection, 50))
                continue;
            const int size = SSL_read(tls.get(), buffer.data(), static_cast<int>(buffer.size()));
            open = size > 0;
            const std::string request(buffer.data(), static_cast<std::size_t>(open ? size : 0));
            if (!request.starts_with("REGISTER"))
                continue;
            ++registrations_;
            const std::string answer = accepted(request);
            (void)SSL_write(tls.get(), answer.data(), static_cast<int>(answer.size()));
        }
        close(connection);
    }
}

}  // namespace euterpe::stage
