// A message with one or two answers that blocks nothing: shown with open() or show(), answered by a signal.
// GUI thread only; owned by whoever speaks.
#pragma once

#include "desktop/widgets/theme.h"

#include <functional>

#include <QDialog>

class QLabel;
class QPushButton;

namespace euterpe::screens {

class MessageDialog : public QDialog {
    Q_OBJECT

  public:
    // Built anew at each change of language.
    struct Words {
        QString title;
        QString text;
        QString details;  // smaller, selectable; "" = none
        QString accept;
        QString refuse;  // "" = one answer only
    };
    using Speak = std::function<Words()>;

    // `tone`: Accent for information, Ringing for a warning, Busy for danger: then refusing is the default.
    MessageDialog(widgets::Tone tone, Speak speak, const widgets::Theme& theme, QWidget* parent = nullptr);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    Speak speak_;
    QLabel* title_;
    QLabel* text_;
    QLabel* details_;
    QPushButton* accept_;
    QPushButton* refuse_;
};

}  // namespace euterpe::screens
