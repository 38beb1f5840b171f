#include "desktop/widgets/row_header.h"

#include "desktop/widgets/icons.h"
#include "desktop/widgets/painting.h"
#include "desktop/widgets/theme.h"

#include <utility>

#include <QMouseEvent>
#include <QPainter>

namespace euterpe::widgets {
namespace {

constexpr int kHeight = 36;
constexpr int kChevron = 14;
constexpr int kWidest = 2000;

}  // namespace

RowHeader::RowHeader(const Theme& theme, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent), theme_(theme) {
    setSectionsClickable(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setMinimumSectionSize(36);
    setMouseTracking(true);
    connect(this, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (distributing_ || static_cast<std::size_t>(section) >= columns_.size())
            return;
        // The user's own width stands.
        Column& column = columns_[static_cast<std::size_t>(section)];
        column.width = width;
        column.weight = 0;
        column.own = true;
        dragged_ = true;
    });
    connect(this, &QHeaderView::sortIndicatorChanged, this, &RowHeader::layoutChanged);
    connect(&theme, &Theme::changed, this, [this] { viewport()->update(); });
}

QSize RowHeader::sizeHint() const {
    return {QHeaderView::sizeHint().width(), kHeight};
}

void RowHeader::setColumn(int section, int width, int weight, int dispensable) {
    if (columns_.size() <= static_cast<std::size_t>(section))
        columns_.resize(static_cast<std::size_t>(section) + 1);
    Column& column = columns_[static_cast<std::size_t>(section)];
    if (column.own) {
        column.dispensable = dispensable;
        return;
    }
    column = {width, weight, dispensable, true, false};
}

// "1 7 sort 4 0 width 2 120": version, number of columns, then what differs from the usual.
QByteArray RowHeader::layout() const {
    QByteArray bytes = "1 " + QByteArray::number(static_cast<qlonglong>(columns_.size()));
    if (isSortIndicatorShown())
        bytes += " sort " + QByteArray::number(sortIndicatorSection()) + ' ' +
                 QByteArray::number(static_cast<int>(sortIndicatorOrder()));
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].own)
            bytes += " width " + QByteArray::number(static_cast<qlonglong>(i)) + ' ' +
                     QByteArray::number(columns_[i].width);
    }
    return bytes;
}

void RowHeader::restoreLayout(const QByteArray& bytes) {
    const QList<QByteArray> words = bytes.split(' ');
    const auto known = static_cast<int>(columns_.size());
    if (words.size() < 2 || words[0] != "1" || words[1].toInt() != known)
        return;
    for (qsizetype at = 2; at + 2 < words.size(); at += 3) {
        const int section = words[at + 1].toInt();
        const int value = words[at + 2].toInt();
        if (section < 0 || section >= known)
            continue;
        if (words[at] == "sort" && isSortIndicatorShown()) {
            setSortIndicator(section,
                             value == Qt::DescendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder);
        } else if (words[at] == "width" && value >= minimumSectionSize() && value <= kWidest) {
            Column& column = columns_[static_cast<std::size_t>(section)];
            column.width = value;
            column.weight = 0;
            column.own = true;
        }
    }
    distribute();
}

void RowHeader::setWanted(int section, bool wanted) {
    columns_[static_cast<std::size_t>(section)].wanted = wanted;
    distribute();
}

int RowHeader::choose(std::vector<bool>& shown) const {
    int sum = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        shown.push_back(columns_[i].wanted);
        sum += columns_[i].wanted ? columns_[i].width : 0;
    }
    while (sum > width()) {
        std::size_t least = columns_.size();
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const bool isCandidate = shown[i] && columns_[i].dispensable > 0;
            if (isCandidate &&
                (least == columns_.size() || columns_[i].dispensable > columns_[least].dispensable))
                least = i;
        }
        if (least == columns_.size())
            break;
        shown[least] = false;
        sum -= columns_[least].width;
    }
    return sum;
}

void RowHeader::distribute() {
    if (count() == 0 || static_cast<std::size_t>(count()) != columns_.size() || width() <= 0)
        return;
    std::vector<bool> shown;
    const int sum = choose(shown);
    int weights = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        weights += shown[i] ? columns_[i].weight : 0;
    const int room = qMax(0, width() - sum);
    distributing_ = true;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const auto section = static_cast<int>(i);
        if (isSectionHidden(section) == shown[i])
            setSectionHidden(section, !shown[i]);
        if (shown[i])
            resizeSection(section,
                          columns_[i].width + (weights > 0 ? room * columns_[i].weight / weights : 0));
    }
    distributing_ = false;
}

void RowHeader::resizeEvent(QResizeEvent* event) {
    QHeaderView::resizeEvent(event);
    distribute();
}

void RowHeader::mouseReleaseEvent(QMouseEvent* event) {
    QHeaderView::mouseReleaseEvent(event);
    distribute();
    if (std::exchange(dragged_, false))
        emit layoutChanged();
}

void RowHeader::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme_.tokens().surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme_.tokens().border);
    painter.end();
    QHeaderView::paintEvent(event);
}

void RowHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const bool isHovered = sectionsClickable() && rect.contains(viewport()->mapFromGlobal(QCursor::pos()));
    const QColor ink = theme_.color(isSorted || isHovered ? Tone::Text : Tone::Muted);
    const auto alignment =
        model()->headerData(section, orientation(), Qt::TextAlignmentRole).value<Qt::Alignment>();
    QFont font = theme_.font(TextStyle::Caption);
    font.setWeight(isSorted ? QFont::DemiBold : QFont::Medium);
    const QString text = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    QRect room = rect.adjusted(space::kSmall, 0, -space::kSmall, 0);
    if (isSorted) {
        const QFontMetrics metrics(font);
        const int advance = qMin(metrics.horizontalAdvance(text), room.width() - kChevron - 2);
        int left = room.left() + advance + 3;
        if (text.isEmpty())
            left = rect.center().x() - kChevron / 2;
        else if (alignment.testFlag(Qt::AlignRight))
            left = room.right() - advance - kChevron - 3;
        const Icon icon = sortIndicatorOrder() == Qt::AscendingOrder ? Icon::ChevronUp : Icon::ChevronDown;
        theme_.icons().paint(*painter, QRect(left, rect.top(), kChevron, rect.height()), icon, kChevron, ink);
        if (!alignment.testFlag(Qt::AlignRight))
            room.setRight(room.left() + advance + 1);
    }
    paintText(*painter, room, text, font, ink, alignment | Qt::AlignVCenter);
}

}  // namespace euterpe::widgets
