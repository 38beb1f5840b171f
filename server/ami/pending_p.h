// Actions sent and not answered yet: matches responses and list events to them by ActionID.
// Owns what has been collected so far; bounded in actions and in events per list. Used by ami::Client only,
// on its thread.
#pragma once

#include "lib/base/result.h"
#include "server/ami/message.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace euterpe::ami {

struct Reply {
    Message response;
    std::vector<Message> events;  // of a list action, without the closing one
};

class PendingActions {
  public:
    using Done = std::function<void(Result<Reply>)>;

    // The ActionID to send; RateLimited when too many are open. `done` is called exactly once.
    Result<std::uint64_t> add(bool list, Done done);
    // True when the message was an answer to one of them; everything else is a live event.
    bool take(const Message& message);
    // Ends one with `error`, e.g. at its deadline. Nothing happens when it has been answered.
    void fail(std::uint64_t id, const Error& error);
    void failAll(const Error& error);

    [[nodiscard]] std::size_t size() const { return open_.size(); }
    [[nodiscard]] static std::optional<std::uint64_t> idOf(const Message& message);

  private:
    struct Open {
        bool list = false;
        bool answered = false;  // the response of a list action has come
        Reply reply;
        Done done;
    };
    using Table = std::unordered_map<std::uint64_t, Open>;

    void finish(Table::iterator open, Result<Reply> outcome);
    bool takeEvent(Table::iterator open, const Message& event);

    Table open_;
    std::uint64_t next_ = 1;
};

}  // namespace euterpe::ami
