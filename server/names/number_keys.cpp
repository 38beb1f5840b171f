#include "server/names/number_keys.h"

#include "lib/protocol/limits.h"

#include <optional>
#include <phonenumbers/phonenumberutil.h>
#include <set>

namespace euterpe::names {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// Shorter ones are extensions and codes, which exist in no numbering plan.
constexpr std::size_t kShortest = 6;

// Digits, and what else a telephone can dial.
std::string dialled(std::string_view number) {
    std::string kept;
    for (const char c : number.substr(0, protocol::limits::kNumber)) {
        if ((c >= '0' && c <= '9') || c == '*' || c == '#' || (c == '+' && kept.empty()))
            kept += c;
    }
    return kept;
}

// Nothing when it is a number of no plan.
std::optional<PhoneNumber> inSomePlan(const std::string& plain, const std::string& region) {
    const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
    PhoneNumber parsed;
    if (plain.size() < kShortest || plain.find_first_of("*#") != std::string::npos ||
        util.Parse(plain, region, &parsed) != PhoneNumberUtil::NO_PARSING_ERROR ||
        !util.IsPossibleNumber(parsed))
        return std::nullopt;
    return parsed;
}

std::string written(const PhoneNumber& number, PhoneNumberUtil::PhoneNumberFormat format) {
    std::string text;
    PhoneNumberUtil::GetInstance()->Format(number, format, &text);
    return text;
}

std::string withoutPlus(std::string number) {
    return number.starts_with('+') ? number.substr(1) : number;
}

}  // namespace

bool NumberKeys::knowsRegion(const std::string& region) {
    std::set<std::string> known;
    PhoneNumberUtil::GetInstance()->GetSupportedRegions(&known);
    return known.contains(region);
}

// "39050…" for a number of some plan, else the digits as they are. Both are digits, so that a number which
// was written without its + is found as well.
std::string NumberKeys::keyOf(std::string_view number) const {
    const std::string plain = dialled(number);
    const auto known = inSomePlan(plain, region_);
    return withoutPlus(known ? written(*known, PhoneNumberUtil::E164) : plain);
}

std::vector<std::string> NumberKeys::formsOf(const std::string& key) const {
    if (key.empty())
        return {};
    std::vector<std::string> forms{key};
    const auto known = inSomePlan('+' + key, region_);
    if (!known)
        return forms;
    if (std::string national = dialled(written(*known, PhoneNumberUtil::NATIONAL)); national != key)
        forms.push_back(std::move(national));
    return forms;
}

std::vector<std::string> NumberKeys::keysOf(std::string_view number) const {
    std::vector<std::string> keys;
    const std::string plain = dialled(number);
    if (std::string key = keyOf(plain); !key.empty())
        keys.push_back(std::move(key));
    if (!outsidePrefix_.empty() && plain.size() > outsidePrefix_.size() &&
        plain.starts_with(outsidePrefix_)) {
        std::string key = keyOf(std::string_view(plain).substr(outsidePrefix_.size()));
        if (!key.empty() && (keys.empty() || key != keys.front()))
            keys.push_back(std::move(key));
    }
    return keys;
}

}  // namespace euterpe::names
