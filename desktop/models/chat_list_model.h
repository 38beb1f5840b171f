// The list beside a conversation: conversations, newest first; while something is searched also colleagues to
// write to and messages that hold the words. One column; the delegate takes the whole row by row(). GUI
// thread only; owned by the chat screen.
#pragma once

#include "desktop/models/fold.h"
#include "desktop/replica/chat.h"
#include "desktop/replica/extension_store.h"

#include <cstdint>
#include <vector>

#include <QAbstractListModel>
#include <QString>

namespace euterpe::models {

struct ChatRow {
    enum class Kind { Heading, Conversation, Person, Hit };
    Kind kind = Kind::Conversation;
    ExtensionId peer;         // "" of a heading
    std::int64_t number = 0;  // of a hit: the message
    QString title;            // the peer's name, or the heading
    QString detail;           // last message, number, or the message found
    QString initials;
    UnixMillis at = 0;
    int unread = 0;
    bool isTyping = false;
    bool isOwnLast = false;
    bool isGone = false;  // not in the directory any more
    protocol::PhoneState phone = protocol::PhoneState::Unknown;
    protocol::Presence presence = protocol::Presence::Offline;

    bool operator==(const ChatRow&) const = default;
};

class ChatListModel : public QAbstractListModel {
    Q_OBJECT

  public:
    ChatListModel(const replica::Chat& chat, const replica::ExtensionStore& extensions,
                  QObject* parent = nullptr);

    void setFilter(const QString& typed);
    // What the server found for the present filter.
    void setHits(std::vector<protocol::ChatHit> hits);
    // nullptr for an index that is not here.
    [[nodiscard]] const ChatRow* row(const QModelIndex& index) const;
    // The conversation or the colleague; invalid when it is not here.
    [[nodiscard]] QModelIndex indexOf(const ExtensionId& peer) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    // Again in another language.
    void retranslate() { refresh(); }

  private:
    [[nodiscard]] bool showsAnyOf(const QVector<replica::Span>& spans) const;
    void refresh();
    void show(std::vector<ChatRow> rows);
    [[nodiscard]] std::vector<ChatRow> current() const;
    [[nodiscard]] ChatRow person(const ExtensionId& peer, const std::string& knownName) const;
    [[nodiscard]] bool matches(const ChatRow& row) const;
    void addPeople(std::vector<ChatRow>& rows) const;
    void addHits(std::vector<ChatRow>& rows) const;

    const replica::Chat& chat_;
    const replica::ExtensionStore& extensions_;
    FoldedQuery filter_;
    std::vector<protocol::ChatHit> hits_;
    std::vector<ChatRow> rows_;
};

// Who that is, as well as it is known here.
QString peerName(const ExtensionId& peer, const replica::ExtensionStore& extensions,
                 const protocol::ChatConversation* conversation);

}  // namespace euterpe::models
