// The stage itself: telephones talk through a real Asterisk and each hears the other. If this fails, no other
// scenario can be believed.
#include "tests/stage/asterisk.h"
#include "tests/stage/sip_phone.h"

#include <gtest/gtest.h>

namespace euterpe::stage {
namespace {

TEST(Telephones, TalkThroughARealAsterisk) {
    if (const std::string reason = Asterisk::whyNot(); !reason.empty())
        GTEST_SKIP() << reason;
    const TemporaryFolder folder;
    Asterisk asterisk("telephones");
    SipPhone anna({"103", asterisk.passwordOf("103"), asterisk.registrar(), 440}, folder.path() / "103");
    SipPhone bruno({"104", asterisk.passwordOf("104"), asterisk.registrar(), 700}, folder.path() / "104");
    ASSERT_TRUE(anna.registered());
    ASSERT_TRUE(bruno.registered());

    anna.dial("104");
    ASSERT_TRUE(bruno.rings());
    bruno.accept();
    ASSERT_TRUE(anna.talks());
    EXPECT_TRUE(bruno.hears(440));
    EXPECT_TRUE(anna.hears(700));
    EXPECT_FALSE(anna.hears(440, std::chrono::milliseconds(0)));

    anna.hangUp();
    EXPECT_TRUE(bruno.idle());
}

}  // namespace
}  // namespace euterpe::stage
