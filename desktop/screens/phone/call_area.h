// The cards of the user's own calls, in the order of their lines (D3), one of them current; below them the
// calls that wait: booked and parked ones. Follows the session's stores and keeps an ended call on the screen
// for a moment with its reason. GUI thread only; owned by PhonePanel.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/screens/phone/call_card.h"

#include <chrono>
#include <vector>

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace euterpe::screens {

class WaitingList;

class CallArea : public QWidget {
    Q_OBJECT

  public:
    CallArea(replica::Session& session, widgets::Theme& theme, QWidget* parent = nullptr);

    // The call that End means; nullptr = there is none.
    [[nodiscard]] const protocol::Call* current() const;
    void setCurrent(const CallId& id);
    // As if its number was clicked: line 1 to 4, if there is a call on it.
    void switchToLine(int line);
    [[nodiscard]] bool hasTalking() const;
    // Neither calls nor waiting ones.
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] WaitingList& waiting() { return *waiting_; }
    // How long an ended call stays; for tests.
    void setEndedTime(std::chrono::milliseconds time) { endedTime_ = time; }

  signals:
    void actionRequested(const euterpe::CallId& call, euterpe::screens::CallAction action);
    // The user has clicked a card or its line.
    void selected(const euterpe::CallId& call);
    void contactRequested(const QString& number, const QString& name);
    void currentChanged();
    void emptyChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void wire();
    void onAdded(const CallId& id);
    void onChanged(const CallId& id);
    void onEnded(const CallId& id, const protocol::Call& last);
    void refreshRoles();
    void applyRights();
    [[nodiscard]] CallView viewOf(const protocol::Call& call) const;
    [[nodiscard]] CallCard* cardOf(const CallId& id) const;
    void select(const CallId& id);
    void drop(CallCard* card);
    void order();
    void chooseCurrent();
    void showEmpty();
    void retranslate();

    replica::Session& session_;
    replica::CallStore& calls_;
    widgets::Theme& theme_;
    QVBoxLayout* column_;
    QLabel* empty_;
    WaitingList* waiting_;
    std::vector<CallCard*> cards_;
    CallId current_;
    std::chrono::milliseconds endedTime_{3000};
};

}  // namespace euterpe::screens
