#include "desktop/phone/packet_tap.h"

#include <bctoolbox/logging.h>
#include <charconv>
#include <cstdarg>
#include <cstdio>

namespace euterpe::phone {
namespace {

constexpr const char* kSipDomain = "belle-sip";
constexpr std::string_view kSentFormat = "channel [%p]: message %s to [";
constexpr std::string_view kReceivedFormat = "channel [%p]: received [%i] new bytes from [";

// The library has one log for the whole process, without anything to tell its cores apart but their threads.
thread_local const PacketTap* tapOfThread = nullptr;

std::string formatted(const char* format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    const int size = std::vsnprintf(nullptr, 0, format, again);
    va_end(again);
    std::string text(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
    if (size > 0)
        std::vsnprintf(text.data(), text.size() + 1, format, arguments);
    return text;
}

void onLogLine(const char* domain, BctbxLogLevel level, const char* format, va_list arguments) {
    if (!tapOfThread || !format)
        return;
    const std::string_view view(format);
    if (level >= BCTBX_LOG_ERROR)
        tapOfThread->complaint(domain ? domain : "", formatted(format, arguments));
    else if (view.starts_with(kSentFormat) || view.starts_with(kReceivedFormat))
        tapOfThread->packet(formatted(format, arguments));
}

}  // namespace

PacketTap::PacketTap(const Log& log, Seen seen) : log_(log), seen_(std::move(seen)) {
    tapOfThread = this;
    bctbx_init_logger(1);
    // Until attach() lines go to the terminal, among them that a core without a sound card has none.
    bctbx_set_log_level(nullptr, BCTBX_LOG_FATAL);
}

void PacketTap::attach() {
    bctbx_set_log_handler(onLogLine);
    bctbx_set_log_level(nullptr, BCTBX_LOG_ERROR);
    bctbx_set_log_level(kSipDomain, BCTBX_LOG_MESSAGE);
}

PacketTap::~PacketTap() {
    tapOfThread = nullptr;
}

void PacketTap::packet(const std::string& line) const {
    Packet packet;
    if (parsePacketLine(line, packet))
        seen_(packet);
}

void PacketTap::complaint(const char* domain, const std::string& line) const {
    log_.debug("phone.library", {{"domain", domain}, {"text", line}});
}

bool parsePacketLine(std::string_view line, Packet& packet) {
    const auto end = line.find('\n');
    const std::string_view head = line.substr(0, end);
    const auto scheme = head.find("://");
    const auto open = head.rfind('[', scheme);
    const auto close = head.find(']', scheme);
    if (end == std::string_view::npos || scheme == std::string_view::npos || open == std::string_view::npos ||
        close == std::string_view::npos)
        return false;
    const auto colon = head.rfind(':', close);
    if (colon <= scheme)
        return false;
    packet.sent = head.find("]: message ") != std::string_view::npos;
    packet.transport = head.substr(open + 1, scheme - open - 1);
    packet.host = head.substr(scheme + 3, colon - scheme - 3);
    std::from_chars(head.data() + colon + 1, head.data() + close, packet.port);
    packet.text = line.substr(end + 1);
    return true;
}

}  // namespace euterpe::phone
