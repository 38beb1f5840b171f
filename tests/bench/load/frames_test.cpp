#include "bench/load/frames.h"

#include "lib/protocol/limits.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace euterpe::bench {
namespace {

using Seen = std::vector<std::pair<Opcode, std::string>>;

std::string serverFrame(int firstByte, const std::string& payload) {
    std::string frame(1, static_cast<char>(firstByte));
    if (payload.size() < 126) {
        frame += static_cast<char>(payload.size());
    } else {
        frame += static_cast<char>(126);
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 255);
    }
    return frame + payload;
}

Seen readInPieces(const std::string& bytes, std::size_t piece) {
    FrameReader reader;
    Seen seen;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const auto done =
            reader.feed(std::string_view(bytes).substr(at, piece),
                        [&](Opcode opcode, auto text) { seen.emplace_back(opcode, std::string(text)); });
        EXPECT_TRUE(done.ok());
    }
    return seen;
}

TEST(Frames, WhateverThePiecesTheMessagesAreTheSame) {
    const std::string large(1'000, 'x');
    const std::string bytes = serverFrame(0x81, "one") + serverFrame(0x89, "ping") +
                              serverFrame(0x81, large) + serverFrame(0x01, "two ") + serverFrame(0x8a, "") +
                              serverFrame(0x80, "parts");
    const Seen expected = {{Opcode::Text, "one"},
                           {Opcode::Ping, "ping"},
                           {Opcode::Text, large},
                           {Opcode::Pong, ""},
                           {Opcode::Text, "two parts"}};
    for (const std::size_t piece : {1UL, 2UL, 7UL, 500UL, bytes.size()})
        EXPECT_EQ(readInPieces(bytes, piece), expected) << "pieces of " << piece;
}

TEST(Frames, AFrameBeyondTheLimitIsRefusedByItsHeader) {
    FrameReader reader;
    std::string header = "\x81\x7f";
    const std::uint64_t size = protocol::limits::kMessageBytes + 1;
    for (int i = 7; i >= 0; --i)
        header += static_cast<char>(size >> (8 * i) & 255);
    const auto done = reader.feed(header, [](Opcode, std::string_view) { FAIL(); });
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().code, ErrorCode::TooLarge);
}

TEST(Frames, ClientFramesAreMasked) {
    // The example of RFC 6455, section 5.7.
    EXPECT_EQ(clientFrame(Opcode::Text, "Hello", 0x37fa213d),
              std::string("\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58"));
}

}  // namespace
}  // namespace euterpe::bench
