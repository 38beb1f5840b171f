#include "desktop/phone/device_choice.h"

#include <gtest/gtest.h>

namespace euterpe::phone {
namespace {

SoundDevice input(const std::string& id, bool isDefault = false) {
    return {id, "Name of " + id, true, false, isDefault};
}
SoundDevice output(const std::string& id, bool isDefault = false) {
    return {id, "Name of " + id, false, true, isDefault};
}

const std::vector<SoundDevice> kDesk{input("mic", true), output("speakers", true)};
const std::vector<SoundDevice> kDeskAndHeadset{input("headset-mic"), input("mic", true), output("headset"),
                                               output("speakers", true)};

SoundOptions headset() {
    SoundOptions options;
    options.microphone = "headset-mic";
    options.speaker = "headset";
    options.ringer = "speakers";
    return options;
}

TEST(DeviceChoice, L4_without_a_choice_it_follows_the_systems_default) {
    DeviceChoice choice;
    choice.choose({});
    EXPECT_TRUE(choice.update(kDesk).empty());
    EXPECT_EQ(choice.target(SoundUse::Microphone), "mic");
    EXPECT_EQ(choice.target(SoundUse::Speaker), "speakers");
    EXPECT_EQ(choice.target(SoundUse::Ringer), "speakers");
    EXPECT_TRUE(
        choice.update({input("mic"), input("other-mic", true), output("speakers"), output("tv", true)})
            .empty());
    EXPECT_EQ(choice.target(SoundUse::Microphone), "other-mic");
    EXPECT_EQ(choice.target(SoundUse::Speaker), "tv");
}

TEST(DeviceChoice, L4_each_use_has_its_own_device) {
    DeviceChoice choice;
    EXPECT_TRUE(choice.update(kDeskAndHeadset).empty());
    choice.choose(headset());
    EXPECT_EQ(choice.target(SoundUse::Microphone), "headset-mic");
    EXPECT_EQ(choice.target(SoundUse::Speaker), "headset");
    EXPECT_EQ(choice.target(SoundUse::Ringer), "speakers");
}

TEST(DeviceChoice, L4_a_chosen_device_that_goes_is_replaced_by_the_default_until_it_is_back) {
    DeviceChoice choice;
    choice.choose(headset());
    EXPECT_TRUE(choice.update(kDeskAndHeadset).empty());
    EXPECT_EQ(choice.update(kDesk), (std::vector<Notice>{{NoticeKind::DeviceLost, "Name of mic"},
                                                         {NoticeKind::DeviceLost, "Name of speakers"}}));
    EXPECT_EQ(choice.target(SoundUse::Microphone), "mic");
    EXPECT_EQ(choice.target(SoundUse::Speaker), "speakers");
    EXPECT_TRUE(choice.update(kDesk).empty()) << "told once";
    EXPECT_EQ(choice.update(kDeskAndHeadset),
              (std::vector<Notice>{{NoticeKind::DeviceBack, "Name of headset-mic"},
                                   {NoticeKind::DeviceBack, "Name of headset"}}));
    EXPECT_EQ(choice.target(SoundUse::Microphone), "headset-mic");
    EXPECT_EQ(choice.target(SoundUse::Speaker), "headset");
}

TEST(DeviceChoice, L4_a_device_for_two_uses_is_told_of_once) {
    auto options = headset();
    options.microphone.clear();
    options.ringer = "headset";
    DeviceChoice choice;
    choice.choose(options);
    EXPECT_TRUE(choice.update(kDeskAndHeadset).empty());
    EXPECT_EQ(choice.update(kDesk).size(), 1U);
    EXPECT_EQ(choice.target(SoundUse::Ringer), "speakers");
}

TEST(DeviceChoice, L4_one_that_is_away_from_the_start_is_no_news_but_its_coming_is) {
    DeviceChoice choice;
    choice.choose(headset());
    EXPECT_TRUE(choice.update(kDesk).empty());
    EXPECT_EQ(choice.target(SoundUse::Speaker), "speakers");
    const auto notices = choice.update(kDeskAndHeadset);
    ASSERT_EQ(notices.size(), 2U);
    EXPECT_EQ(notices[1].kind, NoticeKind::DeviceBack);
}

TEST(DeviceChoice, L4_with_no_device_left_it_says_so_once_and_starts_again_with_the_next) {
    DeviceChoice choice;
    auto options = headset();
    options.ringer.clear();
    choice.choose(options);
    EXPECT_TRUE(choice.update(kDeskAndHeadset).empty());
    EXPECT_EQ(choice.update({}), (std::vector<Notice>{{NoticeKind::NoSound, ""}}));
    EXPECT_EQ(choice.target(SoundUse::Speaker), "");
    EXPECT_TRUE(choice.update({}).empty());
    EXPECT_TRUE(choice.update(kDesk).empty());
    EXPECT_EQ(choice.target(SoundUse::Speaker), "speakers");
    EXPECT_EQ(choice.update({output("speakers", true)}), (std::vector<Notice>{{NoticeKind::NoSound, ""}}));
}

TEST(DeviceChoice, L4_where_the_default_is_not_shown_any_device_will_do) {
    DeviceChoice choice;
    choice.choose({});
    EXPECT_TRUE(choice.update({input("mic"), output("speakers", true)}).empty());
    EXPECT_EQ(choice.target(SoundUse::Microphone), "mic");
}

TEST(DeviceChoice, L4_another_choice_forgets_what_was_missed) {
    DeviceChoice choice;
    choice.choose(headset());
    EXPECT_TRUE(choice.update(kDesk).empty());
    choice.choose({});
    EXPECT_TRUE(choice.update(kDeskAndHeadset).empty());
    EXPECT_EQ(choice.target(SoundUse::Speaker), "speakers");
}

}  // namespace
}  // namespace euterpe::phone
