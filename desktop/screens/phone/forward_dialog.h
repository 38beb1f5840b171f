// Asks for the number of the unconditional forward (E1). Non-modal: directories and calls stay usable. GUI
// thread only; owned by PhonePanel.
#pragma once

#include "desktop/widgets/theme.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace euterpe::screens {

class ForwardDialog : public QDialog {
    Q_OBJECT

  public:
    explicit ForwardDialog(widgets::Theme& theme, QWidget* parent = nullptr);

    // Shows it with the number of last time.
    void ask();
    void accept() override;

  signals:
    void chosen(const QString& number);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    QLabel* heading_;
    QLabel* note_;
    QLineEdit* number_;
    QPushButton* ok_;
    QPushButton* cancel_;
};

}  // namespace euterpe::screens
