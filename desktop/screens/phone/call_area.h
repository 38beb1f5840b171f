// The cards of the user's own calls, in the order of their lines (D3); one of them is current. Follows
// CallStore and keeps an ended call on the screen for a moment with its reason. GUI thread only; owned by
// PhonePanel.
#pragma once

#include "desktop/replica/call_store.h"
#include "desktop/screens/phone/call_card.h"

#include <chrono>
#include <vector>

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace euterpe::screens {

class CallArea : public QWidget {
    Q_OBJECT

  public:
    CallArea(replica::CallStore& calls, widgets::Theme& theme, QWidget* parent = nullptr);

    // The call that End means; nullptr = there is none.
    [[nodiscard]] const protocol::Call* current() const;
    void setCurrent(const CallId& id);
    // Makes line 1 to 4 current if there is a call on it.
    void switchToLine(int line);
    [[nodiscard]] bool hasTalking() const;
    void setActionsAllowed(bool allowed);
    // How long an ended call stays; for tests.
    void setEndedTime(std::chrono::milliseconds time) { endedTime_ = time; }

  signals:
    void hangUpRequested(const euterpe::CallId& call);
    void rejectRequested(const euterpe::CallId& call);
    void currentChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void onAdded(const CallId& id);
    void onChanged(const CallId& id);
    void onEnded(const CallId& id, const protocol::Call& last);
    [[nodiscard]] CallCard* cardOf(const CallId& id) const;
    void drop(CallCard* card);
    void order();
    void chooseCurrent();
    void retranslate();

    replica::CallStore& calls_;
    widgets::Theme& theme_;
    QVBoxLayout* column_;
    QLabel* empty_;
    std::vector<CallCard*> cards_;
    CallId current_;
    bool actionsAllowed_ = true;
    std::chrono::milliseconds endedTime_{3000};
};

}  // namespace euterpe::screens
