// What one client of the chat benchmark does with what it is sent, as a desktop would: takes news that follow
// on what it has, asks for the rest, says what has arrived. Counts each message once, and those that come
// under a second number. Plain object, one thread.
#pragma once

#include "bench/load/client.h"
#include "lib/protocol/chat.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace euterpe::bench {

class ChatReader {
  public:
    // Called for each message of somebody else, when it is seen first.
    using Seen = std::function<void(const protocol::ChatMessage& message)>;

    ChatReader(Client& client, Seen seen) : client_(client), seen_(std::move(seen)) {}

    // Any message of the server after the login.
    void onText(std::string_view text);
    Result<void> send(const ExtensionId& to, const std::string& clientId, const std::string& text);

    [[nodiscard]] std::uint64_t doubled() const { return doubled_; }
    [[nodiscard]] std::uint64_t refused() const { return refused_; }

  private:
    void onNews(const protocol::ChatNews& news);
    void take(const protocol::ChatConversation& conversation);
    void take(const ExtensionId& peer, const protocol::ChatMessage& message);
    void pull();
    template <protocol::Request R>
    void ask(const typename protocol::Traits<R>::Params& params);

    Client& client_;
    Seen seen_;
    std::int64_t version_ = 0;
    bool pulling_ = false;
    std::int64_t nextId_ = 100;
    std::unordered_map<std::int64_t, ExtensionId> histories_;  // requests under way
    std::int64_t changesId_ = 0;
    std::unordered_map<ExtensionId, std::int64_t> last_;     // number, by conversation
    std::unordered_map<std::string, std::int64_t> numbers_;  // by client id
    std::uint64_t doubled_ = 0;
    std::uint64_t refused_ = 0;
};

}  // namespace euterpe::bench
