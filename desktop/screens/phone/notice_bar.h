// A line of words with an icon, at most one action and a close button: how the window says something without
// a dialog. Stays until closed, replaced or cleared. GUI thread only; owned by the widget that speaks.
#pragma once

#include "desktop/widgets/theme.h"

#include <functional>

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace euterpe::screens {

class NoticeBar : public QFrame {
    Q_OBJECT

  public:
    // Built anew at each change of language: the words must come from tr() each time.
    struct Words {
        QString text;
        QString action;  // "" = no button
    };
    using Speak = std::function<Words()>;

    explicit NoticeBar(widgets::Theme& theme, QWidget* parent = nullptr);

    // `tone`: Busy for errors, Ringing for warnings and questions, Accent for information. Clicking the
    // action calls `act` and closes the bar.
    void say(widgets::Tone tone, Speak speak, std::function<void()> act = {});
    void clear();
    [[nodiscard]] QString text() const;

  signals:
    // By the user's click on the cross.
    void closed();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    widgets::Theme& theme_;
    QLabel* icon_;
    QLabel* text_;
    QPushButton* action_;
    QToolButton* close_;
    Speak speak_;
    std::function<void()> act_;
    widgets::Tone tone_ = widgets::Tone::Accent;
};

}  // namespace euterpe::screens
