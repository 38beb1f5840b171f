#include "lib/base/log.h"

#include <gtest/gtest.h>

namespace euterpe {
namespace {

TEST(Log, WritesLogfmt) {
    EXPECT_EQ(formatLogLine(LogLevel::Info, "ami.connected", {{"host", "127.0.0.1"}, {"port", 5038}}),
              "info ami.connected host=127.0.0.1 port=5038\n");
}

TEST(Log, QuotesWhatWouldBreakTheLine) {
    EXPECT_EQ(
        formatLogLine(LogLevel::Warning, "x", {{"name", "Anna \"A\" Rossi"}, {"raw", "a\r\nb"}, {"e", ""}}),
        "warning x name=\"Anna \\\"A\\\" Rossi\" raw=\"a\\x0d\\x0ab\" e=\"\"\n");
}

}  // namespace
}  // namespace euterpe
