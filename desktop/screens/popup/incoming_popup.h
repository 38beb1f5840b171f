// The window that appears over everything else when somebody calls (D5). Takes no focus, so that what the
// user is typing goes on; closing it leaves the call alone. GUI thread only; owned by IncomingPopups.
#pragma once

#include "desktop/widgets/theme.h"
#include "lib/protocol/records.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace euterpe::screens {

class CallCard;

class IncomingPopup : public QWidget {
    Q_OBJECT

  public:
    IncomingPopup(const protocol::Call& call, widgets::Theme& theme);

    void setCall(const protocol::Call& call);
    void setActionsAllowed(bool allowed);
    [[nodiscard]] const protocol::Call& call() const;
    // Closed by the user while the call goes on ringing.
    [[nodiscard]] bool isDismissed() const { return dismissed_; }

  signals:
    void rejectRequested(const euterpe::CallId& call);
    // The user wants the main window.
    void openRequested();
    void dismissed(const euterpe::CallId& call);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    widgets::Theme& theme_;
    CallCard* card_;
    QLabel* logo_;
    QToolButton* open_;
    QToolButton* close_;
    bool dismissed_ = false;
};

}  // namespace euterpe::screens
