// The chat of a server in the test's process: keeps what one user and the colleagues write, numbers it,
// answers chat.* requests. GUI thread; owned by FakeServer.
#pragma once

#include "lib/protocol/codec.h"
#include "lib/protocol/messages.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::testing {

class FakeChat {
  public:
    // `own`: the user's extension. `push` sends a notification to the client.
    FakeChat(ExtensionId own, std::function<void(const std::string&)> push)
        : own_(std::move(own)), push_(std::move(push)) {}

    // nullopt: not a request of chat's.
    std::optional<boost::json::value> answer(const protocol::IncomingRequest& request);

    // -- what colleagues do; the client is told unless `told` is false
    protocol::ChatMessage says(const std::string& peer, const std::string& text, bool told = true);
    void reads(const std::string& peer);
    void types(const std::string& peer, bool on);
    // Many old messages, oldest first, without a word to the client.
    void fill(const std::string& peer, int count);

    // -- what is there
    [[nodiscard]] std::vector<std::string> textsWith(const std::string& peer) const;
    [[nodiscard]] const protocol::ChatConversation* with(const std::string& peer) const;

    std::string peerName = "Rossi";
    UnixMillis now = 1'764'000'000'000;

  private:
    struct Kept {
        protocol::ChatConversation record;
        std::vector<protocol::ChatMessage> messages;
        std::int64_t version = 0;
    };
    protocol::ChatMessage add(const ExtensionId& peer, const ExtensionId& from, const std::string& text,
                              const std::string& clientId);
    void change(Kept& kept, bool told);
    boost::json::value send(const protocol::ChatSendParams& params);
    [[nodiscard]] boost::json::value changes(std::int64_t since) const;
    [[nodiscard]] boost::json::value history(const protocol::ChatHistoryParams& wanted) const;
    [[nodiscard]] boost::json::value search(const std::string& text) const;
    void mark(const protocol::ChatPosition& position);

    ExtensionId own_;
    std::function<void(const std::string&)> push_;
    std::map<ExtensionId, Kept> conversations_;
    std::int64_t version_ = 0;
    int made_ = 0;
};

}  // namespace euterpe::testing
