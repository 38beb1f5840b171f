// Where a message is written: Enter sends, Shift+Enter begins a new line; grows with the text up to some
// lines, says when it gets too long. Plain text, also what is pasted. GUI thread only; owned by
// ConversationView.
#pragma once

#include "desktop/widgets/theme.h"

#include <QPlainTextEdit>

namespace euterpe::screens {

class MessageField : public QPlainTextEdit {
    Q_OBJECT

  public:
    explicit MessageField(const widgets::Theme& theme, QWidget* parent = nullptr);

    // Bytes that may still be typed; negative: it is too long.
    [[nodiscard]] int room() const;

  signals:
    void sendRequested();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fit();

    const widgets::Theme& theme_;
};

}  // namespace euterpe::screens
