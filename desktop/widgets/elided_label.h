// One line of plain text that gives way: ends in "…" where room is short, and shows all of it as a tool tip
// then. What comes from outside (caller names) is never read as markup. GUI thread only.
#pragma once

#include "desktop/widgets/theme.h"

#include <QWidget>

namespace euterpe::widgets {

class ElidedLabel : public QWidget {
    Q_OBJECT
  public:
    ElidedLabel(const Theme& theme, TextStyle style, Tone tone = Tone::Text, QWidget* parent = nullptr);

    void setText(const QString& text);
    const QString& text() const { return text_; }
    void setTone(Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    const Theme& theme_;
    TextStyle style_;
    Tone tone_;
    QString text_;
};

}  // namespace euterpe::widgets
