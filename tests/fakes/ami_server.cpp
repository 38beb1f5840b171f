#include "tests/fakes/ami_server.h"

#include "tests/fakes/ami_answers.h"
#include "tests/fakes/ami_text.h"

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <map>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

#include <openssl/evp.h>

namespace euterpe::fakes {
namespace {

// A client that reads nothing for so long is closed rather than fed from memory without end.
constexpr std::size_t kUnsentBytes = 64UL * 1024 * 1024;
constexpr std::size_t kRequestBytes = 64UL * 1024;
constexpr std::string_view kChallenge = "426150271";

std::string md5Hex(const std::string& text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_md5(), nullptr);
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (unsigned int i = 0; i < length; ++i) {
        hex += kDigits[digest[i] >> 4];
        hex += kDigits[digest[i] & 15];
    }
    return hex;
}

struct Client {
    int fd = -1;
    bool loggedIn = false;
    bool closeWhenSent = false;
    std::string in;
    std::string out;
};

}  // namespace

class AmiServer::Impl {
  public:
    Impl(const AmiServerOptions& options, int listener, int wake, std::uint16_t port)
        : options_(options), company_(options.company), listener_(listener), wake_(wake), port_(port) {
        thread_ = std::thread([this] { run(); });
    }

    ~Impl() {
        stopping_ = true;
        wakeUp();
        thread_.join();
        for (const Client& client : clients_)
            ::close(client.fd);
        ::close(listener_);
        ::close(wake_);
    }

    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }

    // Runs `change` on the company under the lock and sends the events it returns.
    template <class Change>
    void happen(Change change) {
        const std::lock_guard lock(mutex_);
        broadcast(change(company_));
    }

    void dropConnections(bool forgetCalls) {
        const std::lock_guard lock(mutex_);
        if (forgetCalls)
            company_.forgetCalls();
        for (Client& client : clients_)
            ::shutdown(client.fd, SHUT_RDWR);
        snapshotSent_ = false;
    }

    void setSilent(bool silent) {
        silent_ = silent;
        wakeUp();
    }

    bool waitForSnapshot(std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, patience, [this] { return snapshotSent_; });
    }

    int actionCount(std::string_view action) const {
        const std::lock_guard lock(mutex_);
        const auto found = actions_.find(std::string(action));
        return found == actions_.end() ? 0 : found->second;
    }

  private:
    void wakeUp() const {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
    }

    void broadcast(std::string_view text) {
        if (silent_)
            return;
        for (Client& client : clients_) {
            if (client.loggedIn)
                send(client, text);
        }
    }

    // Writes what the socket takes at once; the thread writes the rest.
    void send(Client& client, std::string_view text) {
        if (client.out.size() + text.size() > kUnsentBytes) {
            ::shutdown(client.fd, SHUT_RDWR);
            return;
        }
        const bool wasEmpty = client.out.empty();
        client.out.append(text);
        flush(client);
        if (wasEmpty && !client.out.empty())
            wakeUp();
    }

    static void flush(Client& client) {
        while (!client.out.empty()) {
            const ssize_t n = ::send(client.fd, client.out.data(), client.out.size(), MSG_NOSIGNAL);
            if (n <= 0)
                return;
            client.out.erase(0, static_cast<std::size_t>(n));
        }
        if (client.closeWhenSent)
            ::shutdown(client.fd, SHUT_RDWR);
    }

    void run() {
        std::vector<pollfd> polled;
        while (!stopping_) {
            polled.assign({{wake_, POLLIN, 0}, {listener_, POLLIN, 0}});
            if (!silent_) {
                const std::lock_guard lock(mutex_);
                for (const Client& client : clients_)
                    polled.push_back(
                        {client.fd, static_cast<short>(client.out.empty() ? POLLIN : POLLIN | POLLOUT), 0});
            }
            if (::poll(polled.data(), polled.size(), -1) < 0 && errno != EINTR)
                return;
            if (polled[0].revents != 0) {
                std::uint64_t count = 0;
                [[maybe_unused]] const auto got = ::read(wake_, &count, sizeof count);
            }
            const std::lock_guard lock(mutex_);
            for (std::size_t i = 2; i < polled.size(); ++i) {
                if (polled[i].revents != 0)
                    serve(polled[i].fd, polled[i].revents);
            }
            if (polled[1].revents != 0)
                acceptClient();
        }
    }

    void acceptClient() {
        const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0)
            return;
        const int one = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        Client& client = clients_.emplace_back();
        client.fd = fd;
        send(client, "Asterisk Call Manager/11.0.0\r\n");
    }

    void serve(int fd, short events) {
        for (std::size_t i = 0; i < clients_.size(); ++i) {
            Client& client = clients_[i];
            if (client.fd != fd)
                continue;
            if ((events & POLLOUT) != 0)
                flush(client);
            if ((events & (POLLIN | POLLHUP | POLLERR)) != 0 && !read(client)) {
                ::close(fd);
                clients_.erase(clients_.begin() + static_cast<std::ptrdiff_t>(i));
            }
            return;
        }
    }

    // False when the connection has ended.
    bool read(Client& client) {
        std::array<char, 16384> buffer;
        const ssize_t n = ::recv(client.fd, buffer.data(), buffer.size(), 0);
        if (n <= 0)
            return n < 0 && (errno == EAGAIN || errno == EINTR);
        client.in.append(buffer.data(), static_cast<std::size_t>(n));
        for (std::size_t end = 0; (end = client.in.find("\r\n\r\n")) != std::string::npos;) {
            const AmiRequest request = parseRequest(std::string_view(client.in).substr(0, end + 2));
            client.in.erase(0, end + 4);
            handle(client, request);
        }
        return client.in.size() <= kRequestBytes;
    }

    void handle(Client& client, const AmiRequest& request) {
        const std::string action = request.get("action");
        ++actions_[action];
        if (action == "Challenge") {
            send(client,
                 AmiText::response("Success", request.get("actionid")).add("Challenge", kChallenge).str());
        } else if (action == "Login") {
            login(client, request);
        } else if (!client.loggedIn) {
            send(client, AmiText::response("Error", request.get("actionid"))
                             .add("Message", "Permission denied")
                             .str());
        } else if (action == "Logoff") {
            client.closeWhenSent = true;
            send(client, AmiText::response("Goodbye", request.get("actionid"))
                             .add("Message", "Thanks for all the fish.")
                             .str());
        } else {
            send(client, answerTo(request, company_, options_.version));
            if (action == "ExtensionStateList") {
                snapshotSent_ = true;
                changed_.notify_all();
            }
        }
    }

    void login(Client& client, const AmiRequest& request) {
        const bool known = request.get("username") == options_.user;
        const bool proven = request.get("authtype").empty()
                                ? request.get("secret") == options_.secret
                                : request.get("key") == md5Hex(std::string(kChallenge) + options_.secret);
        if (!known || !proven) {
            client.closeWhenSent = true;
            send(client, AmiText::response("Error", request.get("actionid"))
                             .add("Message", "Authentication failed")
                             .str());
            return;
        }
        client.loggedIn = true;
        send(client, AmiText::response("Success", request.get("actionid"))
                         .add("Message", "Authentication accepted")
                         .str());
        send(client, AmiText::event("FullyBooted", "system,all")
                         .add("Uptime", 100)
                         .add("LastReload", 100)
                         .add("Status", "Fully Booted")
                         .str());
    }

    const AmiServerOptions options_;
    mutable std::mutex mutex_;  // company_, clients_, actions_, snapshotSent_
    std::condition_variable changed_;
    AmiCompany company_;
    std::vector<Client> clients_;
    std::map<std::string, int> actions_;
    bool snapshotSent_ = false;
    const int listener_;
    const int wake_;
    const std::uint16_t port_;
    std::atomic<bool> silent_{false};
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

Result<std::unique_ptr<AmiServer>> AmiServer::start(const AmiServerOptions& options) {
    const auto failed = [](const char* what) {
        return Error{ErrorCode::Io, std::string(what) + ": " + std::strerror(errno)};
    };
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (listener < 0)
        return failed("socket");
    const int one = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(options.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), length) < 0 || ::listen(listener, 16) < 0 ||
        ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length) < 0) {
        const Error error = failed("listen");
        ::close(listener);
        return error;
    }
    const int wake = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (wake < 0) {
        const Error error = failed("eventfd");
        ::close(listener);
        return error;
    }
    return std::unique_ptr<AmiServer>(
        new AmiServer(std::make_unique<Impl>(options, listener, wake, ntohs(address.sin_port))));
}

AmiServer::AmiServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
AmiServer::~AmiServer() = default;

std::uint16_t AmiServer::port() const {
    return impl_->port();
}

void AmiServer::setState(int extension, DeviceState state) {
    impl_->happen([&](AmiCompany& company) { return company.setState(extension, state); });
}

std::uint64_t AmiServer::ring(int caller, int callee) {
    std::uint64_t call = 0;
    impl_->happen([&](AmiCompany& company) { return company.ring(caller, callee, call); });
    return call;
}

void AmiServer::answer(std::uint64_t call) {
    impl_->happen([&](AmiCompany& company) { return company.answer(call); });
}

void AmiServer::hangup(std::uint64_t call) {
    impl_->happen([&](AmiCompany& company) { return company.hangup(call); });
}

void AmiServer::emit(std::string_view text) {
    impl_->happen([&](AmiCompany&) { return text; });
}

void AmiServer::dropConnections(bool forgetCalls) {
    impl_->dropConnections(forgetCalls);
}
void AmiServer::setSilent(bool silent) {
    impl_->setSilent(silent);
}
bool AmiServer::waitForSnapshot(std::chrono::milliseconds patience) {
    return impl_->waitForSnapshot(patience);
}
int AmiServer::actionCount(std::string_view action) const {
    return impl_->actionCount(action);
}

}  // namespace euterpe::fakes
