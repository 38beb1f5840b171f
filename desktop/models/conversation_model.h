// The messages of one conversation, oldest first, with those that wait to be sent at the end. One column; the
// delegate takes the whole row by line(). Owns a copy of what is shown, so that rows come and go as the view
// needs to hear it. GUI thread only; owned by the view of the conversation.
#pragma once

#include "desktop/replica/chat.h"

#include <cstdint>
#include <vector>

#include <QAbstractListModel>
#include <QDateTime>
#include <QString>

namespace euterpe::models {

// How far an own message has come.
enum class MessageState { Received, Waiting, Refused, Sent, Delivered, Read };

struct ChatLine {
    std::int64_t number = 0;  // 0 = the server does not have it yet
    std::string clientId;
    QString text;
    QDateTime at;
    bool isOwn = false;
    MessageState state = MessageState::Received;
    bool startsDay = false;  // the first one of its day

    bool operator==(const ChatLine&) const = default;
};

class ConversationModel : public QAbstractListModel {
    Q_OBJECT

  public:
    explicit ConversationModel(replica::Chat& chat, QObject* parent = nullptr);

    // "" = none.
    void setPeer(const ExtensionId& peer);
    [[nodiscard]] const ExtensionId& peer() const { return peer_; }
    // nullptr for an index that is not here.
    [[nodiscard]] const ChatLine* line(const QModelIndex& index) const;
    // -1 when that message is not here.
    [[nodiscard]] int rowOf(std::int64_t number) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    // Display: the text. Accessible text: who, when, text and how far it has come.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  private:
    [[nodiscard]] std::vector<ChatLine> current() const;
    void refresh();
    void show(std::vector<ChatLine> lines);

    replica::Chat& chat_;
    ExtensionId peer_;
    std::vector<ChatLine> lines_;
};

// "Sent", "Delivered", ...; "" for a received one.
QString text(MessageState state);

}  // namespace euterpe::models
