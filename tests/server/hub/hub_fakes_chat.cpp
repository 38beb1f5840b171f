// Chat's part of FakeStorage: the real store's answers, in memory.
#include "tests/server/hub/hub_fakes.h"

namespace euterpe::hub {

store::Store& FakeStorage::chatStore() {
    static const Log kQuiet(LogLevel::Error, -1);
    if (!chatStore_)
        chatStore_ = std::move(store::Store::open({":memory:", true, true}, kQuiet).value());
    return *chatStore_;
}

void FakeStorage::addChat(std::vector<store::ChatDraft> drafts,
                          Callback<std::vector<store::ChatStored>> done) {
    chatsTogether.push_back(drafts.size());
    answer(std::move(done), failure ? *failure : chatStore().addChat(drafts));
}

void FakeStorage::markChat(const ExtensionId& extension, const std::vector<protocol::ChatPosition>& marks,
                           Callback<std::vector<store::ChatSide>> done) {
    answer(std::move(done), chatStore().markChat(extension, marks));
}

void FakeStorage::chatChanges(const ExtensionId& extension, std::int64_t since,
                              Callback<protocol::ChatChangesResult> done) {
    answer(std::move(done), chatStore().chatChanges(extension, since));
}

void FakeStorage::chatHistory(const ExtensionId& extension, const protocol::ChatHistoryParams& wanted,
                              Callback<protocol::ChatHistoryResult> done) {
    answer(std::move(done), chatStore().chatHistory(extension, wanted));
}

void FakeStorage::chatSearch(const ExtensionId& extension, const protocol::ChatSearchParams& wanted,
                             Callback<protocol::ChatSearchResult> done) {
    answer(std::move(done), chatStore().searchChat(extension, wanted));
}

}  // namespace euterpe::hub
