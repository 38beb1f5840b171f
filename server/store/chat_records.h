// Chat as the store takes and gives it. Plain values, any thread.
#pragma once

#include "lib/protocol/chat.h"

#include <cstdint>
#include <string>
#include <vector>

namespace euterpe::store {

// A message before it has a number.
struct ChatDraft {
    ExtensionId from;
    std::string fromName;
    ExtensionId to;
    std::string toName;
    std::string clientId;
    std::string text;
    UnixMillis at = 0;
};

// What one side sees after a change; `previous` was the version of that side's newest change before.
struct ChatSide {
    ExtensionId extension;
    std::int64_t previous = 0;
    std::int64_t version = 0;
    protocol::ChatConversation conversation;
};

struct ChatStored {
    protocol::ChatMessage message;
    std::vector<ChatSide> sides;  // empty: it was stored already
};

}  // namespace euterpe::store
