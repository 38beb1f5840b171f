// One of the user's own calls (D3, D4, D9): who, how it stands, for how long, and the buttons that the mode
// offers. Blinks amber and grey while somebody calls, or stands still in amber for who wants no motion.
// Shows the record it is given; asks for actions by signals. GUI thread only; owned by CallArea.
#pragma once

#include "desktop/widgets/theme.h"
#include "lib/protocol/records.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace euterpe::widgets {
class ElidedLabel;
}

namespace euterpe::screens {

class CallCard : public QFrame {
    Q_OBJECT

  public:
    CallCard(protocol::Call call, widgets::Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] const protocol::Call& call() const { return call_; }
    void setCall(const protocol::Call& call);
    // The call that keys and the next click mean.
    void setCurrent(bool current);
    // False: the session may not hang up (section O).
    void setActionsAllowed(bool allowed);
    // False in the popup, where there is one call only.
    void setLineShown(bool shown);
    // Shown on the card; counts by this computer's clock from the moment the card saw the answer.
    [[nodiscard]] qint64 talkSeconds() const;

  signals:
    void selected(const euterpe::CallId& call);
    void hangUpRequested(const euterpe::CallId& call);
    void rejectRequested(const euterpe::CallId& call);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void refresh();
    void refreshDuration();
    void noteAnswer();

    protocol::Call call_;
    widgets::Theme& theme_;
    QToolButton* line_;
    QLabel* icon_;
    QLabel* state_;
    QLabel* duration_;
    widgets::ElidedLabel* title_;
    widgets::ElidedLabel* details_;
    QPushButton* reject_;
    QPushButton* hangUp_;
    QTimer tick_;
    UnixMillis answeredHere_ = 0;
    bool current_ = false;
    bool lineShown_ = true;
    bool actionsAllowed_ = true;
};

}  // namespace euterpe::screens
