// Membership of queues and pause (C4, J3), event by event as app_queue writes them.
#include "lib/protocol/limits.h"
#include "tests/server/pbx/story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace euterpe::pbx {
namespace {

using protocol::QueueMembership;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const ExtensionId k103("103");
const ExtensionId k117("117");

std::string member(const std::string& event, const std::string& queue, const std::string& interface,
                   const std::string& paused, const std::string& more = "") {
    return "Event: " + event + "\nQueue: " + queue + "\nMemberName: Zo\xc3\xab\n" +
           (event == "QueueMember" ? "Location: " : "Interface: ") + interface +
           "\nMembership: static\nStatus: 1\nPaused: " + paused + more + "\n\n";
}

class PbxQueues : public ::testing::Test {
  protected:
    // Whose own record has changed.
    std::vector<ExtensionId> apply(const std::string& text) {
        std::vector<ExtensionId> changed;
        for (const ami::Message& event : parseEvents(text)) {
            for (const ExtensionId& id : state.apply(event, 1'000'000).selves)
                changed.push_back(id);
        }
        return changed;
    }
    std::vector<ExtensionId> list(const std::string& text) {
        Snapshot snapshot;
        snapshot.queues = parseEvents(text);
        return state.applySnapshot(snapshot, 1'000'000).selves;
    }
    [[nodiscard]] std::vector<QueueMembership> queues(const ExtensionId& id) const {
        return state.self(id).queues;
    }

    Story story{};
    State& state = story.state;
};

TEST_F(PbxQueues, C4_whoever_is_added_paused_and_removed_sees_it) {
    EXPECT_THAT(apply(member("QueueMemberAdded", "support", "PJSIP/103", "0")), ElementsAre(k103));
    EXPECT_THAT(apply(member("QueueMemberAdded", "orders", "PJSIP/103", "0")), ElementsAre(k103));
    EXPECT_THAT(apply(member("QueueMemberPause", "support", "PJSIP/103", "1", "\nPausedReason: lunch")),
                ElementsAre(k103));
    EXPECT_THAT(queues(k103), ElementsAre(QueueMembership{"orders", AccountId("103"), false, ""},
                                          QueueMembership{"support", AccountId("103"), true, "lunch"}));
    EXPECT_THAT(apply(member("QueueMemberPause", "support", "PJSIP/103", "0", "\nPausedReason: lunch")),
                ElementsAre(k103));
    EXPECT_EQ(queues(k103)[1].pauseReason, "") << "no pause, no reason";
    EXPECT_THAT(apply(member("QueueMemberRemoved", "orders", "PJSIP/103", "0")), ElementsAre(k103));
    EXPECT_THAT(apply(member("QueueMemberRemoved", "support", "PJSIP/103", "0")), ElementsAre(k103));
    EXPECT_THAT(queues(k103), IsEmpty());
}

// What comes twice, late or for nobody changes nothing.
TEST_F(PbxQueues, Events_that_say_nothing_new_tell_nobody) {
    apply(member("QueueMemberAdded", "support", "PJSIP/103", "0"));
    EXPECT_THAT(apply(member("QueueMemberAdded", "support", "PJSIP/103", "0")), IsEmpty());
    EXPECT_THAT(apply(member("QueueMemberStatus", "support", "PJSIP/103", "0")), IsEmpty())
        << "his telephone rings: app_queue tells that for each queue";
    EXPECT_THAT(apply(member("QueueMemberStatus", "support", "PJSIP/103", "1")), ElementsAre(k103));
    apply(member("QueueMemberRemoved", "support", "PJSIP/103", "0"));
    EXPECT_THAT(apply(member("QueueMemberStatus", "support", "PJSIP/103", "0")), IsEmpty());
    EXPECT_THAT(apply(member("QueueMemberRemoved", "support", "PJSIP/103", "0")), IsEmpty());
    EXPECT_THAT(apply(member("QueueMemberAdded", "support", "PJSIP/nobody", "0")), IsEmpty());
    EXPECT_THAT(apply(member("QueueMemberAdded", "", "PJSIP/103", "0")), IsEmpty());
    EXPECT_THAT(apply(member("QueueMemberAdded", "support", "", "0")), IsEmpty());
    EXPECT_THAT(apply("Event: QueueMemberPause\n\n"), IsEmpty());
    EXPECT_THAT(queues(k103), IsEmpty());
}

// FreePBX calls members by Local channels, a guest is called at another's telephone, and some members are
// known by their state only.
TEST_F(PbxQueues, A_member_is_known_by_what_it_calls) {
    apply(member("QueueMemberAdded", "400", "Local/103@from-queue/n", "0"));
    apply(member("QueueMemberAdded", "401", "Local/*45x@dial", "0", "\nStateInterface: hint:103@ext-local"));
    apply(member("QueueMemberAdded", "402", "Local/*45x@dial", "0", "\nStateInterface: PJSIP/103"));
    EXPECT_THAT(queues(k103), ElementsAre(QueueMembership{"400", AccountId(""), false, ""},
                                          QueueMembership{"401", AccountId(""), false, ""},
                                          QueueMembership{"402", AccountId(""), false, ""}));
    EXPECT_EQ(state.queuesOf(k103)[0].interface, "Local/103@from-queue/n");
}

TEST_F(PbxQueues, A_list_replaces_what_was_believed) {
    apply(member("QueueMemberAdded", "support", "PJSIP/103", "0") +
          member("QueueMemberAdded", "gone", "PJSIP/117", "0"));
    const std::string listed = "Event: QueueParams\nQueue: support\n\n" +
                               member("QueueMember", "support", "PJSIP/103", "1") +
                               "Event: QueueEntry\nQueue: support\nPosition: 1\n\n";
    EXPECT_THAT(list(listed), ::testing::UnorderedElementsAre(k103, k117));
    EXPECT_THAT(queues(k103), ElementsAre(QueueMembership{"support", AccountId("103"), true, ""}));
    EXPECT_THAT(queues(k117), IsEmpty());
    EXPECT_THAT(list(listed), IsEmpty());
    EXPECT_THAT(state.applySnapshot({}, 1'000'000).selves, IsEmpty()) << "the PBX gave no list";
    EXPECT_THAT(queues(k103).size(), 1U);
}

TEST_F(PbxQueues, Names_that_are_no_text_and_too_many_queues) {
    apply(member("QueueMemberAdded", "caf\xe9", "PJSIP/103", "0"));
    EXPECT_EQ(queues(k103)[0].queue, "caf\xef\xbf\xbd");
    EXPECT_EQ(state.queuesOf(k103)[0].queue, "caf\xe9") << "the PBX is asked with its own name";
    std::string many;
    for (std::size_t i = 0; i < protocol::limits::kQueuesPerUser + 10; ++i)
        many += member("QueueMember", "q" + std::to_string(i), "PJSIP/103", "0");
    list(many);
    EXPECT_EQ(queues(k103).size(), protocol::limits::kQueuesPerUser);
}

}  // namespace
}  // namespace euterpe::pbx
