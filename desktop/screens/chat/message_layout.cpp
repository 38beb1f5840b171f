#include "desktop/screens/chat/message_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QPainter>
#include <QTextOption>

namespace euterpe::screens {

MessageLayout::MessageLayout(const QString& text, const QFont& font, int width, const QColor& linkColor)
    : links_(models::findLinks(text)) {
    qreal y = 0;
    qreal widest = 0;
    qsizetype start = 0;
    for (const QString& words : text.split(u'\n')) {
        Paragraph paragraph{std::make_unique<QTextLayout>(words, font), start, 0};
        const bool isRightToLeft = words.isRightToLeft();
        QTextOption option(isRightToLeft ? Qt::AlignRight : Qt::AlignLeft);
        option.setTextDirection(isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        paragraph.layout->setTextOption(option);
        QList<QTextLayout::FormatRange> formats;
        for (const models::Link& link : links_) {
            if (link.start < start || link.start >= start + words.size())
                continue;
            QTextCharFormat format;
            format.setForeground(linkColor);
            format.setFontUnderline(true);
            formats.push_back({static_cast<int>(link.start - start), static_cast<int>(link.length), format});
        }
        paragraph.layout->setFormats(formats);
        layOut(paragraph, width, y, widest);
        paragraphs_.push_back(std::move(paragraph));
        start += words.size() + 1;
    }
    // Lines that are aligned at the right were placed for the whole width.
    for (Paragraph& paragraph : paragraphs_) {
        if (!paragraph.layout->text().isRightToLeft())
            continue;
        for (int i = 0; i < paragraph.layout->lineCount(); ++i) {
            QTextLine line = paragraph.layout->lineAt(i);
            line.setPosition({widest - width, line.position().y()});
        }
    }
    size_ = QSize(static_cast<int>(std::ceil(widest)), static_cast<int>(std::ceil(y)));
}

void MessageLayout::layOut(Paragraph& paragraph, int width, qreal& y, qreal& widest) {
    paragraph.top = y;
    paragraph.layout->beginLayout();
    for (QTextLine line = paragraph.layout->createLine(); line.isValid();
         line = paragraph.layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y - paragraph.top});
        y += line.height();
        widest = std::max(widest, line.naturalTextWidth());
    }
    paragraph.layout->endLayout();
}

void MessageLayout::paint(QPainter& painter, const QPointF& topLeft, const QColor& ink) const {
    painter.setPen(ink);
    for (const Paragraph& paragraph : paragraphs_)
        paragraph.layout->draw(&painter, topLeft + QPointF(0, paragraph.top));
}

const models::Link* MessageLayout::linkAt(const QPointF& point) const {
    for (const Paragraph& paragraph : paragraphs_) {
        for (int i = 0; i < paragraph.layout->lineCount(); ++i) {
            const QTextLine line = paragraph.layout->lineAt(i);
            if (!line.naturalTextRect().translated(0, paragraph.top).contains(point))
                continue;
            const qsizetype at = paragraph.start + line.xToCursor(point.x(), QTextLine::CursorOnCharacter);
            for (const models::Link& link : links_)
                if (at >= link.start && at < link.start + link.length)
                    return &link;
        }
    }
    return nullptr;
}

}  // namespace euterpe::screens
