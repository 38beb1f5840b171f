#include "desktop/models/voicemail_model.h"

#include "desktop/models/status_text.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <QDateTime>

namespace euterpe::models {

using protocol::VoicemailFolder;
using protocol::VoicemailMessage;

VoicemailModel::VoicemailModel(replica::VoicemailStore& store, const replica::ExtensionStore& extensions,
                               Clock clock, QObject* parent)
    : QAbstractTableModel(parent),
      store_(store),
      extensions_(extensions),
      clock_(std::move(clock)),
      messages_(store.messages()) {
    connect(&store, &replica::VoicemailStore::changed, this, &VoicemailModel::follow);
    connect(&extensions, &replica::ExtensionStore::reset, this, [this] { repeatColumn(Name); });
    midnight_.setSingleShot(true);
    midnight_.setTimerType(Qt::VeryCoarseTimer);
    connect(&midnight_, &QTimer::timeout, this, [this] {
        repeatColumn(Received);
        armMidnight();
    });
    armMidnight();
}

// Message by message, so that the selection stays where it is.
void VoicemailModel::follow() {
    const auto& now = store_.messages();
    const auto has = [](const auto& list, const std::string& id) {
        return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
    };
    for (int row = static_cast<int>(messages_.size()) - 1; row >= 0; --row) {
        if (has(now, messages_[static_cast<std::size_t>(row)].id))
            continue;
        beginRemoveRows({}, row, row);
        messages_.erase(messages_.begin() + row);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
        const int row = static_cast<int>(i);
        if (i < messages_.size() && messages_[i].id == now[i].id) {
            if (messages_[i] == now[i])
                continue;
            messages_[i] = now[i];
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        } else if (!has(messages_, now[i].id)) {
            beginInsertRows({}, row, row);
            messages_.insert(messages_.begin() + row, now[i]);
            endInsertRows();
        } else {  // in another order: does not happen as long as the PBX's clock is not set back
            beginResetModel();
            messages_ = now;
            endResetModel();
            return;
        }
    }
}

void VoicemailModel::setLocale(const QLocale& locale) {
    locale_ = locale;
    repeatColumn(Received);
}

int VoicemailModel::rowOf(const QString& id) const {
    const auto found = std::find_if(messages_.begin(), messages_.end(),
                                    [&](const VoicemailMessage& one) { return qs(one.id) == id; });
    return found == messages_.end() ? -1 : static_cast<int>(found - messages_.begin());
}

void VoicemailModel::repeatColumn(int column) {
    if (rowCount() > 0)
        emit dataChanged(index(0, column), index(rowCount() - 1, column));
}

void VoicemailModel::armMidnight() {
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(clock_());
    midnight_.start(std::chrono::milliseconds(now.msecsTo(now.date().addDays(1).startOfDay()) + 1000));
}

int VoicemailModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(messages_.size());
}

int VoicemailModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant VoicemailModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const VoicemailMessage& message = messages_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case IdRole:
            return qs(message.id);
        case NumberRole:
            return qs(message.number);
        case HeardRole:
            return message.heard;
        case PlayableRole:
            return message.playable;
        case Qt::DisplayRole:
            return cellText(message, index.column());
        case Qt::AccessibleTextRole:
            return accessibleText(message, index.column());
        case Qt::ToolTipRole:
            if (index.column() == Received)
                return momentLong(message.receivedAt, locale_);
            return message.playable ? QString() : tr("There is no sound in a format that can be played here");
        default:
            return {};
    }
}

QString VoicemailModel::partyName(const VoicemailMessage& message) const {
    if (const protocol::Extension* known = extensions_.find(ExtensionId(message.number)); known != nullptr)
        return displayName(*known);
    if (!message.name.empty())
        return qs(message.name);
    return message.number.empty() ? tr("Withheld number") : qs(message.number);
}

QString VoicemailModel::cellText(const VoicemailMessage& message, int column) const {
    switch (column) {
        case Name:
            return partyName(message);
        case Number:
            return partyName(message) == qs(message.number) ? QString() : qs(message.number);
        case Received:
            return moment(message.receivedAt, clock_(), locale_);
        case Duration:
            return elapsed(message.durationS);
        case Folder:
            switch (message.folder) {
                case VoicemailFolder::Inbox:
                    return message.heard ? tr("Heard") : tr("New");
                case VoicemailFolder::Urgent:
                    return message.heard ? tr("Heard") : tr("Urgent");
                case VoicemailFolder::Old:
                    return message.heard ? tr("Heard") : tr("New");
                case VoicemailFolder::Work:
                    return tr("Work");
                case VoicemailFolder::Family:
                    return tr("Family");
                case VoicemailFolder::Friends:
                    return tr("Friends");
                case VoicemailFolder::Custom:
                case VoicemailFolder::Unknown:
                    return tr("Other folder");
            }
            return {};
        default:
            return {};
    }
}

QString VoicemailModel::accessibleText(const VoicemailMessage& message, int column) const {
    if (column == Sign)
        return message.heard ? tr("Heard") : tr("Not heard yet");
    if (column == Duration)
        return tr("%n second(s)", nullptr, message.durationS);
    return cellText(message, column);
}

QVariant VoicemailModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const auto side = section == Duration ? Qt::AlignRight : Qt::AlignLeft;
        return QVariant::fromValue(Qt::Alignment(side | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
        case Sign:
            return role == Qt::DisplayRole ? QString() : tr("Heard");
        case Name:
            return tr("Name");
        case Number:
            return tr("Number");
        case Received:
            return tr("Date and time");
        case Duration:
            return tr("Duration");
        case Folder:
            return tr("Folder");
        default:
            return {};
    }
}

}  // namespace euterpe::models
