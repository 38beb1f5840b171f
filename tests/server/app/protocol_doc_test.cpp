// docs/protocol.md names every message, and nothing that does not exist.

#include "lib/base/result.h"
#include "lib/protocol/messages.h"

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <boost/describe.hpp>
#include <gtest/gtest.h>

namespace euterpe::protocol {
namespace {

std::string document() {
    std::ifstream file(EUTERPE_SOURCE_DIR "/docs/protocol.md");
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(ProtocolDocument, ListsEveryRequestWithItsPermissionAndNoOther) {
    const std::string text = document();
    std::set<std::string> documented;
    const std::regex row(R"(\n\| `([a-z]+(?:\.[A-Za-z]+)+)` \| ([A-Za-z]+) \|)");
    for (std::sregex_iterator it(text.begin(), text.end(), row), end; it != end; ++it)
        documented.insert((*it)[1].str() + ' ' + (*it)[2].str());
    std::set<std::string> real;
    for (const RequestInfo& request : kRequests)
        real.insert(std::string(request.method) + ' ' +
                    boost::describe::enum_to_string(request.permission, "?"));
    EXPECT_EQ(documented, real);
}

TEST(ProtocolDocument, ListsEveryNotification) {
    const std::string text = document();
#define EUTERPE_X(Name, wire) EXPECT_NE(text.find("\n| `" wire "` |"), std::string::npos) << wire;
    EUTERPE_NOTIFICATIONS(EUTERPE_X)
#undef EUTERPE_X
}

TEST(ProtocolDocument, ListsEveryErrorCode) {
    const std::string text = document();
    for (int code = static_cast<int>(ErrorCode::InvalidArgument);
         code <= static_cast<int>(ErrorCode::PbxRefused); ++code) {
        const std::string name(toString(static_cast<ErrorCode>(code)));
        EXPECT_NE(text.find("`" + name + "`"), std::string::npos) << name;
    }
}

}  // namespace
}  // namespace euterpe::protocol
