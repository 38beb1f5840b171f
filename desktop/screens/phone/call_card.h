// One of the user's own calls (D3, D4, D6, D9): who, how it stands, for how long, and the buttons that the
// mode offers. Blinks amber and grey while somebody calls, or stands still in amber for who wants no motion.
// Shows what it is given; asks for actions by signals. GUI thread only; owned by CallArea or a popup.
#pragma once

#include "desktop/screens/phone/call_offer.h"
#include "desktop/screens/phone/lasting.h"
#include "desktop/widgets/theme.h"

#include <optional>

#include <QFrame>
#include <QTimer>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace euterpe::widgets {
class ElidedLabel;
class LevelMeter;
}  // namespace euterpe::widgets

namespace euterpe::screens {

class CardActions;

class CallCard : public QFrame {
    Q_OBJECT

  public:
    CallCard(CallView view, widgets::Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] const protocol::Call& call() const { return view_.call; }
    [[nodiscard]] const CallView& view() const { return view_; }
    void setView(const CallView& view);
    // The call that keys and the next click mean.
    void setCurrent(bool current);
    void setRights(const CallRights& rights);
    // False in the popup, where there is one call only.
    void setLineShown(bool shown);
    // Of the microphone; shown while this call is the one that is talked in.
    void setLevel(float decibel);
    // Shown on the card; counts by this computer's clock from the moment the card saw the answer.
    [[nodiscard]] qint64 talkSeconds() const;

  signals:
    void selected(const euterpe::CallId& call);
    void actionRequested(const euterpe::CallId& call, euterpe::screens::CallAction action);
    // The other side shall get into the phonebook; either may be empty.
    void contactRequested(const QString& number, const QString& name);

  protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void build();
    QHBoxLayout* buildHead();
    void refresh();
    void refreshSigns();
    void refreshDuration();
    void noteAnswer();
    [[nodiscard]] widgets::Tone tone() const;

    CallView view_;
    CallRights rights_;
    widgets::Theme& theme_;
    QToolButton* line_;
    QLabel* icon_;
    QLabel* state_;
    QLabel* recording_;
    QLabel* encrypted_;
    QLabel* duration_;
    widgets::ElidedLabel* title_;
    widgets::ElidedLabel* details_;
    widgets::ElidedLabel* warning_;
    widgets::LevelMeter* meter_;
    CardActions* actions_;
    QTimer tick_;
    bool seenUnanswered_ = false;
    std::optional<Lasting> talking_;
    bool current_ = false;
    bool lineShown_ = true;
};

}  // namespace euterpe::screens
