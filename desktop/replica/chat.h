// Chat at the desktop (I2 to I4): keeps the store like the server's state, sends what is in the outbox one
// message after the other until the server has taken it, tells what has arrived and what was read. Everything
// works offline as far as it can and goes on by itself once there is a connection. GUI thread only; owned by
// Session.
#pragma once

#include "desktop/replica/chat_outbox.h"
#include "desktop/replica/chat_store.h"
#include "lib/protocol/messages.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

namespace euterpe::link {
class Connection;
}

namespace euterpe::replica {

class SelfStore;

class Chat : public QObject {
    Q_OBJECT

  public:
    using Searched = std::function<void(Result<protocol::ChatSearchResult>)>;

    Chat(link::Connection& connection, const SelfStore& self, QObject* parent = nullptr);

    [[nodiscard]] const ChatStore& store() const { return store_; }
    [[nodiscard]] ChatStore& store() { return store_; }
    [[nodiscard]] const ExtensionId& own() const;
    // Messages to `peer` that the server has not taken yet, oldest first.
    [[nodiscard]] std::vector<OutgoingMessage> waiting(const ExtensionId& peer) const;
    [[nodiscard]] bool isTyping(const ExtensionId& peer) const { return typing_.contains(peer); }
    [[nodiscard]] bool isLoading(const ExtensionId& peer) const;

    // -- what the user does
    // On the disk when it returns; sent when there is a connection. Errors: TooLarge (the text, or too many
    // wait), InvalidArgument (nothing to be read in it), Io.
    Result<void> send(const ExtensionId& peer, std::string_view text);
    // A message that was refused is tried again, or forgotten.
    void retry(const std::string& clientId);
    void discard(const std::string& clientId);
    // Somebody looks at the conversation: its messages are fetched and kept. Each true needs its false.
    void watch(const ExtensionId& peer, bool on);
    void loadOlder(const ExtensionId& peer);
    // The user has read everything that is there.
    void markRead(const ExtensionId& peer);
    // The user is writing, told again at each key, or has stopped.
    void setTyping(const ExtensionId& peer, bool on);
    void search(const std::string& text, std::int64_t before, QObject* context, Searched done);

    // -- Session only
    // Of another user now: `outbox` is that user's file.
    void start(const QString& outbox);
    void setOnline(bool online);
    // The server knows of changes up to `version`.
    void onHint(std::int64_t version);

  signals:
    void waitingChanged(const euterpe::ExtensionId& peer);
    void typingChanged(const euterpe::ExtensionId& peer);
    void loadingChanged(const euterpe::ExtensionId& peer);
    // A new message for the user, in a conversation as it is now.
    void arrived(const euterpe::protocol::ChatConversation& conversation);
    // For the log: the outbox could not be read or written.
    void troubled(const euterpe::Error& error);

  private:
    void onNews(const protocol::ChatNews& news);
    void onTyping(const protocol::ChatPeerTyping& typing);
    void pull();
    void onChanges(Result<protocol::ChatChangesResult> answer);
    void take(const protocol::ChatConversation& conversation, bool isNews);
    void settleOwn(const protocol::ChatMessage& message);
    void endTyping(const ExtensionId& peer);
    void sendNext();
    void onSent(const OutgoingMessage& message, const Result<protocol::ChatSendResult>& answer);
    void refused(const OutgoingMessage& message, const Error& error);
    void mark(const ExtensionId& peer, std::int64_t delivered, std::int64_t read);
    void tellMarks();
    void loadMissing(const ExtensionId& peer);
    void onHistory(const protocol::ChatHistoryParams& asked, bool replaces,
                   const Result<protocol::ChatHistoryResult>& answer);
    void ask(const protocol::ChatHistoryParams& params, bool replaces);
    void later(QTimer& timer, const Error& why);
    void report(const Result<void>& outcome);

    link::Connection& connection_;
    const SelfStore& self_;
    ChatStore store_;
    ChatOutbox outbox_;
    bool online_ = false;
    std::uint64_t generation_ = 0;  // of the user; answers to an older one's questions are dropped

    std::int64_t version_ = 0;
    bool pulling_ = false;
    bool pullAgain_ = false;
    std::vector<protocol::ChatConversation> full_;  // pages of a first download so far
    bool collecting_ = false;

    std::string sending_;  // client id of the message under way
    bool telling_ = false;
    std::map<ExtensionId, protocol::ChatPosition> marks_;  // not yet known by the server
    std::map<ExtensionId, int> watched_;
    std::vector<ExtensionId> loading_;
    std::map<ExtensionId, QDeadlineTimer> typing_;      // peers who are writing
    std::map<ExtensionId, QDeadlineTimer> toldTyping_;  // to whom it was told that the user is writing
    QTimer sendTimer_;
    QTimer pullTimer_;
    QTimer markTimer_;
    QTimer loadTimer_;
    QTimer typingTimer_;
};

}  // namespace euterpe::replica
