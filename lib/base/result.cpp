#include "lib/base/result.h"

#include <array>

namespace euterpe {
namespace {

struct Name {
    ErrorCode code;
    std::string_view name;
};

constexpr std::array kNames{
    Name{ErrorCode::Unknown, "unknown"},
    Name{ErrorCode::InvalidArgument, "invalidArgument"},
    Name{ErrorCode::Malformed, "malformed"},
    Name{ErrorCode::TooLarge, "tooLarge"},
    Name{ErrorCode::Unauthorized, "unauthorized"},
    Name{ErrorCode::LockedOut, "lockedOut"},
    Name{ErrorCode::Forbidden, "forbidden"},
    Name{ErrorCode::NotInMode, "notInMode"},
    Name{ErrorCode::NotFound, "notFound"},
    Name{ErrorCode::Conflict, "conflict"},
    Name{ErrorCode::RateLimited, "rateLimited"},
    Name{ErrorCode::UnknownMethod, "unknownMethod"},
    Name{ErrorCode::PbxUnavailable, "pbxUnavailable"},
    Name{ErrorCode::PbxRefused, "pbxRefused"},
    Name{ErrorCode::Timeout, "timeout"},
    Name{ErrorCode::Cancelled, "cancelled"},
    Name{ErrorCode::Disconnected, "disconnected"},
    Name{ErrorCode::Untrusted, "untrusted"},
    Name{ErrorCode::Io, "io"},
    Name{ErrorCode::DiskFull, "diskFull"},
    Name{ErrorCode::Database, "database"},
    Name{ErrorCode::Internal, "internal"},
};

}  // namespace

std::string_view toString(ErrorCode code) {
    for (const Name& n : kNames) {
        if (n.code == code)
            return n.name;
    }
    return kNames[0].name;
}

ErrorCode errorCodeFromString(std::string_view name) {
    for (const Name& n : kNames) {
        if (n.name == name)
            return n.code;
    }
    return ErrorCode::Unknown;
}

}  // namespace euterpe
