// Structs <-> JSON, driven by BOOST_DESCRIBE: one representation, no field written by hand.
// Decoding checks limits.h, ignores unknown members, keeps the default for missing ones, turns unknown enum
// values into `Unknown` and names the member that is wrong: "params.filter.from: expected a number".
// Members that hold their default (empty string, empty list, no value) are left out when encoding.
#pragma once

#include "lib/base/id.h"
#include "lib/base/result.h"
#include "lib/protocol/bytes.h"
#include "lib/protocol/limits.h"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

namespace euterpe::protocol {

// Parses with the depth limit of limits.h.
Result<boost::json::value> parseJson(std::string_view text);

// True for well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
bool isUtf8(std::string_view text);
// The text for showing: invalid bytes are U+FFFD, control characters spaces. Callers name themselves as they
// like.
std::string toUtf8(std::string_view text);

namespace detail {

template <class T>
struct IsStringId : std::false_type {};
template <class Tag>
struct IsStringId<StringId<Tag>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

// "PhoneStates" -> "phoneStates".
std::string wireEnumName(const char* name);
bool wireEnumEquals(const char* name, std::string_view wire);
Error wrong(std::string_view path, std::string_view expected);

template <class T>
bool isDefault(const T& value) {
    if constexpr (IsOptional<T>::value) {
        return !value.has_value();
    } else if constexpr (IsVector<T>::value || IsStringId<T>::value || std::same_as<T, std::string>) {
        return value.empty();
    } else if constexpr (std::same_as<T, Bytes>) {
        return value.value.empty();
    } else {
        return false;
    }
}

}  // namespace detail

template <class T>
void encode(const T& value, boost::json::value& out) {
    using detail::IsOptional;
    using detail::IsStringId;
    using detail::IsVector;
    if constexpr (std::same_as<T, bool> || std::integral<T>) {
        out = value;
    } else if constexpr (std::same_as<T, std::string>) {
        out.emplace_string() = value;
    } else if constexpr (IsStringId<T>::value) {
        out.emplace_string() = value.str();
    } else if constexpr (std::same_as<T, Bytes>) {
        out.emplace_string() = toBase64(value.value);
    } else if constexpr (std::is_enum_v<T>) {
        out.emplace_string() = detail::wireEnumName(boost::describe::enum_to_string(value, "Unknown"));
    } else if constexpr (IsOptional<T>::value) {
        if (value)
            encode(*value, out);
        else
            out = nullptr;
    } else if constexpr (IsVector<T>::value) {
        boost::json::array& array = out.emplace_array();
        array.reserve(value.size());
        for (const auto& item : value)
            encode(item, array.emplace_back(nullptr));
    } else {
        boost::json::object& object = out.emplace_object();
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&](auto member) {
                const auto& field = value.*member.pointer;
                if (!detail::isDefault(field))
                    encode(field, object[member.name]);
            });
    }
}

template <class T>
Result<void> decode(const boost::json::value& in, T& value, const std::string& path) {
    using detail::IsOptional;
    using detail::IsStringId;
    using detail::IsVector;
    using detail::wrong;
    if constexpr (std::same_as<T, bool>) {
        if (!in.is_bool())
            return wrong(path, "true or false");
        value = in.get_bool();
    } else if constexpr (std::integral<T>) {
        boost::system::error_code ec;
        value = in.to_number<T>(ec);
        if (ec || in.is_double())
            return wrong(path, "a whole number in range");
    } else if constexpr (std::same_as<T, std::string> || IsStringId<T>::value) {
        const auto* text = in.if_string();
        if (!text)
            return wrong(path, "a string");
        if (text->size() > limits::kText)
            return Error{ErrorCode::TooLarge,
                         path + ": longer than " + std::to_string(limits::kText) + " bytes"};
        value = T(std::string(text->data(), text->size()));
    } else if constexpr (std::same_as<T, Bytes>) {
        const auto* text = in.if_string();
        if (!text)
            return wrong(path, "a string");
        if (text->size() > limits::kBytes / 3 * 4 + 4)
            return Error{ErrorCode::TooLarge, path + ": too much data"};
        auto bytes = fromBase64(*text);
        if (!bytes)
            return wrong(path, "base64");
        value.value = std::move(*bytes);
    } else if constexpr (std::is_enum_v<T>) {
        const auto* text = in.if_string();
        if (!text)
            return wrong(path, "a string");
        value = T::Unknown;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto e) {
            if (detail::wireEnumEquals(e.name, *text))
                value = e.value;
        });
    } else if constexpr (IsOptional<T>::value) {
        if (in.is_null()) {
            value.reset();
            return {};
        }
        return decode(in, value.emplace(), path);
    } else if constexpr (IsVector<T>::value) {
        const auto* array = in.if_array();
        if (!array)
            return wrong(path, "a list");
        if (array->size() > limits::kArrayItems)
            return Error{ErrorCode::TooLarge, path + ": too many items"};
        value.clear();
        value.reserve(array->size());
        for (std::size_t i = 0; i < array->size(); ++i) {
            auto done = decode((*array)[i], value.emplace_back(), path + '[' + std::to_string(i) + ']');
            if (!done)
                return done;
        }
    } else {
        const auto* object = in.if_object();
        if (!object)
            return wrong(path, "an object");
        Result<void> outcome;
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
            [&](auto member) {
                if (!outcome)
                    return;
                if (const auto* field = object->if_contains(member.name))
                    outcome = decode(*field, value.*member.pointer, path + '.' + member.name);
            });
        return outcome;
    }
    return {};
}

template <class T>
boost::json::value toJson(const T& value) {
    boost::json::value out;
    encode(value, out);
    return out;
}

template <class T>
Result<T> fromJson(const boost::json::value& in, std::string_view path = "value") {
    T value{};
    auto done = decode(in, value, std::string(path));
    if (!done)
        return done.error();
    return value;
}

}  // namespace euterpe::protocol
