// The calls that wait below the user's own: call-backs booked on busy colleagues (D10) and calls parked in
// the PBX's slots (D12), a card each with its one action. Follows the session's stores. GUI thread only;
// owned by CallArea.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/screens/phone/lasting.h"
#include "desktop/widgets/theme.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <QFrame>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace euterpe::widgets {
class ElidedLabel;
}

namespace euterpe::screens {

// What one of them shows.
struct WaitingText {
    widgets::Icon icon = widgets::Icon::None;
    widgets::Tone tone = widgets::Tone::Accent;
    QString state;
    QString title;
    QString details;
    QString action;
    QString actionTip;
};

class WaitingCard : public QFrame {
    Q_OBJECT

  public:
    WaitingCard(widgets::Theme& theme, QWidget* parent);
    void setText(const WaitingText& text);
    void setActionEnabled(bool enabled);

  signals:
    void used();

  private:
    widgets::Theme& theme_;
    QLabel* icon_;
    QLabel* state_;
    widgets::ElidedLabel* title_;
    widgets::ElidedLabel* details_;
    QPushButton* action_;
};

class WaitingList : public QWidget {
    Q_OBJECT

  public:
    WaitingList(replica::Session& session, widgets::Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] int count() const { return static_cast<int>(cards_.size()); }

  signals:
    void retrieveRequested(const QString& slot);
    void cancelBookingRequested(const QString& booking);
    void countChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    using ParkedKey = std::tuple<std::string, std::string, UnixMillis>;  // lot, slot, when it was taken
    static ParkedKey keyOf(const protocol::ParkedCall& parked);

    void rebuild();
    void noteParked();
    void refresh();
    WaitingCard* add();
    [[nodiscard]] QString nameOf(const ExtensionId& id) const;
    [[nodiscard]] WaitingText textOf(const protocol::Booking& booking) const;
    [[nodiscard]] WaitingText textOf(const protocol::ParkedCall& parked) const;

    replica::Session& session_;
    widgets::Theme& theme_;
    QVBoxLayout* column_;
    std::vector<WaitingCard*> cards_;  // bookings first, then parked calls
    std::map<ParkedKey, Lasting> parked_;
    QTimer tick_;
};

}  // namespace euterpe::screens
