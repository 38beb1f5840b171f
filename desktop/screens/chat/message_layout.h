// A message's text laid out for a width: its lines, its links, and how it is painted. Right-to-left text goes
// to the right, paragraph by paragraph. Plain text only; nothing in it is a format. GUI thread only.
#pragma once

#include "desktop/models/links.h"

#include <memory>
#include <vector>

#include <QFont>
#include <QPointF>
#include <QString>
#include <QTextLayout>

class QPainter;

namespace euterpe::screens {

class MessageLayout {
  public:
    MessageLayout(const QString& text, const QFont& font, int width, const QColor& linkColor);

    // Of what is really taken: a short message is narrower than the room.
    [[nodiscard]] QSize size() const { return size_; }
    void paint(QPainter& painter, const QPointF& topLeft, const QColor& ink) const;
    // The link at a point of the text, nullptr = there is none.
    [[nodiscard]] const models::Link* linkAt(const QPointF& point) const;

  private:
    struct Paragraph {
        std::unique_ptr<QTextLayout> layout;
        qsizetype start = 0;  // in the text
        qreal top = 0;
    };
    void layOut(Paragraph& paragraph, int width, qreal& y, qreal& widest);

    QSize size_;
    std::vector<models::Link> links_;
    std::vector<Paragraph> paragraphs_;
};

}  // namespace euterpe::screens
