// Chat on the server (section I): takes messages in, has them stored, tells both sides at once. Messages that
// come while the database is busy go into one transaction, in the order in which they came. Who misses the
// telling (a slow or a lost connection) finds out by the version in state.batch, or asks after connecting.
// Owned by Hub; loop thread.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/chat.h"
#include "server/hub/loop.h"
#include "server/hub/storage_port.h"
#include "server/hub/token_bucket.h"
#include "server/hub/user_book.h"

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::hub {

// The text as it is stored: lines end in \n, no other control characters, no blanks around it.
Result<std::string> chatText(std::string_view typed);

class ChatBook {
  public:
    using Sent = std::function<void(const Result<protocol::ChatMessage>&)>;
    using Marked = std::function<void(const Result<void>&)>;
    // A session could not be told: its user's batch is to say that there is something newer.
    using Missed = std::function<void(UserBook::Entry&, std::int64_t version)>;

    ChatBook(Loop& loop, StoragePort& storage, UserBook& users, Missed missed)
        : loop_(loop), storage_(storage), users_(users), missed_(std::move(missed)) {}

    // Errors: RateLimited, and the database's.
    void send(const UserId& user, store::ChatDraft draft, Sent done);
    void mark(const ExtensionId& own, const std::vector<protocol::ChatPosition>& marks, Marked done);
    // RateLimited, else the peer's clients are told.
    Result<void> typing(const UserId& user, const ExtensionId& own, const protocol::ChatTypingParams& what);
    // Forgets rates that are full again.
    void sweep();

    [[nodiscard]] std::uint64_t stored() const { return stored_; }

  private:
    struct Waiting {
        store::ChatDraft draft;
        Sent done;
    };
    struct Rates {
        TokenBucket messages;
        TokenBucket typing;
        Loop::Time used;
    };
    Rates& ratesOf(const UserId& user);
    void store();
    void onStored(const std::vector<Sent>& done, const Result<std::vector<store::ChatStored>>& stored);
    void tell(const std::vector<store::ChatSide>& sides);

    Loop& loop_;
    StoragePort& storage_;
    UserBook& users_;
    Missed missed_;
    std::deque<Waiting> waiting_;
    bool storing_ = false;
    std::map<UserId, Rates> rates_;
    std::uint64_t stored_ = 0;
};

}  // namespace euterpe::hub
