// The services of the PBX that are one click away (E3, E5): voicemail with the number of unheard messages,
// audio conference. Shows what the server offers to this user; each asks to dial a number.
// GUI thread only; owned by PhonePanel.
#pragma once

#include "desktop/replica/self_store.h"
#include "desktop/widgets/theme.h"

#include <QPushButton>
#include <QWidget>

namespace euterpe::screens {

// A button with a count beside its words.
class BadgeButton : public QPushButton {
    Q_OBJECT

  public:
    BadgeButton(widgets::Theme& theme, QWidget* parent = nullptr);
    void setBadge(int count);
    [[nodiscard]] int badge() const { return count_; }
    // Where the icon and the words may be; the badge is to the right of it.
    [[nodiscard]] QRect labelRect() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    // What the badge takes from the words, 0 without one.
    [[nodiscard]] int badgeRoom() const;

    widgets::Theme& theme_;
    int count_ = 0;
};

class FunctionButtons : public QWidget {
    Q_OBJECT

  public:
    FunctionButtons(replica::SelfStore& self, widgets::Theme& theme, QWidget* parent = nullptr);

    // Whether a number can be dialled now.
    void setCallEnabled(bool enabled);
    // False when the PBX offers none of the services.
    [[nodiscard]] bool hasAny() const;

  signals:
    void callRequested(const QString& number);
    void offerChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();

    replica::SelfStore& self_;
    BadgeButton* voicemail_;
    BadgeButton* conference_;
    bool enabled_ = false;
};

}  // namespace euterpe::screens
