// The window that appears over everything else when somebody calls (D5). Takes no focus, so that what the
// user is typing goes on; closing it leaves the call alone. GUI thread only; owned by IncomingPopups.
#pragma once

#include "desktop/screens/phone/call_offer.h"
#include "desktop/widgets/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace euterpe::screens {

class CallCard;
class NoticeBar;

class IncomingPopup : public QWidget {
    Q_OBJECT

  public:
    IncomingPopup(const CallView& view, const CallRights& rights, widgets::Theme& theme);

    void setView(const CallView& view);
    void setRights(const CallRights& rights);
    // Where it is asked whether the conversation that goes on is to be held (D8).
    [[nodiscard]] NoticeBar& notice() { return *notice_; }
    [[nodiscard]] const protocol::Call& call() const;
    // Closed by the user while the call goes on ringing.
    [[nodiscard]] bool isDismissed() const { return dismissed_; }

  signals:
    void actionRequested(const euterpe::CallId& call, euterpe::screens::CallAction action);
    // The user wants the main window.
    void openRequested();
    void contactRequested(const QString& number, const QString& name);
    void dismissed(const euterpe::CallId& call);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void retranslate();
    // Grows upwards: its lower edge stays where it is.
    void fit();

    widgets::Theme& theme_;
    CallCard* card_;
    NoticeBar* notice_;
    QLabel* logo_;
    QToolButton* open_;
    QToolButton* close_;
    bool dismissed_ = false;
};

}  // namespace euterpe::screens
