#include "desktop/models/conversation_model.h"

#include "desktop/models/status_text.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QLocale>

namespace euterpe::models {
namespace {

constexpr std::ptrdiff_t kRecent = 100;

using protocol::ChatConversation;
using protocol::ChatMessage;

bool isSame(const ChatLine& a, const ChatLine& b) {
    return a.isOwn == b.isOwn && a.clientId == b.clientId;
}

MessageState stateOf(const ChatMessage& message, const ExtensionId& peer,
                     const ChatConversation* conversation) {
    if (message.from == peer)
        return MessageState::Received;
    if (conversation != nullptr && message.number <= conversation->peerRead)
        return MessageState::Read;
    if (conversation != nullptr && message.number <= conversation->peerDelivered)
        return MessageState::Delivered;
    return MessageState::Sent;
}

}  // namespace

ConversationModel::ConversationModel(replica::Chat& chat, QObject* parent)
    : QAbstractListModel(parent), chat_(chat) {
    const auto follow = [this](const ExtensionId& changed) {
        if (changed == peer_ || changed.empty())
            refresh();
    };
    connect(&chat.store(), &replica::ChatStore::messagesChanged, this, follow);
    connect(&chat.store(), &replica::ChatStore::conversationChanged, this, follow);
    connect(&chat, &replica::Chat::waitingChanged, this, follow);
}

void ConversationModel::setPeer(const ExtensionId& peer) {
    peer_ = peer;
    beginResetModel();
    lines_ = current();
    endResetModel();
}

const ChatLine* ConversationModel::line(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount())
        return nullptr;
    return &lines_[static_cast<std::size_t>(index.row())];
}

int ConversationModel::rowOf(std::int64_t number) const {
    const auto found = std::find_if(lines_.begin(), lines_.end(),
                                    [number](const ChatLine& line) { return line.number == number; });
    return found == lines_.end() ? -1 : static_cast<int>(found - lines_.begin());
}

int ConversationModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant ConversationModel::data(const QModelIndex& index, int role) const {
    const ChatLine* shown = line(index);
    if (shown == nullptr)
        return {};
    if (role == Qt::DisplayRole)
        return shown->text;
    if (role == Qt::AccessibleTextRole) {
        const QString when = momentLong(shown->at.toMSecsSinceEpoch(), QLocale());
        return shown->isOwn ? tr("You, %1: %2. %3").arg(when, shown->text, models::text(shown->state))
                            : when + QStringLiteral(": ") + shown->text;
    }
    return {};
}

std::vector<ChatLine> ConversationModel::current() const {
    std::vector<ChatLine> lines;
    const ChatConversation* conversation = chat_.store().conversation(peer_);
    const auto add = [&lines](ChatLine line) {
        line.startsDay = lines.empty() || lines.back().at.date() != line.at.date();
        lines.push_back(std::move(line));
    };
    for (const ChatMessage& message : chat_.store().messages(peer_))
        add({message.number, message.clientId, qs(message.text),
             QDateTime::fromMSecsSinceEpoch(message.sentAt), message.from != peer_,
             stateOf(message, peer_, conversation)});
    const auto waiting = chat_.waiting(peer_);
    // For a moment a message is in both.
    const auto isThere = [&](const replica::OutgoingMessage& message) {
        const auto recent = lines.end() - std::min<std::ptrdiff_t>(std::ssize(lines), kRecent);
        return std::any_of(recent, lines.end(), [&](const ChatLine& line) {
            return line.isOwn && line.clientId == message.clientId;
        });
    };
    for (const replica::OutgoingMessage& message : waiting)
        if (!isThere(message))
            add({0, message.clientId, qs(message.text), QDateTime::fromMSecsSinceEpoch(message.writtenAt),
                 true, message.refusal.empty() ? MessageState::Waiting : MessageState::Refused});
    return lines;
}

void ConversationModel::refresh() {
    show(current());
}

// Mostly older ones come before what is shown, newer ones behind it; anything else is a new list.
void ConversationModel::show(std::vector<ChatLine> lines) {
    const auto reset = [&] {
        beginResetModel();
        lines_ = std::move(lines);
        endResetModel();
    };
    if (lines_.empty() || lines.size() < lines_.size())
        return reset();
    const auto first = std::find_if(lines.begin(), lines.end(),
                                    [this](const ChatLine& line) { return isSame(line, lines_.front()); });
    const auto before = first - lines.begin();
    const auto known = static_cast<std::ptrdiff_t>(lines_.size());
    if (lines.end() - first < known || !std::equal(lines_.begin(), lines_.end(), first, isSame))
        return reset();
    for (std::ptrdiff_t i = 0; i < known; ++i) {
        ChatLine& shown = lines_[static_cast<std::size_t>(i)];
        const ChatLine& next = first[i];
        if (shown == next)
            continue;
        shown = next;
        emit dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
    }
    if (before > 0) {
        beginInsertRows({}, 0, static_cast<int>(before) - 1);
        lines_.insert(lines_.begin(), lines.begin(), first);
        endInsertRows();
    }
    const auto all = static_cast<std::ptrdiff_t>(lines.size());
    if (all > before + known) {
        beginInsertRows({}, static_cast<int>(before + known), static_cast<int>(all) - 1);
        lines_.insert(lines_.end(), lines.begin() + before + known, lines.end());
        endInsertRows();
    }
}

QString text(MessageState state) {
    const auto words = [](const char* text) { return QCoreApplication::translate("MessageState", text); };
    switch (state) {
        case MessageState::Received:
            return {};
        case MessageState::Waiting:
            return words(QT_TRANSLATE_NOOP("MessageState", "Waiting to be sent"));
        case MessageState::Refused:
            return words(QT_TRANSLATE_NOOP("MessageState", "Not accepted"));
        case MessageState::Sent:
            return words(QT_TRANSLATE_NOOP("MessageState", "Sent"));
        case MessageState::Delivered:
            return words(QT_TRANSLATE_NOOP("MessageState", "Delivered"));
        case MessageState::Read:
            return words(QT_TRANSLATE_NOOP("MessageState", "Read"));
    }
    return {};
}

}  // namespace euterpe::models
