// Chat is kept: numbered, once, with the positions of both sides (I3, I4).
#include "lib/protocol/limits.h"
#include "tests/server/store/temp_store.h"

#include <map>
#include <random>

#include <gmock/gmock.h>

namespace euterpe::store {
namespace {

using protocol::ChatConversation;
using protocol::ChatMessage;
using ::testing::ElementsAre;

const ExtensionId kAnna("101");
const ExtensionId kBruno("102");
const ExtensionId kCarla("103");

class Chat : public StoreTest {
  protected:
    static ChatDraft draft(const ExtensionId& from, const ExtensionId& to, const std::string& text) {
        static int made = 0;
        return {from, "Name" + from.str(), to, "Name" + to.str(), "c-" + std::to_string(++made), text, 1000};
    }
    ChatStored send(const ExtensionId& from, const ExtensionId& to, const std::string& text) {
        auto stored = store_->addChat({draft(from, to, text)});
        EXPECT_TRUE(stored.ok());
        return stored->front();
    }
    std::vector<std::string> texts(const ExtensionId& own, const protocol::ChatHistoryParams& wanted) {
        std::vector<std::string> found;
        const auto page = store_->chatHistory(own, wanted);
        EXPECT_TRUE(page.ok());
        for (const ChatMessage& message : page->messages)
            found.push_back(message.text);
        return found;
    }
    ChatConversation only(const ExtensionId& own) {
        const auto changes = store_->chatChanges(own, 0);
        EXPECT_TRUE(changes.ok());
        EXPECT_EQ(changes->conversations.size(), 1U);
        return changes->conversations.at(0);
    }
};

TEST_F(Chat, MessagesAreNumberedForBothSides) {
    EXPECT_EQ(send(kAnna, kBruno, "one").message.number, 1);
    EXPECT_EQ(send(kBruno, kAnna, "two").message.number, 2);
    EXPECT_EQ(send(kAnna, kCarla, "elsewhere").message.number, 1);
    EXPECT_THAT(texts(kAnna, {kBruno, 0, 0}), ElementsAre("one", "two"));
    EXPECT_THAT(texts(kBruno, {kAnna, 0, 0}), ElementsAre("one", "two"));
    const ChatConversation conversation = only(kBruno);
    EXPECT_EQ(conversation.peer, kAnna);
    EXPECT_EQ(conversation.name, "Name101");
    EXPECT_EQ(conversation.last.text, "two");
    EXPECT_EQ(conversation.unread, 1);
}

// I4: the same client id is stored once, also across a restart, and whatever else is in the transaction.
TEST_F(Chat, AMessageSentAgainIsTheSameMessage) {
    const ChatDraft once = draft(kAnna, kBruno, "once");
    const auto first = store_->addChat({once});
    ASSERT_OK(first);
    store_.reset();
    store_ = openStore(file_);
    const auto again = store_->addChat({draft(kAnna, kBruno, "other"), once, once});
    ASSERT_OK(again);
    EXPECT_EQ(again->at(1).message, first->front().message);
    EXPECT_TRUE(again->at(1).sides.empty());
    EXPECT_TRUE(again->at(2).sides.empty());
    EXPECT_THAT(texts(kBruno, {kAnna, 0, 0}), ElementsAre("once", "other"));
    EXPECT_EQ(only(kBruno).unread, 2);
}

TEST_F(Chat, PositionsOnlyGrowAndNeverBeyondTheEnd) {
    send(kAnna, kBruno, "one");
    send(kAnna, kBruno, "two");
    const auto told = store_->markChat(kBruno, {{kAnna, 1, 0}});
    ASSERT_OK(told);
    ASSERT_EQ(told->size(), 2U);
    EXPECT_EQ(told->at(0).extension, kBruno);
    EXPECT_EQ(told->at(1).conversation.peerDelivered, 1);
    EXPECT_EQ(only(kBruno).unread, 2);
    ASSERT_OK(store_->markChat(kBruno, {{kAnna, 0, 99}}));
    EXPECT_EQ(only(kAnna).peerRead, 2);
    EXPECT_EQ(only(kAnna).peerDelivered, 2) << "what is read has arrived";
    EXPECT_EQ(only(kBruno).unread, 0);
    EXPECT_TRUE(store_->markChat(kBruno, {{kAnna, 1, 1}})->empty()) << "nothing goes back";
    EXPECT_TRUE(store_->markChat(kBruno, {{kCarla, 1, 1}})->empty()) << "no such conversation";
    send(kAnna, kBruno, "three");
    EXPECT_EQ(only(kBruno).unread, 1);
}

TEST_F(Chat, ChangesAreWhatHasAHigherVersion) {
    const auto first = send(kAnna, kBruno, "one");
    const auto second = send(kCarla, kBruno, "two");
    ASSERT_EQ(second.sides.size(), 2U);
    EXPECT_EQ(second.sides[1].extension, kBruno);
    EXPECT_EQ(second.sides[1].previous, first.sides[1].version) << "Bruno can tell that he missed nothing";
    EXPECT_EQ(second.sides[0].previous, 0) << "Carla's first";
    const auto all = store_->chatChanges(kBruno, 0);
    EXPECT_TRUE(all->full);
    EXPECT_EQ(all->conversations.size(), 2U);
    EXPECT_EQ(all->version, second.sides[1].version);
    const auto later = store_->chatChanges(kBruno, first.sides[1].version);
    EXPECT_FALSE(later->full);
    ASSERT_EQ(later->conversations.size(), 1U);
    EXPECT_EQ(later->conversations[0].peer, kCarla);
    EXPECT_TRUE(store_->chatChanges(kBruno, all->version)->conversations.empty());
    EXPECT_TRUE(store_->chatChanges(kBruno, all->version + 1)->full) << "of another database: all anew";
    EXPECT_TRUE(store_->chatChanges(ExtensionId("199"), 0)->conversations.empty());
}

TEST_F(Chat, ManyConversationsComeInPages) {
    for (int i = 0; i < protocol::limits::kChatChangesPage + 5; ++i)
        send(ExtensionId(std::to_string(2000 + i)), kAnna, "hello");
    const auto first = store_->chatChanges(kAnna, 0);
    EXPECT_TRUE(first->more);
    const auto second = store_->chatChanges(kAnna, first->version);
    EXPECT_FALSE(second->more);
    EXPECT_FALSE(second->full);
    EXPECT_EQ(second->conversations.size(), 5U);
}

TEST_F(Chat, HistoryComesInPagesBothWays) {
    std::vector<ChatDraft> many;
    for (int i = 1; i <= 120; ++i)
        many.push_back(draft(kAnna, kBruno, std::to_string(i)));
    ASSERT_OK(store_->addChat(many));
    const auto newest = store_->chatHistory(kBruno, {kAnna, 121, 0});
    EXPECT_TRUE(newest->more);
    EXPECT_EQ(newest->messages.front().number, 71);
    EXPECT_EQ(newest->messages.back().number, 120);
    const auto oldest = store_->chatHistory(kBruno, {kAnna, 21, 0});
    EXPECT_FALSE(oldest->more);
    EXPECT_EQ(oldest->messages.size(), 20U);
    const auto missed = store_->chatHistory(kBruno, {kAnna, 0, 100});
    EXPECT_FALSE(missed->more);
    EXPECT_EQ(missed->messages.front().number, 101);
    EXPECT_TRUE(store_->chatHistory(kCarla, {kAnna, 0, 0})->messages.empty()) << "not hers";
}

TEST_F(Chat, SearchIgnoresCaseAndAccentsAndOthersMessages) {
    send(kAnna, kBruno, "Perché no? C'è tempo");
    send(kBruno, kCarla, "perche ' or 1=1 --");
    send(kCarla, kAnna, "secret");
    const auto found = store_->searchChat(kBruno, {"PERCHE", 0});
    ASSERT_OK(found);
    ASSERT_EQ(found->hits.size(), 2U);
    EXPECT_EQ(found->hits[0].peer, kCarla) << "newest first";
    EXPECT_EQ(found->hits[1].message.text, "Perché no? C'è tempo");
    EXPECT_TRUE(store_->searchChat(kBruno, {"secret", 0})->hits.empty());
    EXPECT_EQ(store_->searchChat(kBruno, {"' or 1=1", 0})->hits.size(), 1U);
    EXPECT_TRUE(store_->searchChat(kBruno, {"%", 0})->hits.empty());
    std::vector<ChatDraft> many;
    for (int i = 1; i <= 60; ++i)
        many.push_back(draft(kAnna, kBruno, "page " + std::to_string(i)));
    ASSERT_OK(store_->addChat(many));
    const auto page = store_->searchChat(kBruno, {"page", 0});
    ASSERT_NE(page->next, 0);
    const auto rest = store_->searchChat(kBruno, {"page", page->next});
    EXPECT_EQ(page->hits.size() + rest->hits.size(), 60U);
    EXPECT_EQ(rest->hits.back().message.text, "page 1");
    EXPECT_EQ(rest->next, 0);
}

// Whatever happens in whatever order: numbers without gaps, the same list for both, counters that are true.
TEST_F(Chat, InvariantsHoldForRandomHistories) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const std::vector<ExtensionId> people{kAnna, kBruno, kCarla};
    std::vector<ChatDraft> sent;
    std::map<ExtensionId, std::int64_t> versions;
    const auto take = [&](const std::vector<ChatSide>& sides) {
        for (const ChatSide& side : sides) {
            EXPECT_EQ(side.previous, versions[side.extension]);
            versions[side.extension] = side.version;
        }
    };
    for (int step = 0; step < 300; ++step) {
        const ExtensionId& own = people[random() % 3];
        const ExtensionId& peer = people[(random() % 2 + 1 + (&own - people.data())) % 3];
        if (random() % 3 == 0) {
            const auto position = static_cast<std::int64_t>(random() % 40);
            const auto sides = store_->markChat(own, {{peer, position, random() % 2 ? position : 0}});
            ASSERT_OK(sides);
            take(*sides);
            continue;
        }
        std::vector<ChatDraft> batch;
        for (auto n = random() % 3 + 1; n > 0; --n) {
            if (!sent.empty() && random() % 4 == 0)
                batch.push_back(sent[random() % sent.size()]);
            else
                batch.push_back(draft(own, peer, "text " + std::to_string(random())));
        }
        const auto stored = store_->addChat(batch);
        ASSERT_OK(stored);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            take((*stored)[i].sides);
            if (!(*stored)[i].sides.empty())
                sent.push_back(batch[i]);
        }
    }
    std::size_t total = 0;
    for (const ExtensionId& own : people) {
        const auto changes = store_->chatChanges(own, 0);
        for (const ChatConversation& conversation : changes->conversations) {
            std::vector<ChatMessage> all;
            for (bool more = true; more;) {
                const auto page =
                    store_->chatHistory(own, {conversation.peer, 0, all.empty() ? 0 : all.back().number});
                all.insert(all.end(), page->messages.begin(), page->messages.end());
                more = page->more;
            }
            int unread = 0;
            for (std::size_t i = 0; i < all.size(); ++i) {
                EXPECT_EQ(all[i].number, static_cast<std::int64_t>(i) + 1);
                unread += all[i].from == conversation.peer && all[i].number > conversation.read;
            }
            EXPECT_EQ(conversation.unread, unread);
            EXPECT_EQ(conversation.last, all.back());
            total += all.size();
        }
        EXPECT_EQ(store_->chatChanges(own, versions[own])->conversations.size(), 0U);
    }
    EXPECT_EQ(total, 2 * sent.size()) << "each message is seen by its two sides, once";
}

}  // namespace
}  // namespace euterpe::store
