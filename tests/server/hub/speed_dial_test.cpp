// Speed dials of the phonebooks are the PBX's, too (F7).
#include "tests/server/hub/hub_fixture.h"

namespace euterpe::hub {
namespace {

class SpeedDialTest : public HubTest {
  protected:
    static protocol::Contact contact(const std::string& id, const std::string& number,
                                     const std::string& digits) {
        protocol::Contact made;
        made.id = ContactId(id);
        made.lastName = "Rossi";
        made.fields.push_back({protocol::ContactFieldType::Work, number, digits});
        return made;
    }
    // What the PBX is told once the books are these.
    std::vector<std::string> told(const std::vector<protocol::Contact>& shared,
                                  const std::vector<protocol::Contact>& annas = {}) {
        pbx.commands.clear();
        storage.named = {{UserId(), shared}, {UserId("anna"), annas}};
        hub.contactsChanged({}, protocol::ContactBook::Shared, ++version_);
        loop.run();
        return pbx.commands;
    }
    // What the PBX is told once anna has that extension, or none.
    std::vector<std::string> toldOnceAnnaHas(const std::string& extension) {
        pbx.commands.clear();
        storage.users[UserId("anna")].extension = ExtensionId(extension);
        storage.nextDirectory.users = storage.directoryUsers();
        loop.advance(6s);
        return pbx.commands;
    }
    using Commands = std::vector<std::string>;

  private:
    std::int64_t version_ = 1;
};

TEST_F(SpeedDialTest, F7_the_companys_and_each_users_own) {
    EXPECT_EQ(told({contact("1", "050 316-3658", "1"), contact("2", "055 1112222", "")},
                   {contact("3", "104", "7")}),
              (Commands{"speed dial #1 0503163658", "speed dial 101#7 104"}));
    EXPECT_EQ(told({contact("1", "050 316-3658", "1")}, {contact("3", "104", "7")}), Commands{})
        << "it has them";
}

TEST_F(SpeedDialTest, F7_what_has_changed_is_told_and_what_is_gone_is_removed) {
    (void)told({contact("1", "050", "1"), contact("2", "055", "2")}, {contact("3", "104", "7")});
    EXPECT_EQ(told({contact("1", "051", "1"), contact("2", "055", "")}),
              (Commands{"speed dial #2 ", "speed dial 101#7 ", "speed dial #1 051"}));
    EXPECT_EQ(told({}), (Commands{"speed dial #1 "}));
}

TEST_F(SpeedDialTest, F7_of_two_with_the_same_digits_one_counts_until_it_is_gone) {
    EXPECT_EQ(told({contact("1", "050", "1"), contact("2", "055", "1")}), (Commands{"speed dial #1 050"}));
    EXPECT_EQ(told({contact("2", "055", "1")}), (Commands{"speed dial #1 055"}));
}

TEST_F(SpeedDialTest, F7_they_go_with_the_user_to_another_extension) {
    (void)told({contact("1", "050", "1")}, {contact("3", "104", "7")});
    EXPECT_EQ(toldOnceAnnaHas("105"), (Commands{"speed dial 101#7 ", "speed dial 105#7 104"}));
    EXPECT_EQ(toldOnceAnnaHas(""), (Commands{"speed dial 105#7 "})) << "nobody's telephone";
    EXPECT_EQ(told({contact("1", "050", "1")}, {contact("3", "102", "7")}), Commands{});
    EXPECT_EQ(toldOnceAnnaHas("101"), (Commands{"speed dial 101#7 102"}));
}

TEST_F(SpeedDialTest, F7_they_stay_while_their_user_may_not_log_in) {
    (void)told({}, {contact("3", "104", "7")});
    pbx.commands.clear();
    storage.nextDirectory.users = {{UserId("anna"), ExtensionId("101"), true}};
    loop.advance(6s);
    EXPECT_EQ(pbx.commands, Commands{});
}

TEST_F(SpeedDialTest, F7_none_is_removed_while_the_books_are_being_read_again) {
    SpeedDials dials(pbx, log);
    BookNumbers first;
    first.full = true;
    first.more = true;
    BookNumbers second;
    second.speedDials = {{ContactId("3"), UserId("anna"), {{"7", "104"}}}};
    for (int reading = 0; reading < 2; ++reading) {
        dials.learn(first);
        dials.setUsers(storage.directoryUsers());
        dials.learn(second);
        EXPECT_EQ(pbx.commands, (Commands{"speed dial 101#7 104"}));
    }
}

TEST_F(SpeedDialTest, F7_a_pbx_that_was_away_is_told_afterwards) {
    (void)told({contact("1", "050", "1")});
    pbx.pbxStatus.connected = false;
    hub.onPbxStatus(pbx.pbxStatus);
    EXPECT_EQ(told({contact("2", "055", "2")}), Commands{});
    pbx.pbxStatus.connected = true;
    hub.onPbxStatus(pbx.pbxStatus);
    EXPECT_EQ(pbx.commands, (Commands{"speed dial #1 ", "speed dial #2 055"}));
}

TEST_F(SpeedDialTest, F7_what_the_pbx_refuses_holds_nothing_up_and_is_not_repeated_for_ever) {
    pbx.speedDialOutcome = Error{ErrorCode::PbxRefused, "no"};
    EXPECT_EQ(told({contact("1", "050", "1"), contact("2", "055", "2")}),
              (Commands{"speed dial #1 050", "speed dial #2 055"}));
    pbx.speedDialOutcome = {};
    EXPECT_EQ(told({contact("1", "050", "1")}), (Commands{"speed dial #1 050"}));
}

TEST_F(SpeedDialTest, F7_what_cannot_be_dialled_is_not_told) {
    EXPECT_EQ(told({contact("1", "Rossi & Sons", "1")}), Commands{});
}

}  // namespace
}  // namespace euterpe::hub
