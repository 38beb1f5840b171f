// Chat's part of Storage: each question is one job of the store's.
#include "server/app/storage.h"

#include <utility>

namespace euterpe::app {

using store::Store;

void Storage::addChat(std::vector<store::ChatDraft> drafts, Callback<std::vector<store::ChatStored>> done) {
    worker_.run([drafts = std::move(drafts)](Store& store) { return store.addChat(drafts); },
                std::move(done));
}

void Storage::markChat(const ExtensionId& extension, const std::vector<protocol::ChatPosition>& marks,
                       Callback<std::vector<store::ChatSide>> done) {
    worker_.run([extension, marks](Store& store) { return store.markChat(extension, marks); },
                std::move(done));
}

void Storage::chatChanges(const ExtensionId& extension, std::int64_t since,
                          Callback<protocol::ChatChangesResult> done) {
    worker_.run([extension, since](Store& store) { return store.chatChanges(extension, since); },
                std::move(done));
}

void Storage::chatHistory(const ExtensionId& extension, const protocol::ChatHistoryParams& wanted,
                          Callback<protocol::ChatHistoryResult> done) {
    worker_.run([extension, wanted](Store& store) { return store.chatHistory(extension, wanted); },
                std::move(done));
}

void Storage::chatSearch(const ExtensionId& extension, const protocol::ChatSearchParams& wanted,
                         Callback<protocol::ChatSearchResult> done) {
    worker_.run([extension, wanted](Store& store) { return store.searchChat(extension, wanted); },
                std::move(done));
}

}  // namespace euterpe::app
