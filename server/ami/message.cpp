#include "server/ami/message.h"

#include <charconv>

namespace euterpe::ami {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace

bool equalsIgnoreCase(std::string_view a, std::string_view b) {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != b[i] && lower(a[i]) != lower(b[i]))
            return false;
    }
    return true;
}

void Message::add(std::string_view name, std::string_view value) {
    Span span{};
    span.name = static_cast<std::uint32_t>(text_.size());
    text_.append(name);
    span.value = static_cast<std::uint32_t>(text_.size());
    text_.append(value);
    span.end = static_cast<std::uint32_t>(text_.size());
    spans_.push_back(span);
}

void Message::clear() {
    text_.clear();
    spans_.clear();
}

std::string_view Message::valueOf(const Span& span) const {
    return std::string_view(text_).substr(span.value, span.end - span.value);
}

Message::Header Message::at(std::size_t index) const {
    const Span& span = spans_[index];
    return {std::string_view(text_).substr(span.name, span.value - span.name), valueOf(span)};
}

const Message::Span* Message::find(std::string_view name) const {
    for (const Span& span : spans_) {
        if (span.value - span.name == name.size() &&
            equalsIgnoreCase(std::string_view(text_).substr(span.name, name.size()), name))
            return &span;
    }
    return nullptr;
}

std::string_view Message::get(std::string_view name) const {
    const Span* span = find(name);
    return span ? valueOf(*span) : std::string_view{};
}

bool Message::has(std::string_view name) const {
    return find(name) != nullptr;
}

std::vector<std::string_view> Message::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (std::size_t i = 0; i < spans_.size(); ++i) {
        const Header header = at(i);
        if (equalsIgnoreCase(header.name, name))
            values.push_back(header.value);
    }
    return values;
}

std::int64_t Message::number(std::string_view name, std::int64_t fallback) const {
    const std::string_view text = get(name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : fallback;
}

}  // namespace euterpe::ami
