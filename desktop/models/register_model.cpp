#include "desktop/models/register_model.h"

#include "desktop/models/status_text.h"

#include <algorithm>
#include <chrono>
#include <limits>

#include <QDateTime>

namespace euterpe::models {

using protocol::RegisterRow;

RegisterModel::RegisterModel(replica::RegisterSource& source, const replica::ExtensionStore& extensions,
                             Clock clock, QObject* parent)
    : QAbstractTableModel(parent), source_(source), extensions_(extensions), clock_(std::move(clock)) {
    connect(&source, &replica::RegisterSource::opened, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&source, &replica::RegisterSource::pageLoaded, this,
            [this](std::int64_t first, std::int64_t last) {
                const std::int64_t end = std::min<std::int64_t>(last, rowCount() - 1);
                if (first <= end)
                    emit dataChanged(index(static_cast<int>(first), 0),
                                     index(static_cast<int>(end), ColumnCount - 1));
            });
    const auto onDirectory = [this] { repeatColumn(Name); };
    connect(&extensions, &replica::ExtensionStore::reset, this, onDirectory);
    connect(&extensions, &replica::ExtensionStore::changed, this,
            [onDirectory](const QVector<replica::Span>&, replica::ExtensionFields fields) {
                if (fields.testFlag(replica::ExtensionField::Name))
                    onDirectory();
            });
    midnight_.setSingleShot(true);
    midnight_.setTimerType(Qt::VeryCoarseTimer);
    connect(&midnight_, &QTimer::timeout, this, [this] {
        repeatColumn(Started);
        armMidnight();
    });
    armMidnight();
}

RegisterModel::RegisterModel(replica::RegisterSource& source, const replica::ExtensionStore& extensions,
                             QObject* parent)
    : RegisterModel(
          source, extensions, [] { return toUnixMillis(std::chrono::system_clock::now()); }, parent) {}

void RegisterModel::setLocale(const QLocale& locale) {
    locale_ = locale;
    repeatColumn(Started);
}

// The column's texts are others now; only what is visible is asked for again.
void RegisterModel::repeatColumn(int column) {
    if (rowCount() > 0)
        emit dataChanged(index(0, column), index(rowCount() - 1, column));
}

void RegisterModel::armMidnight() {
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(clock_());
    midnight_.start(std::chrono::milliseconds(now.msecsTo(now.date().addDays(1).startOfDay()) + 1000));
}

int RegisterModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid())
        return 0;
    return static_cast<int>(std::min<std::int64_t>(source_.total(), std::numeric_limits<int>::max()));
}

int RegisterModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant RegisterModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == RecordRole)
        return QVariant::fromValue(source_.peek(index.row()));
    if (role == NumberRole) {
        const RegisterRow* row = source_.peek(index.row());
        return row == nullptr ? QString() : qs(row->number);
    }
    if (role == RecordingRole) {
        const RegisterRow* row = source_.peek(index.row());
        return row == nullptr ? QString() : qs(row->recording);
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    // Only what is drawn is worth fetching: a tool tip or a screen reader's look must not move the window.
    const RegisterRow* row = role == Qt::DisplayRole ? source_.row(index.row()) : source_.peek(index.row());
    if (row == nullptr)
        return role == Qt::AccessibleTextRole ? tr("Loading") : QString();
    switch (role) {
        case Qt::DisplayRole:
            return cellText(*row, index.column());
        case Qt::AccessibleTextRole:
            return accessibleText(*row, index.column());
        default:
            return toolTip(*row, index.column());
    }
}

QString RegisterModel::partyName(const RegisterRow& row) const {
    if (const protocol::Extension* known = extensions_.find(ExtensionId(row.number)); known != nullptr)
        return displayName(*known);
    if (!row.name.empty())
        return qs(row.name);
    return row.number.empty() ? tr("Withheld number") : qs(row.number);
}

// Otherwise the name's cell shows the number already.
bool RegisterModel::isNamed(const RegisterRow& row) const {
    return !row.name.empty() || extensions_.find(ExtensionId(row.number)) != nullptr;
}

QString RegisterModel::cellText(const RegisterRow& row, int column) const {
    switch (column) {
        case Kind:
            return status(registerKind(row)).text;
        case Name:
            return partyName(row);
        case Number:
            return isNamed(row) ? qs(row.number) : QString();
        case Started:
            return moment(row.startedAt, clock_(), locale_);
        case Duration:
            return row.answered ? tr("%1 s").arg(locale_.toString(row.durationS)) : QString();
        default:
            return {};
    }
}

QString RegisterModel::accessibleText(const RegisterRow& row, int column) const {
    if (column == Duration)
        return row.answered ? tr("%n second(s)", nullptr, row.durationS) : tr("not answered");
    if (column == Name && !row.recording.empty())
        return tr("%1, recorded").arg(partyName(row));
    if (column == Number)
        return row.number.empty() ? tr("Withheld number") : qs(row.number);
    return cellText(row, column);
}

QString RegisterModel::toolTip(const RegisterRow& row, int column) const {
    switch (column) {
        case Kind:
            return cellText(row, Kind);
        case Name:
            if (!row.recording.empty())
                return tr("Recorded: click the sign to listen");
            return row.queue.empty() ? QString() : tr("Came through %1").arg(qs(row.queue));
        case Started:
            return momentLong(row.startedAt, locale_);
        case Duration:
            return row.answered ? elapsed(row.durationS) : QString();
        default:
            return {};
    }
}

QVariant RegisterModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const auto side = section == Duration ? Qt::AlignRight : Qt::AlignLeft;
        return QVariant::fromValue(Qt::Alignment(side | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (section) {
        case Kind:
            return role == Qt::DisplayRole ? QString() : tr("Type");
        case Name:
            return tr("Name");
        case Number:
            return tr("Number");
        case Started:
            return tr("Date and time");
        case Duration:
            return tr("Duration");
        default:
            return {};
    }
}

}  // namespace euterpe::models
