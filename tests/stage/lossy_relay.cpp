#include "tests/stage/lossy_relay.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <chrono>
#include <cstring>
#include <map>
#include <netinet/in.h>
#include <poll.h>
#include <regex>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace euterpe::stage {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kRtpHeader = 12;
constexpr std::size_t kSequence = 2;
constexpr std::size_t kTimestamp = 4;
constexpr milliseconds kPacket{20};
constexpr int kReorderedByMs = 50;

// In network order.
std::uint32_t numberAt(const std::string& data, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    for (std::size_t i = at; i < at + size && i < data.size(); ++i)
        number = number << 8 | static_cast<unsigned char>(data[i]);
    return number;
}

void putNumber(std::string& data, std::size_t at, std::size_t size, std::uint32_t number) {
    for (std::size_t i = 0; i < size; ++i)
        data[at + i] = static_cast<char>(number >> 8 * (size - 1 - i));
}

sockaddr_in addressOf(const std::string& host, int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    return address;
}

class Socket {
  public:
    Socket() : fd_(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in own = addressOf("127.0.0.1", 0);
        socklen_t size = sizeof own;
        if (bind(fd_, reinterpret_cast<sockaddr*>(&own), size) != 0 ||
            getsockname(fd_, reinterpret_cast<sockaddr*>(&own), &size) != 0)
            throw std::runtime_error("no UDP port");
        port_ = ntohs(own.sin_port);
    }
    ~Socket() { close(fd_); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    [[nodiscard]] int fd() const { return fd_; }
    [[nodiscard]] int port() const { return port_; }
    std::string receive(sockaddr_in* from = nullptr) const {
        std::array<char, 65536> buffer{};
        socklen_t size = sizeof *from;
        const auto got = recvfrom(fd_, buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr*>(from),
                                  from ? &size : nullptr);
        return got > 0 ? std::string(buffer.data(), static_cast<std::size_t>(got)) : std::string();
    }
    void send(const std::string& data, const sockaddr_in& to) const {
        if (to.sin_port != 0)
            (void)sendto(fd_, data.data(), data.size(), 0, reinterpret_cast<const sockaddr*>(&to), sizeof to);
    }

  private:
    int fd_ = -1;
    int port_ = 0;
};

}  // namespace

// What the thread has for itself.
class LossyRelay::Worker {
  public:
    Worker(LossyRelay& relay, const std::string& pbx) : relay_(relay) {
        const auto colon = pbx.rfind(':');
        pbx_ = addressOf(pbx.substr(0, colon), std::stoi(pbx.substr(colon + 1)));
    }
    [[nodiscard]] int port() const { return sip_.port(); }

    void run() {
        while (!relay_.ending_) {
            std::vector<pollfd> waits{
                {sip_.fd(), POLLIN, 0}, {rtpToSoftphone_.fd(), POLLIN, 0}, {rtpToPbx_.fd(), POLLIN, 0}};
            for (const auto& client : clients_)
                waits.push_back({client->toPbx.fd(), POLLIN, 0});
            if (poll(waits.data(), waits.size(), patience()) > 0) {
                if (waits[1].revents != 0)
                    take(Direction::ToPbx, rtpToSoftphone_.receive());
                if (waits[2].revents != 0)
                    take(Direction::ToSoftphone, rtpToPbx_.receive());
                for (std::size_t i = 3; i < waits.size(); ++i)
                    if (waits[i].revents != 0)
                        fromPbx(*clients_[i - 3]);
                if (waits[0].revents != 0)
                    fromSoftphone();
            }
            replay();
            deliver();
        }
    }

  private:
    // A port of the softphone: it has one for its calls and one to see whether the registrar is there.
    struct Client {
        sockaddr_in address{};
        Socket toPbx;
    };
    struct Packet {
        Direction direction;
        std::string data;
    };

    void fromSoftphone() {
        sockaddr_in from{};
        const std::string message = sip_.receive(&from);
        if (relay_.cut_)
            return;
        auto known = std::find_if(clients_.begin(), clients_.end(), [&](const auto& client) {
            return client->address.sin_port == from.sin_port;
        });
        if (known == clients_.end()) {
            known = clients_.insert(known, std::make_unique<Client>());
            (*known)->address = from;
        }
        (*known)->toPbx.send(relayed(message, softphoneAudio_, rtpToPbx_), pbx_);
    }

    void fromPbx(const Client& client) {
        const std::string message = client.toPbx.receive();
        if (!relay_.cut_)
            sip_.send(relayed(message, pbxAudio_, rtpToSoftphone_), client.address);
    }

    // Until the next packet is due; not for long, so that the end is noticed.
    [[nodiscard]] int patience() const {
        constexpr milliseconds kLongest{100};
        Clock::time_point next = Clock::now() + kLongest;
        if (!due_.empty())
            next = std::min(next, due_.begin()->first);
        const std::lock_guard lock(relay_.mutex_);
        if (isReplaying())
            next = std::min(next, relay_.replay_->next);
        return static_cast<int>(
            std::max(milliseconds(0), std::chrono::ceil<milliseconds>(next - Clock::now())).count());
    }

    // A message with SDP names the relay's own port; where the audio is really wanted is kept in `audio`.
    static std::string relayed(const std::string& message, sockaddr_in& audio, const Socket& own) {
        static const std::regex kConnection("c=IN IP4 ([0-9.]+)");
        static const std::regex kAudio("m=audio ([0-9]+)");
        static const std::regex kLength("(content-length|\r\nl) *:[^\r]*", std::regex::icase);
        const auto end = message.find("\r\n\r\n");
        std::smatch host;
        std::smatch port;
        if (end == std::string::npos || !std::regex_search(message, port, kAudio) ||
            !std::regex_search(message, host, kConnection))
            return message;
        audio = addressOf(host[1], std::stoi(port[1]));
        std::string body = std::regex_replace(message.substr(end + 4), kConnection, "c=IN IP4 127.0.0.1");
        body = std::regex_replace(body, kAudio, "m=audio " + std::to_string(own.port()));
        return std::regex_replace(message.substr(0, end), kLength,
                                  "Content-Length: " + std::to_string(body.size())) +
               "\r\n\r\n" + body;
    }

    void take(Direction direction, const std::string& data) {
        const std::lock_guard lock(relay_.mutex_);
        if (data.size() <= kRtpHeader || relay_.cut_)
            return;
        if (direction == Direction::ToSoftphone) {
            if (relay_.isRecording_)
                relay_.recorded_.push_back(data.substr(kRtpHeader));
            if (relay_.replay_)
                return;
            step_ = numberAt(data, kTimestamp, 4) - numberAt(last_, kTimestamp, 4);
            last_ = data.substr(0, kRtpHeader);
        }
        pass(direction, data);
    }

    // With the mutex.
    void pass(Direction direction, const std::string& data) {
        Way& way = relay_.ways_[static_cast<int>(direction)];
        if (opusRepeats(reinterpret_cast<const std::uint8_t*>(data.data()) + kRtpHeader,
                        data.size() - kRtpHeader))
            ++way.counts.opusWithCorrection;
        const double fate = std::uniform_real_distribution<double>(0, 1)(way.random);
        if (fate < way.network.loss) {
            ++way.counts.dropped;
            return;
        }
        ++way.counts.passed;
        milliseconds delay{way.network.delayMs};
        if (fate < way.network.loss + way.network.reorder) {
            ++way.counts.reordered;
            delay += milliseconds(kReorderedByMs);
        }
        due_.emplace(Clock::now() + delay, Packet{direction, data});
    }

    [[nodiscard]] bool isReplaying() const {
        return relay_.replay_ && relay_.replay_->sent < relay_.replay_->stream.size() && !last_.empty();
    }

    // Goes on where the PBX's stream was cut off: same source, next sequence number and timestamp (RFC 3550
    // section 5.1).
    void replay() {
        const std::lock_guard lock(relay_.mutex_);
        while (isReplaying() && relay_.replay_->next <= Clock::now()) {
            last_[1] = static_cast<char>(last_[1] & 0x7f);  // no marker
            putNumber(last_, kSequence, 2, numberAt(last_, kSequence, 2) + 1);
            putNumber(last_, kTimestamp, 4, numberAt(last_, kTimestamp, 4) + step_);
            pass(Direction::ToSoftphone, last_ + relay_.replay_->stream[relay_.replay_->sent++]);
            relay_.replay_->next += kPacket;
        }
    }

    void deliver() {
        while (!due_.empty() && due_.begin()->first <= Clock::now()) {
            const Packet& packet = due_.begin()->second;
            if (packet.direction == Direction::ToPbx)
                rtpToPbx_.send(packet.data, pbxAudio_);
            else
                rtpToSoftphone_.send(packet.data, softphoneAudio_);
            due_.erase(due_.begin());
        }
    }

    LossyRelay& relay_;
    Socket sip_;
    std::vector<std::unique_ptr<Client>> clients_;
    Socket rtpToSoftphone_;
    Socket rtpToPbx_;
    sockaddr_in pbx_{};
    sockaddr_in pbxAudio_{};
    sockaddr_in softphoneAudio_{};
    std::multimap<Clock::time_point, Packet> due_;
    std::string last_;        // header of the last packet to the softphone
    std::uint32_t step_ = 0;  // between the timestamps of two packets
};

LossyRelay::LossyRelay(const std::string& pbx)
    : worker_(std::make_unique<Worker>(*this, pbx)), thread_([this] { worker_->run(); }) {}

LossyRelay::~LossyRelay() {
    ending_ = true;
    thread_.join();
}

std::string LossyRelay::address() const {
    return "127.0.0.1:" + std::to_string(worker_->port());
}

void LossyRelay::set(Direction direction, const Network& network) {
    const std::lock_guard lock(mutex_);
    ways_[static_cast<int>(direction)] = {network, {}, std::mt19937(kSeed)};
}

void LossyRelay::record() {
    const std::lock_guard lock(mutex_);
    isRecording_ = true;
    recorded_.clear();
}

RtpStream LossyRelay::recorded() {
    const std::lock_guard lock(mutex_);
    isRecording_ = false;
    return std::move(recorded_);
}

void LossyRelay::replayToSoftphone(RtpStream stream, const Network& network) {
    setToSoftphone(network);
    const std::lock_guard lock(mutex_);
    replay_ = Replay{std::move(stream), 0, Clock::now()};
}

bool LossyRelay::hasReplayed() const {
    const std::lock_guard lock(mutex_);
    return replay_ && replay_->sent == replay_->stream.size();
}

RelayCounts LossyRelay::counts(Direction direction) const {
    const std::lock_guard lock(mutex_);
    return ways_[static_cast<int>(direction)].counts;
}

bool opusRepeats(const std::uint8_t* payload, std::size_t size) {
    if (size < 2)
        return false;
    // Table of contents (section 3.1): configuration, stereo, number of frames.
    const int configuration = payload[0] >> 3;
    const bool oneFrame = (payload[0] & 3) == 0;
    if (configuration >= 16 || !oneFrame)
        return false;  // CELT repeats nothing; several frames in a packet are not what a softphone sends
    // SILK frames are of 20 ms; in the hybrid modes a packet of one frame has one.
    const int silkFrames = configuration < 12 ? std::max(1, configuration % 4) : 1;
    // A flag of voice activity for each frame, then the one that is looked for.
    return ((payload[1] >> (7 - silkFrames)) & 1) != 0;
}

}  // namespace euterpe::stage
