// Asks for user name and password when there is none or the server refused them (B4). A window of its own, so
// that it shows up while the main window sleeps in the tray. GUI thread only; owned by SessionDialogs.
#pragma once

#include "desktop/widgets/theme.h"
#include "lib/base/result.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace euterpe::screens {

class CredentialsDialog : public QDialog {
    Q_OBJECT

  public:
    enum class Why { NoPassword, Refused, LockedOut };

    explicit CredentialsDialog(widgets::Theme& theme);

    // Shows it in front. `server` = "host:port" for the user to recognise; `waitS` with LockedOut.
    void ask(Why why, const QString& server, const QString& user, int waitS = 0);

  signals:
    void answered(const QString& user, const QString& password, bool keep);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void arrange();
    void retranslate();
    void validate();
    void submit();

    Why why_ = Why::NoPassword;
    QString server_;
    int waitS_ = 0;
    QLabel* title_;
    QLabel* reason_;
    QLabel* userLabel_;
    QLineEdit* user_;
    QLabel* passwordLabel_;
    QLineEdit* password_;
    QCheckBox* keep_;
    QPushButton* connect_;
    QPushButton* cancel_;
};

}  // namespace euterpe::screens
