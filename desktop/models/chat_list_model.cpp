#include "desktop/models/chat_list_model.h"

#include "desktop/models/status_text.h"

#include <algorithm>
#include <utility>

#include <QLocale>

namespace euterpe::models {
namespace {

using protocol::ChatConversation;
using protocol::ChatHit;

constexpr std::size_t kPeopleShown = 30;

bool isSame(const ChatRow& a, const ChatRow& b) {
    return a.kind == b.kind && a.peer == b.peer && a.number == b.number &&
           (a.kind != ChatRow::Kind::Heading || a.title == b.title);
}

ChatRow heading(const QString& title) {
    ChatRow row;
    row.kind = ChatRow::Kind::Heading;
    row.title = title;
    return row;
}

}  // namespace

QString peerName(const ExtensionId& peer, const replica::ExtensionStore& extensions,
                 const ChatConversation* conversation) {
    if (const protocol::Extension* known = extensions.find(peer))
        return displayName(*known);
    return conversation == nullptr || conversation->name.empty() ? qs(peer.str()) : qs(conversation->name);
}

ChatListModel::ChatListModel(const replica::Chat& chat, const replica::ExtensionStore& extensions,
                             QObject* parent)
    : QAbstractListModel(parent), chat_(chat), extensions_(extensions) {
    connect(&chat.store(), &replica::ChatStore::conversationChanged, this, &ChatListModel::refresh);
    connect(&chat.store(), &replica::ChatStore::orderChanged, this, &ChatListModel::refresh);
    connect(&chat, &replica::Chat::typingChanged, this, &ChatListModel::refresh);
    connect(&extensions, &replica::ExtensionStore::reset, this, &ChatListModel::refresh);
    connect(&extensions, &replica::ExtensionStore::inserted, this, &ChatListModel::refresh);
    connect(&extensions, &replica::ExtensionStore::removed, this, &ChatListModel::refresh);
    connect(&extensions, &replica::ExtensionStore::changed, this,
            [this](const QVector<replica::Span>& spans) {
                if (showsAnyOf(spans))
                    refresh();
            });
    rows_ = current();
}

bool ChatListModel::showsAnyOf(const QVector<replica::Span>& spans) const {
    if (!filter_.empty())
        return true;
    for (const replica::Span& span : spans)
        for (int row = span.first; row <= span.last; ++row)
            if (chat_.store().conversation(extensions_.at(row).id) != nullptr)
                return true;
    return false;
}

void ChatListModel::setFilter(const QString& typed) {
    const FoldedQuery filter(typed);
    if (filter == filter_)
        return;
    filter_ = filter;
    hits_.clear();
    refresh();
}

void ChatListModel::setHits(std::vector<ChatHit> hits) {
    hits_ = std::move(hits);
    refresh();
}

const ChatRow* ChatListModel::row(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount())
        return nullptr;
    return &rows_[static_cast<std::size_t>(index.row())];
}

QModelIndex ChatListModel::indexOf(const ExtensionId& peer) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const ChatRow& row) {
        return row.peer == peer && row.kind != ChatRow::Kind::Hit && row.kind != ChatRow::Kind::Heading;
    });
    return found == rows_.end() ? QModelIndex() : index(static_cast<int>(found - rows_.begin()));
}

int ChatListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant ChatListModel::data(const QModelIndex& index, int role) const {
    const ChatRow* shown = row(index);
    if (shown == nullptr)
        return {};
    if (role == Qt::DisplayRole)
        return shown->title;
    if (role == Qt::AccessibleTextRole) {
        QStringList words{shown->title};
        if (shown->unread > 0)
            words << tr("%n unread message(s)", nullptr, shown->unread);
        if (!shown->detail.isEmpty())
            words << shown->detail;
        return words.join(QStringLiteral(", "));
    }
    return {};
}

Qt::ItemFlags ChatListModel::flags(const QModelIndex& index) const {
    const ChatRow* shown = row(index);
    return shown != nullptr && shown->kind == ChatRow::Kind::Heading ? Qt::NoItemFlags
                                                                     : QAbstractListModel::flags(index);
}

ChatRow ChatListModel::person(const ExtensionId& peer, const std::string& knownName) const {
    ChatRow row;
    row.peer = peer;
    ChatConversation named;
    named.name = knownName;
    row.title = peerName(peer, extensions_, &named);
    if (const protocol::Extension* known = extensions_.find(peer)) {
        row.initials = initials(qs(known->firstName), qs(known->lastName));
        row.phone = known->phone;
        row.presence = known->presence;
    } else {
        row.initials = initials(row.title.section(u' ', 0, 0), row.title.section(u' ', 1, -1));
        row.isGone = true;
    }
    return row;
}

bool ChatListModel::matches(const ChatRow& row) const {
    return filter_.empty() || filter_.matches(fold(row.title + u' ' + qs(row.peer.str())));
}

std::vector<ChatRow> ChatListModel::current() const {
    std::vector<ChatRow> rows;
    for (const ExtensionId& peer : chat_.store().order()) {
        const ChatConversation& conversation = *chat_.store().conversation(peer);
        ChatRow row = person(peer, conversation.name);
        if (!matches(row))
            continue;
        row.detail = qs(conversation.last.text).simplified();
        row.at = conversation.last.sentAt;
        row.unread = conversation.unread;
        row.isTyping = chat_.isTyping(peer);
        row.isOwnLast = conversation.last.from != peer;
        rows.push_back(std::move(row));
    }
    if (filter_.empty())
        return rows;
    if (!rows.empty())
        rows.insert(rows.begin(), heading(tr("Conversations")));
    addPeople(rows);
    addHits(rows);
    return rows;
}

void ChatListModel::addPeople(std::vector<ChatRow>& rows) const {
    std::size_t shown = 0;
    for (const protocol::Extension& extension : extensions_.rows()) {
        if (extension.id == chat_.own() || chat_.store().conversation(extension.id) != nullptr)
            continue;
        ChatRow row = person(extension.id, {});
        if (!matches(row))
            continue;
        row.kind = ChatRow::Kind::Person;
        row.detail = qs(extension.id.str());
        if (shown == 0)
            rows.push_back(heading(tr("Colleagues")));
        rows.push_back(std::move(row));
        if (++shown == kPeopleShown)
            return;
    }
}

void ChatListModel::addHits(std::vector<ChatRow>& rows) const {
    if (!hits_.empty())
        rows.push_back(heading(tr("Messages")));
    for (const ChatHit& hit : hits_) {
        ChatRow row = person(hit.peer, hit.name);
        row.kind = ChatRow::Kind::Hit;
        row.number = hit.message.number;
        row.detail = qs(hit.message.text).simplified();
        row.at = hit.message.sentAt;
        row.isOwnLast = hit.message.from != hit.peer;
        rows.push_back(std::move(row));
    }
}

void ChatListModel::refresh() {
    show(current());
}

// Mostly one row changes, or one comes or moves to the top; a search is another list.
void ChatListModel::show(std::vector<ChatRow> rows) {
    const auto same = [&rows](auto from, auto to, auto begin) {
        return rows.end() - begin >= to - from && std::equal(from, to, begin, isSame);
    };
    if (!rows_.empty() && rows.size() == rows_.size() + 1 &&
        same(rows_.begin(), rows_.end(), rows.begin() + 1)) {
        beginInsertRows({}, 0, 0);
        rows_.insert(rows_.begin(), rows.front());
        endInsertRows();
    } else if (!rows_.empty() && rows.size() == rows_.size() && !isSame(rows.front(), rows_.front())) {
        const auto moved = std::find_if(rows_.begin(), rows_.end(),
                                        [&](const ChatRow& row) { return isSame(row, rows.front()); });
        if (moved != rows_.end() && same(rows_.begin(), moved, rows.begin() + 1)) {
            beginMoveRows({}, static_cast<int>(moved - rows_.begin()),
                          static_cast<int>(moved - rows_.begin()), {}, 0);
            std::rotate(rows_.begin(), moved, moved + 1);
            endMoveRows();
        }
    }
    if (rows.size() != rows_.size() || !same(rows_.begin(), rows_.end(), rows.begin())) {
        beginResetModel();
        rows_ = std::move(rows);
        return endResetModel();
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows_[i] == rows[i])
            continue;
        rows_[i] = std::move(rows[i]);
        emit dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
    }
}

}  // namespace euterpe::models
