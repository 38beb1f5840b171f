// Failures that come from outside (network, PBX, user, disk) are values, never exceptions: every call that
// can fail returns Result<T>. Plain values, usable on any thread.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace euterpe {

// What went wrong, as a stable code. The desktop turns codes into words; `detail` is for logs and for the
// administrator and never holds a secret.
enum class ErrorCode : int {
    Unknown = 0,
    InvalidArgument,  // a value is missing or has the wrong form
    Malformed,        // bytes from outside do not follow their protocol
    TooLarge,         // a limit of lib/protocol/limits.h was exceeded
    Unauthorized,     // user name or password wrong, or no session
    LockedOut,        // too many failed logins; retry later
    Forbidden,        // the session lacks the permission
    NotInMode,        // the session's mode does not offer this (requirements, section O)
    NotFound,
    Conflict,
    RateLimited,
    UnknownMethod,
    PbxUnavailable,  // no connection to Asterisk at present
    PbxRefused,      // Asterisk answered with an error
    Timeout,
    Cancelled,
    Disconnected,
    Untrusted,  // TLS certificate not trusted or changed
    Io,
    DiskFull,
    Database,
    Internal,
};

// The code's wire name, e.g. "pbxUnavailable".
std::string_view toString(ErrorCode code);
// The inverse; ErrorCode::Unknown for a name from a newer peer.
ErrorCode errorCodeFromString(std::string_view name);

struct Error {
    ErrorCode code = ErrorCode::Unknown;
    std::string detail;
    int retryAfterS = 0;  // seconds; 0 = no hint. Set with LockedOut and RateLimited.

    bool operator==(const Error&) const = default;
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }
    [[nodiscard]] bool ok() const { return state_.index() == 0; }

    T& value() & {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    const T& value() const& {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    T&& value() && {
        assert(ok());
        return std::move(*std::get_if<0>(&state_));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const {
        assert(!ok());
        return *std::get_if<1>(&state_);
    }

  private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : error_(std::move(error)), ok_(false) {}

    explicit operator bool() const { return ok_; }
    [[nodiscard]] bool ok() const { return ok_; }
    const Error& error() const {
        assert(!ok_);
        return error_;
    }

  private:
    Error error_;
    bool ok_ = true;
};

}  // namespace euterpe
