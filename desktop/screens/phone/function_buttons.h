// The services of the PBX that are one click away (1.16): do not disturb, forward, fork to mobile, voicemail
// with the number of unheard messages, audio conference. Shows how they stand at the PBX, whoever changed
// them (E6); one that is on is black (C7). What the mode does not offer is disabled and says which mode does
// (section O). GUI thread only; owned by PhonePanel.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/widgets/theme.h"

#include <QPushButton>
#include <QWidget>

namespace euterpe::screens {

// A button with a count beside its sign.
class BadgeButton : public QPushButton {
    Q_OBJECT

  public:
    BadgeButton(widgets::Theme& theme, widgets::Icon icon, QWidget* parent = nullptr);
    void setBadge(int count);
    [[nodiscard]] int badge() const { return count_; }
    // Where the icon and the words may be; the badge is to the right of it.
    [[nodiscard]] QRect labelRect() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    // On: black with a light icon.
    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return on_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    // What the badge takes from the words, 0 without one.
    [[nodiscard]] int badgeRoom() const;

    widgets::Theme& theme_;
    widgets::Icon icon_;
    int count_ = 0;
    bool on_ = false;
};

class FunctionButtons : public QWidget {
    Q_OBJECT

  public:
    FunctionButtons(replica::Session& session, widgets::Theme& theme, QWidget* parent = nullptr);

    // Whether a number can be dialled now.
    void setCallEnabled(bool enabled);

  signals:
    void callRequested(const QString& number);
    void doNotDisturbRequested(bool on);
    void queuePauseRequested(bool on);  // on all queues
    void forwardRequested(bool on);
    void forkRequested(bool on);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    void refreshServices();
    void refreshNumbers();

    replica::Session& session_;
    BadgeButton* doNotDisturb_;
    BadgeButton* queuePause_;
    BadgeButton* forward_;
    BadgeButton* fork_;
    BadgeButton* voicemail_;
    BadgeButton* conference_;
    BadgeButton* groupPickup_;
    bool enabled_ = false;
};

}  // namespace euterpe::screens
