// The engine as the program has it: a module that is loaded.
#include "desktop/phone/phone_loader.h"
#include "tests/desktop/support/waiting.h"
#include "tests/stage/raw_pbx.h"

#include <cstdlib>

#include <gtest/gtest.h>

namespace euterpe::stage {
namespace {

TEST(PhoneModule, D2_is_loaded_registers_and_tells) {
    setenv("PULSE_SERVER", "unix:/nonexistent", 1);
    const Log quiet(LogLevel::Error, -1);
    auto loaded = phone::loadPhone(quiet);
    ASSERT_TRUE(loaded) << loaded.error().detail;
    phone::Phone& softphone = *loaded.value();
    int told = 0;
    QObject context;
    QObject::connect(&softphone, &phone::Phone::registrationChanged, &context,
                     [&](const phone::RegistrationStatus&) { ++told; });
    RawPbx pbx;
    protocol::SipAccount account;
    account.user = "101";
    account.registrar = pbx.address();
    softphone.start(account, {});
    ASSERT_TRUE(pbx.takeRegistration());
    EXPECT_TRUE(euterpe::testing::waitUntil(
        [&] { return softphone.registration().state == phone::Registration::Registered; }));
    EXPECT_GE(told, 2);
}

}  // namespace
}  // namespace euterpe::stage
