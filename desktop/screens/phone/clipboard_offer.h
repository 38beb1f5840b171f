// Offers to call the number that stands in the clipboard (F9). It only offers: nothing is dialled without a
// click. Reads the clipboard when its content changes and when the window is entered, never otherwise.
// GUI thread only; owned by PhonePanel.
#pragma once

#include "desktop/widgets/theme.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace euterpe::screens {

class ClipboardOffer : public QWidget {
    Q_OBJECT

  public:
    explicit ClipboardOffer(widgets::Theme& theme, QWidget* parent = nullptr);

    // "" = nothing is offered.
    [[nodiscard]] QString number() const { return number_; }
    // Looks at the clipboard: Wayland tells about it only to a window that has the focus.
    void look();
    // A number just called or copied here is not offered once more.
    void ignore(const QString& number);

  signals:
    void callRequested(const QString& number);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void offer(const QString& number);
    void retranslate();

    QPushButton* call_;
    QToolButton* close_;
    QString number_;
    QString ignored_;
};

}  // namespace euterpe::screens
