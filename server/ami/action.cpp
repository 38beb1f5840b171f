#include "server/ami/action.h"

#include <algorithm>

namespace euterpe::ami {
namespace {

// Asterisk reads lines of at most 1024 bytes and 128 headers (main/manager.c); beyond it an action is
// garbled.
constexpr std::size_t kLineBytes = 1000;
constexpr std::size_t kHeaders = 120;

bool isHeaderName(std::string_view name) {
    const auto allowed = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    };
    return !name.empty() && std::all_of(name.begin(), name.end(), allowed);
}

bool isOneLine(std::string_view value) {
    return value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

}  // namespace

Action& Action::set(std::string_view name, std::string_view value) {
    const bool nameOk = isHeaderName(name);
    if (!nameOk || !isOneLine(value) || name.size() + value.size() > kLineBytes || ++headers_ > kHeaders) {
        if (refused_.empty())
            refused_ = nameOk ? std::string(name) : "a header name";
        return *this;
    }
    if (name_.empty())
        name_ = value;
    text_.append(name).append(": ").append(value).append("\r\n");
    return *this;
}

Result<std::string> Action::encode(std::string_view actionId) const {
    if (!refused_.empty())
        return Error{ErrorCode::InvalidArgument, "AMI action: " + refused_ + " is not one short line"};
    if (name_.empty() || actionId.empty() || !isOneLine(actionId) || actionId.size() > kLineBytes)
        return Error{ErrorCode::InvalidArgument, "AMI action: no name or no usable id"};
    std::string bytes;
    bytes.reserve(text_.size() + actionId.size() + 16);
    bytes.append(text_).append("ActionID: ").append(actionId).append("\r\n\r\n");
    return bytes;
}

}  // namespace euterpe::ami
