// Which of the user's telephones to use (B2): a list with brand, model, firmware and MAC address. A window of
// its own. GUI thread only; owned by SessionDialogs.
#pragma once

#include "desktop/widgets/theme.h"
#include "lib/protocol/records.h"

#include <vector>

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace euterpe::screens {

class AccountDialog : public QDialog {
    Q_OBJECT

  public:
    explicit AccountDialog(widgets::Theme& theme);

    // `current`: marked as the one in use, "" = none yet.
    void choose(const std::vector<protocol::Account>& accounts, const AccountId& current);
    // New data while it is open: a telephone registered.
    void update(const std::vector<protocol::Account>& accounts);

  signals:
    void chosen(const euterpe::AccountId& account);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void fill();
    void submit();

    widgets::Theme& theme_;
    std::vector<protocol::Account> accounts_;
    AccountId current_;
    QLabel* title_;
    QLabel* text_;
    QTableWidget* table_;
    QPushButton* use_;
    QPushButton* cancel_;
};

}  // namespace euterpe::screens
