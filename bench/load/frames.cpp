#include "bench/load/frames.h"

#include "lib/protocol/limits.h"

#include <array>

namespace euterpe::bench {
namespace {

std::uint64_t bigEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes)
        value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

}  // namespace

std::string clientFrame(Opcode opcode, std::string_view payload, std::uint32_t mask) {
    std::string frame;
    frame.reserve(payload.size() + 14);
    frame += static_cast<char>(0x80 | static_cast<int>(opcode));
    const std::size_t size = payload.size();
    int lengthBytes = 0;
    if (size < 126) {
        frame += static_cast<char>(0x80 | size);
    } else {
        lengthBytes = size < 65'536 ? 2 : 8;
        frame += static_cast<char>(0x80 | (lengthBytes == 2 ? 126 : 127));
    }
    for (int i = lengthBytes; i-- > 0;)
        frame += static_cast<char>(size >> (8 * i) & 255);
    const std::array<char, 4> key = {static_cast<char>(mask >> 24), static_cast<char>(mask >> 16),
                                     static_cast<char>(mask >> 8), static_cast<char>(mask)};
    frame.append(key.data(), key.size());
    for (std::size_t i = 0; i < size; ++i)
        frame += static_cast<char>(payload[i] ^ key[i % 4]);
    return frame;
}

Result<void> FrameReader::feed(std::string_view bytes, const Sink& sink) {
    if (!partial_.empty()) {
        partial_.append(bytes);
        bytes = partial_;
    }
    while (!bytes.empty()) {
        auto used = take(bytes, sink);
        if (!used)
            return used.error();
        if (*used == 0)
            break;
        bytes.remove_prefix(*used);
    }
    std::string rest(bytes);
    partial_.swap(rest);
    return {};
}

Result<std::size_t> FrameReader::take(std::string_view bytes, const Sink& sink) {
    if (bytes.size() < 2)
        return std::size_t{0};
    const auto first = static_cast<unsigned char>(bytes[0]);
    const auto second = static_cast<unsigned char>(bytes[1]);
    if ((second & 0x80) != 0)
        return Error{ErrorCode::Malformed, "masked frame from a server"};
    std::size_t header = 2;
    std::uint64_t size = second & 0x7f;
    if (size >= 126) {
        header = size == 126 ? 4 : 10;
        if (bytes.size() < header)
            return std::size_t{0};
        size = bigEndian(bytes.substr(2, header - 2));
    }
    if (size > protocol::limits::kMessageBytes)
        return Error{ErrorCode::TooLarge, "frame of " + std::to_string(size) + " bytes"};
    if (bytes.size() < header + size)
        return std::size_t{0};
    const std::string_view payload = bytes.substr(header, size);
    const auto opcode = static_cast<Opcode>(first & 15);
    const bool final = (first & 0x80) != 0;
    const bool control = (first & 8) != 0;
    if (control || (final && opcode != Opcode::Continuation)) {
        sink(opcode, payload);
    } else {
        if (opcode != Opcode::Continuation) {
            message_.clear();
            opcode_ = opcode;
        }
        if (message_.size() + payload.size() > protocol::limits::kMessageBytes)
            return Error{ErrorCode::TooLarge, "message of many fragments"};
        message_.append(payload);
        if (final) {
            sink(opcode_, message_);
            message_ = {};
        }
    }
    return header + static_cast<std::size_t>(size);
}

}  // namespace euterpe::bench
