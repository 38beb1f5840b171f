#include "server/voicemail/message_file.h"

#include "lib/protocol/codec.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>

namespace euterpe::voicemail {
namespace {

constexpr std::int64_t kLastSecond = 253'402'300'799;  // of the year 9999
constexpr int kLongest = 24 * 3600;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

template <class T>
T number(std::string_view text, T most) {
    T value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    return end.ec == std::errc() && value >= 0 ? std::min(value, most) : 0;
}

std::string shortened(std::string_view text) {
    return protocol::toUtf8(text.substr(0, protocol::limits::kVoicemailText));
}

// `"Name" <number>`, `<number>`, a number, a name, or Unknown: what ast_callerid_merge makes.
void readCaller(std::string_view text, MessageFile& message) {
    if (text == "Unknown" || text == "asterisk")
        return;
    const auto open = text.rfind('<');
    if (open != std::string_view::npos && text.ends_with('>')) {
        message.number = shortened(text.substr(open + 1, text.size() - open - 2));
        text = trimmed(text.substr(0, open));
    } else if (!text.empty() && text.find_first_not_of("+0123456789*#") == std::string_view::npos) {
        message.number = shortened(text);
        return;
    }
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    if (text != message.number)
        message.name = shortened(text);
}

// FNV-1a: the same in each run of the server.
std::uint64_t digest(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
}

}  // namespace

MessageFile parseMessageFile(std::string_view text) {
    MessageFile message;
    std::string_view caller;
    std::string_view received;
    std::string_view duration;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto equals = line.find('=');
        if (line.starts_with(';') || equals == std::string_view::npos)
            continue;
        const std::string_view key = trimmed(line.substr(0, equals));
        const std::string_view value = trimmed(line.substr(equals + 1));
        if (key == "msg_id")
            message.pbxId = shortened(value);
        else if (key == "callerid")
            caller = value;
        else if (key == "origtime")
            received = value;
        else if (key == "duration")
            duration = value;
    }
    readCaller(caller, message);
    message.receivedAt = number(received, kLastSecond) * 1000;
    message.durationS = number(duration, kLongest);
    message.id = message.pbxId;
    if (message.id.empty()) {
        char made[18];
        const std::string basis =
            std::string(received) + '\n' + std::string(caller) + '\n' + std::string(duration);
        (void)std::snprintf(made, sizeof made, "-%016llx", static_cast<unsigned long long>(digest(basis)));
        message.id = made;
    }
    return message;
}

}  // namespace euterpe::voicemail
