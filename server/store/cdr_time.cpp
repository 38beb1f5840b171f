#include "server/store/cdr_merge.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <ctime>

namespace euterpe::store {
namespace {

Error noTime(std::string_view text) {
    return {ErrorCode::Malformed, "not a time: '" + std::string(text.substr(0, 40)) + "'"};
}

// "123456" after the point -> 123.
int millisOf(std::string_view fraction) {
    int millis = 0;
    int weight = 100;
    for (const char c : fraction) {
        if (c < '0' || c > '9')
            break;
        millis += (c - '0') * weight;
        weight /= 10;
    }
    return millis;
}

Result<UnixMillis> fromEpoch(std::string_view text) {
    std::int64_t seconds = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
    constexpr std::int64_t kYear2200 = 7'258'118'400;
    if (failed != std::errc{} || seconds <= 0 || seconds > kYear2200 ||
        (!rest.empty() && rest.front() != '.'))
        return noTime(text);
    return seconds * 1000 + (rest.empty() ? 0 : millisOf(rest.substr(1)));
}

bool isSane(const std::tm& t) {
    return t.tm_year >= 70 && t.tm_year < 300 && t.tm_mon >= 0 && t.tm_mon < 12 && t.tm_mday >= 1 &&
           t.tm_mday <= 31 && t.tm_hour >= 0 && t.tm_hour < 24 && t.tm_min >= 0 && t.tm_min < 60 &&
           t.tm_sec >= 0 && t.tm_sec <= 60;
}

}  // namespace

Result<UnixMillis> parseCdrTime(std::string_view text, bool utc) {
    if (text.size() < 19 || text[4] != '-')
        return fromEpoch(text);
    // Positions of year, month, day, hour, minute, second and what stands between them.
    static constexpr std::array<std::array<std::size_t, 2>, 6> kFields{
        {{0, 4}, {5, 2}, {8, 2}, {11, 2}, {14, 2}, {17, 2}}};
    if (text[7] != '-' || (text[10] != ' ' && text[10] != 'T') || text[13] != ':' || text[16] != ':')
        return noTime(text);
    std::array<int, 6> values{};
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        const std::string_view field = text.substr(kFields[i][0], kFields[i][1]);
        const auto [end, failed] = std::from_chars(field.data(), field.data() + field.size(), values[i]);
        if (failed != std::errc{} || end != field.data() + field.size())
            return noTime(text);
    }
    std::tm when{};
    when.tm_year = values[0] - 1900;
    when.tm_mon = values[1] - 1;
    when.tm_mday = values[2];
    when.tm_hour = values[3];
    when.tm_min = values[4];
    when.tm_sec = values[5];
    // The hour that comes twice in autumn is ambiguous in such text: the C library chooses.
    when.tm_isdst = -1;
    if (!isSane(when))
        return noTime(text);
    const std::time_t seconds = utc ? timegm(&when) : std::mktime(&when);
    const int millis = text.size() > 20 && text[19] == '.' ? millisOf(text.substr(20)) : 0;
    return static_cast<UnixMillis>(seconds) * 1000 + millis;
}

}  // namespace euterpe::store
