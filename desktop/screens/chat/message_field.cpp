#include "desktop/screens/chat/message_field.h"

#include "lib/protocol/limits.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>

namespace euterpe::screens {
namespace {

constexpr int kMostLines = 6;

}  // namespace

MessageField::MessageField(const widgets::Theme& theme, QWidget* parent)
    : QPlainTextEdit(parent), theme_(theme) {
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setFont(theme.font(widgets::TextStyle::Body));
    document()->setDocumentMargin(widgets::space::kSmall);
    connect(this, &QPlainTextEdit::textChanged, this, &MessageField::fit);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &MessageField::fit);
    fit();
}

int MessageField::room() const {
    return static_cast<int>(protocol::limits::kChatText) - static_cast<int>(toPlainText().toUtf8().size());
}

void MessageField::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !event->modifiers().testFlag(Qt::ShiftModifier)) {
        emit sendRequested();
        return event->accept();
    }
    QPlainTextEdit::keyPressEvent(event);
}

void MessageField::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    fit();
}

// QPlainTextEdit's document counts its height in lines.
void MessageField::fit() {
    const int lines = qBound(1, qRound(document()->documentLayout()->documentSize().height()), kMostLines);
    const int margins = height() - viewport()->height() + 2 * qRound(document()->documentMargin());
    const int wanted = qMax(widgets::size::kControl + 4, lines * fontMetrics().lineSpacing() + margins);
    setVerticalScrollBarPolicy(lines == kMostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (maximumHeight() != wanted)
        setFixedHeight(wanted);
}

}  // namespace euterpe::screens
