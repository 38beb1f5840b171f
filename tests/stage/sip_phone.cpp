#include "tests/stage/sip_phone.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cmath>
#include <fstream>
#include <numbers>
#include <random>
#include <sstream>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

#include <boost/json.hpp>

namespace euterpe::stage {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kSampleRate = 8000;
constexpr std::size_t kWavHeader = 44;

bool isFree(int kind, int port) {
    const int probe = socket(AF_INET, kind | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool free = bind(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    close(probe);
    return free;
}

// baresip takes the SIP port and the one after it (TLS). Below the range that Linux takes outgoing ports
// from, above what pbx/ gives to its instances; begins anywhere, since other test programs look for theirs at
// the same time.
int freePortPair() {
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        const int port = 32010 + static_cast<int>(random() % 300) * 2;
        if (isFree(SOCK_DGRAM, port) && isFree(SOCK_STREAM, port) && isFree(SOCK_STREAM, port + 1))
            return port;
    }
    throw std::runtime_error("no free SIP port");
}

int connectTo(int port, Clock::time_point deadline) {
    while (Clock::now() < deadline) {
        const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0)
            return fd;
        close(fd);
        std::this_thread::sleep_for(std::chrono::milliseconds(20));  // nothing tells when it listens
    }
    return -1;
}

void writeConfiguration(const fs::path& folder, const SipPhone::Settings& settings, int sipPort,
                        int controlPort) {
    fs::create_directories(folder);
    std::ofstream(folder / "config")
        << "poll_method epoll\n"
        << "sip_listen 127.0.0.1:" << sipPort << "\n"
        << "ctrl_tcp_listen 127.0.0.1:" << controlPort << "\n"
        << "audio_source ausine," << settings.toneHz << "\n"
        << "ausrc_srate 48000\nausrc_channels 2\n"
        << "audio_player aubridge,phone" << sipPort << "\n"
        << "auplay_srate 8000\nauplay_channels 1\n"
        << "snd_path " << folder.string() << "\n"
        << "module_path /usr/lib/baresip/modules\n"
        << "module g711.so\nmodule ausine.so\nmodule aubridge.so\nmodule sndfile.so\n"
        << "module_tmp account.so\nmodule_app menu.so\nmodule_app ctrl_tcp.so\n";
    std::ofstream(folder / "accounts");
    std::ofstream(folder / "contacts");
}

// What the newest recording holds; empty when there is none yet.
std::vector<std::int16_t> newestRecording(const fs::path& folder) {
    fs::path newest;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("dump-") && name.ends_with("-dec.wav") && name > newest.filename().string())
            newest = entry.path();
    }
    std::vector<std::int16_t> samples;
    std::ifstream file(newest, std::ios::binary);
    if (newest.empty() || !file.seekg(kWavHeader))
        return samples;
    std::int16_t sample = 0;
    while (file.read(reinterpret_cast<char*>(&sample), sizeof sample))
        samples.push_back(sample);
    return samples;
}

}  // namespace

double toneShare(const std::int16_t* samples, std::size_t count, int toneHz, int rate) {
    const double coefficient = 2 * std::cos(2 * std::numbers::pi * toneHz / rate);
    double before = 0;
    double beforeThat = 0;
    double energy = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double value = samples[i];
        energy += value * value;
        const double now = value + coefficient * before - beforeThat;
        beforeThat = before;
        before = now;
    }
    if (energy <= 0)
        return 0;
    const double power = before * before + beforeThat * beforeThat - coefficient * before * beforeThat;
    return power / (energy * static_cast<double>(count) / 2);
}

SipPhone::SipPhone(const Settings& settings, const fs::path& folder) : settings_(settings), folder_(folder) {
    const int sipPort = freePortPair();
    const int controlPort = freeTcpPort();
    writeConfiguration(folder_, settings_, sipPort, controlPort);
    process_ = std::make_unique<Process>(std::vector<std::string>{"baresip", "-f", folder_.string()},
                                         Process::Options{folder_ / "baresip.log", {}});
    socket_ = connectTo(controlPort, Clock::now() + std::chrono::seconds(5));
    if (socket_ < 0)
        throw std::runtime_error("baresip did not open its control port, see " +
                                 (folder_ / "baresip.log").string());
    reader_ = std::thread([this] { readEvents(); });
    // Created now, not from the accounts file: its REGISTER_OK must not come before somebody listens.
    command("uanew", "<sip:" + settings_.user + '@' + settings_.registrar + ";transport=udp>;auth_pass=" +
                         settings_.password + ";regint=60;answermode=manual;audio_codecs=PCMA");
}

SipPhone::~SipPhone() {
    if (socket_ >= 0)
        shutdown(socket_, SHUT_RDWR);
    if (reader_.joinable())
        reader_.join();
    if (socket_ >= 0)
        close(socket_);
}

void SipPhone::dial(const std::string& number) {
    command("dial", "sip:" + number + '@' + settings_.registrar);
}
void SipPhone::accept() {
    command("accept");
}
void SipPhone::hangUp() {
    command("hangup");
}
void SipPhone::press(const std::string& digits) {
    command("sndcode", digits);
}
void SipPhone::hold() {
    command("hold");
}
void SipPhone::resume() {
    command("resume");
}

std::optional<SipPhone::Event> SipPhone::await(const std::string& type, std::chrono::milliseconds limit) {
    std::unique_lock lock(mutex_);
    const auto deadline = Clock::now() + limit;
    for (;;) {
        while (!events_.empty()) {
            Event event = std::move(events_.front());
            events_.pop_front();
            if (event.type == type)
                return event;
        }
        if (arrived_.wait_until(lock, deadline) == std::cv_status::timeout && events_.empty())
            return std::nullopt;
    }
}

bool SipPhone::hears(int toneHz, std::chrono::milliseconds limit, double share) {
    const auto deadline = Clock::now() + limit;
    constexpr std::size_t kHalfSecond = kSampleRate / 2;
    do {
        const auto samples = newestRecording(folder_);
        if (samples.size() >= kHalfSecond &&
            toneShare(samples.data() + samples.size() - kHalfSecond, kHalfSecond, toneHz) > share)
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));  // a growing file has no event to await
    } while (Clock::now() < deadline);
    return false;
}

std::string SipPhone::log() const {
    std::ostringstream text;
    text << std::ifstream(folder_ / "baresip.log").rdbuf();
    return text.str();
}

void SipPhone::command(const std::string& name, const std::string& parameters) {
    const std::string body =
        boost::json::serialize(boost::json::object{{"command", name}, {"params", parameters}});
    const std::string netstring = std::to_string(body.size()) + ':' + body + ',';
    if (send(socket_, netstring.data(), netstring.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(netstring.size()))
        throw std::runtime_error("baresip no longer listens");
}

void SipPhone::readEvents() {
    std::string pending;
    char buffer[8192];
    ssize_t n = 0;
    while ((n = recv(socket_, buffer, sizeof buffer, 0)) > 0) {
        pending.append(buffer, static_cast<std::size_t>(n));
        for (;;) {
            const auto colon = pending.find(':');
            if (colon == std::string::npos)
                break;
            const std::size_t length = std::stoul(pending.substr(0, colon));
            if (pending.size() < colon + 1 + length + 1)
                break;
            takeMessage(pending.substr(colon + 1, length));
            pending.erase(0, colon + length + 2);
        }
    }
}

void SipPhone::takeMessage(const std::string& text) {
    boost::system::error_code ec;
    boost::json::parse_options tolerant;
    tolerant.allow_invalid_utf8 = true;  // what callers call themselves
    const auto message = boost::json::parse(text, ec, {}, tolerant);
    const auto* object = ec ? nullptr : message.if_object();
    if (object == nullptr || !object->contains("event"))
        return;
    const auto field = [&](const char* name) {
        const auto* value = object->if_contains(name);
        return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
    };
    {
        const std::lock_guard lock(mutex_);
        events_.push_back({field("type"), field("peeruri"), field("param")});
    }
    arrived_.notify_all();
}

}  // namespace euterpe::stage
