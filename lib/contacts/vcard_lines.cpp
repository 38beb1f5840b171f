#include "lib/contacts/vcard_lines.h"

#include "lib/base/hex.h"
#include "lib/contacts/contact_draft.h"
#include "lib/contacts/text_encoding.h"
#include "lib/protocol/limits.h"

#include <algorithm>

namespace euterpe::contacts {
namespace {

namespace limits = protocol::limits;

constexpr std::string_view kRead[] = {
    "BEGIN", "END", "N", "FN", "ORG", "TEL", "EMAIL", "UID", "KIND", "X-ADDRESSBOOKSERVER-KIND", "AGENT"};
// vCard 2.1 writes them without "TYPE=".
constexpr std::string_view kBareTypes[] = {"home", "work", "cell", "fax",   "voice", "pref",  "pager",
                                           "car",  "msg",  "isdn", "video", "modem", "other", "main"};

std::string upper(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return out;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

bool isOneOf(std::string_view text, const auto& list) {
    return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

// The first `sign` outside double quotes.
std::size_t findUnquoted(std::string_view text, char sign) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && text[i] == sign)
            return i;
    }
    return std::string_view::npos;
}

std::vector<std::string_view> splitUnquoted(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = findUnquoted(text, separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

std::string fromQuotedPrintable(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int octet = text[i] == '=' ? hexOctet(text.substr(i + 1)) : -1;
        if (octet >= 0) {
            out.push_back(static_cast<char>(octet));
            i += 2;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

}  // namespace

// What stands before the colon.
struct VCardLines::Head {
    VCardProperty property;
    std::string charset;
    bool quotedPrintable = false;
    bool base64 = false;

    void addParameter(std::string_view parameter) {
        const std::size_t equals = parameter.find('=');
        const std::string name = lower(parameter.substr(0, equals));
        if (equals == std::string_view::npos)
            return addBare(name);
        std::string value(parameter.substr(equals + 1));
        std::erase(value, '"');
        if (name == "type") {
            for (const std::string_view type : splitUnquoted(value, ','))
                property.types.push_back(lower(type));
        } else if (name == "encoding") {
            addBare(lower(value));
        } else if (name == "charset") {
            charset = value;
        } else if (name == "x-speed-dial") {
            property.speedDial = value;
        }
    }
    void addBare(const std::string& word) {
        if (word == "quoted-printable")
            quotedPrintable = true;
        else if (word == "base64" || word == "b")
            base64 = true;
        else if (isOneOf(word, kBareTypes))
            property.types.push_back(word);
    }
};

VCardLines::Head VCardLines::readHead(std::string_view text) {
    const std::vector<std::string_view> parts = splitUnquoted(text, ';');
    Head head;
    const std::size_t dot = parts.front().rfind('.');
    head.property.name = upper(dot == std::string_view::npos ? parts.front() : parts.front().substr(dot + 1));
    for (auto parameter = parts.begin() + 1; parameter != parts.end(); ++parameter)
        head.addParameter(*parameter);
    return head;
}

std::optional<VCardProperty> VCardLines::next(ContactSink& sink) {
    while (at_ < bytes_.size()) {
        const std::string_view text = physicalLine();
        if (text.find_first_not_of(" \t") == std::string_view::npos)
            continue;
        const int line = line_;
        const std::size_t colon = findUnquoted(text, ':');
        if (colon == std::string_view::npos || colon > limits::kVCardLineBytes) {
            if (!sink.failed({line, RowProblem::MalformedLine, shownValue(text)}))
                return std::nullopt;
            continue;
        }
        Head head = readHead(text.substr(0, colon));
        head.property.line = line;
        if (!isOneOf(head.property.name, kRead)) {
            passOver(head, text);
            continue;
        }
        if (const auto problem = readValue(head, text.substr(colon + 1))) {
            if (!sink.failed({line, *problem, head.property.name}))
                return std::nullopt;
            continue;
        }
        return std::move(head.property);
    }
    return std::nullopt;
}

std::string_view VCardLines::physicalLine() {
    const std::size_t end = bytes_.find('\n', at_);
    std::string_view text = bytes_.substr(at_, end == std::string_view::npos ? end : end - at_);
    at_ = end == std::string_view::npos ? bytes_.size() : end + 1;
    ++line_;
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    return text;
}

bool VCardLines::isContinued() const {
    return at_ < bytes_.size() && (bytes_[at_] == ' ' || bytes_[at_] == '\t');
}

// One that is longer than it may be is read to its end all the same.
std::optional<RowProblem> VCardLines::readValue(Head& head, std::string_view first) {
    std::string value(first.substr(0, limits::kVCardLineBytes + 1));
    bool fits = first.size() <= limits::kVCardLineBytes;
    bool soft = head.quotedPrintable && first.ends_with('=');
    while (at_ < bytes_.size() && (soft || isContinued())) {
        if (soft)
            value.pop_back();
        std::string_view more = physicalLine();
        if (!soft)
            more.remove_prefix(1);
        soft = head.quotedPrintable && more.ends_with('=');
        fits = fits && value.size() + more.size() <= limits::kVCardLineBytes;
        if (fits)
            value += more;
        else
            value = soft ? "=" : "";
    }
    if (!fits)
        return RowProblem::TooLong;
    if (head.quotedPrintable)
        value = fromQuotedPrintable(value);
    auto decoded = head.charset.empty() ? decodeText(value) : decodeFrom(head.charset, value);
    if (!decoded)
        return RowProblem::UnknownCharset;
    head.property.value = std::move(*decoded);
    return std::nullopt;
}

void VCardLines::passOver(const Head& head, std::string_view first) {
    bool soft = head.quotedPrintable && first.ends_with('=');
    while (at_ < bytes_.size() && (soft || isContinued() || (head.base64 && !hasColonAhead())))
        soft = physicalLine().ends_with('=') && head.quotedPrintable;
}

// Some programs write base64 without indenting it; only what is no part of it has a colon.
bool VCardLines::hasColonAhead() const {
    return bytes_.substr(at_, bytes_.find('\n', at_) - at_).find(':') != std::string_view::npos;
}

std::string unescapeValue(std::string_view value) {
    std::string out;
    out.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\\' || i + 1 == value.size()) {
            out.push_back(value[i]);
            continue;
        }
        const char c = value[++i];
        out.push_back(c == 'n' || c == 'N' ? '\n' : c);
    }
    return out;
}

std::vector<std::string> splitValue(std::string_view value, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= value.size(); ++i) {
        if (i == value.size() || value[i] == separator) {
            parts.push_back(unescapeValue(value.substr(start, i - start)));
            start = i + 1;
        } else if (value[i] == '\\' && i + 1 < value.size()) {
            ++i;
        }
    }
    return parts;
}

}  // namespace euterpe::contacts
