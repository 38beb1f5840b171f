// Identifiers as types: an extension's number cannot be passed where a call's id is meant.
// Plain values, usable on any thread.
#pragma once

// <string> brings operator<=>: moc of Qt 6.4 fails on a file that starts with <compare> itself.
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace euterpe {

template <class Tag>
class StringId {
  public:
    StringId() = default;
    explicit StringId(std::string value) : value_(std::move(value)) {}
    explicit StringId(std::string_view value) : value_(value) {}
    explicit StringId(const char* value) : value_(value) {}

    [[nodiscard]] const std::string& str() const { return value_; }
    [[nodiscard]] bool empty() const { return value_.empty(); }

    auto operator<=>(const StringId&) const = default;
    bool operator==(const StringId&) const = default;

  private:
    std::string value_;
};

// The number by which colleagues call each other, e.g. "101".
using ExtensionId = StringId<struct ExtensionTag>;
// A telephone's name on the PBX: a PJSIP endpoint such as "101" or "101-desk". An extension has one or more.
using AccountId = StringId<struct AccountTag>;
// One call as one user sees it: Asterisk's Uniqueid of the channel at that user's telephone.
using CallId = StringId<struct CallTag>;
// All channels that belong together: Asterisk's Linkedid.
using LinkedId = StringId<struct LinkedTag>;
// A login name.
using UserId = StringId<struct UserTag>;
using QueueId = StringId<struct QueueTag>;
// A card of a phonebook: a UUID.
using ContactId = StringId<struct ContactTag>;

}  // namespace euterpe

template <class Tag>
struct std::hash<euterpe::StringId<Tag>> {
    size_t operator()(const euterpe::StringId<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.str());
    }
};
