#include "desktop/phone/sip_log.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

namespace euterpe::phone {
namespace {

constexpr std::size_t kTailBytes = 16 * 1024;
constexpr std::size_t kStreams = 8;
constexpr std::chrono::seconds kRetry{60};

bool startsWith(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && strncasecmp(text.data(), prefix.data(), prefix.size()) == 0;
}

std::size_t findNoCase(std::string_view text, std::string_view word, std::size_t from) {
    for (std::size_t i = from; i + word.size() <= text.size(); ++i) {
        if (startsWith(text.substr(i), word))
            return i;
    }
    return std::string_view::npos;
}

// What follows each `begin` up to one of `ends` is replaced.
std::string blanked(std::string_view line, std::string_view begin, std::string_view ends) {
    std::string clean;
    std::size_t position = 0;
    for (;;) {
        const std::size_t found = findNoCase(line, begin, position);
        if (found == std::string_view::npos)
            return clean.append(line.substr(position));
        const std::size_t secret = found + begin.size();
        clean.append(line.substr(position, secret - position)).append("***");
        position = std::min(line.find_first_of(ends, secret), line.size());
    }
}

std::string cleanLine(std::string_view line) {
    if (startsWith(line, "Authorization") || startsWith(line, "Proxy-Authorization"))
        return blanked(line, "response=", ",\r\n");
    if (startsWith(line, "a=crypto"))
        return blanked(line, "inline:", " ;\r\n");
    for (const std::string_view prefix : {"a=ice-pwd:", "a=key-mgmt:", "k=", "Signal="}) {
        if (startsWith(line, prefix))
            return blanked(line, prefix, "\r\n");
    }
    return std::string(line);
}

std::string timestamp() {
    const auto now = std::chrono::system_clock::now();
    const auto millis =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    std::array<char, 40> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &utc);
    std::snprintf(text.data() + length, text.size() - length, ".%03dZ", static_cast<int>(millis));
    return text.data();
}

}  // namespace

std::string withoutSecrets(std::string_view text) {
    std::string clean;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
        clean += cleanLine(text.substr(0, length));
        text.remove_prefix(length);
    }
    return clean;
}

SipLog::SipLog(std::string file, Failed failed) : file_(std::move(file)), failed_(std::move(failed)) {}

SipLog::~SipLog() {
    if (fd_ >= 0)
        ::close(fd_);
}

// What one read of a stream brought may end within a line, and a secret within it: the rest is waited for.
std::string SipLog::wholeLines(const Packet& packet) {
    if (packet.sent || packet.transport == "UDP")
        return std::string(packet.text);
    const std::string key = packet.host + ':' + std::to_string(packet.port);
    if (tails_.size() >= kStreams && !tails_.contains(key))
        tails_.clear();
    std::string& tail = tails_[key];
    std::string text = tail.append(packet.text);
    const std::size_t end = text.rfind('\n');
    tail = end == std::string::npos ? text : text.substr(end + 1);
    if (tail.size() > kTailBytes)
        tail.clear();
    text.resize(end == std::string::npos ? 0 : end + 1);
    return text;
}

void SipLog::write(const Packet& packet) {
    if (file_.empty())
        return;
    const std::string text = wholeLines(packet);
    if (text.empty() || (fd_ < 0 && !open()))
        return;
    const std::string entry = timestamp() + (packet.sent ? " to " : " from ") + packet.transport + ' ' +
                              packet.host + ':' + std::to_string(packet.port) + '\n' + withoutSecrets(text) +
                              "\n\n";
    const ssize_t written = ::write(fd_, entry.data(), entry.size());
    if (written != static_cast<ssize_t>(entry.size())) {
        fail(written < 0 ? errno : ENOSPC);
        return;
    }
    told_ = false;
    size_ += entry.size();
    if (size_ > kFileBytes)
        rotate();
}

bool SipLog::open() {
    if (std::chrono::steady_clock::now() < retryAt_)
        return false;
    fd_ = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd_ < 0) {
        fail(errno);
        return false;
    }
    struct stat status {};
    size_ = fstat(fd_, &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
    return true;
}

void SipLog::rotate() {
    ::close(fd_);
    fd_ = -1;
    for (int i = kOldFiles - 1; i >= 0; --i) {
        const std::string from = i == 0 ? file_ : file_ + '.' + std::to_string(i);
        (void)std::rename(from.c_str(),
                          (file_ + '.' + std::to_string(i + 1)).c_str());  // the older may be missing
    }
}

void SipLog::fail(int error) {
    if (fd_ >= 0)
        ::close(fd_);
    fd_ = -1;
    retryAt_ = std::chrono::steady_clock::now() + kRetry;
    if (told_)
        return;
    told_ = true;
    failed_(file_ + ": " + std::strerror(error));
}

}  // namespace euterpe::phone
