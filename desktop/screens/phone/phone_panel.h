// Phone control (1.16): dial field and pad, the offer to call what was copied, function buttons, volumes, the
// cards of own calls. The one place from which windows act on calls (call_control.h has the rules).
// GUI thread only; owned by MainWindow.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/screens/phone/call_offer.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <QPointer>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace euterpe::screens {

class CallArea;
class CallControl;
class ClipboardOffer;
class DialField;
class DialPad;
class ForwardDialog;
class FunctionButtons;
class NoticeBar;
class VolumeBar;

class PhonePanel : public QWidget {
    Q_OBJECT

  public:
    PhonePanel(replica::Session& session, settings::Settings& settings, widgets::Theme& theme,
               QWidget* parent = nullptr);

    // Calls `number` as typed or copied; with a conversation going on it asks first, without a dialog (D8).
    // While the number of a transfer is awaited, that is the one (D7).
    void call(const QString& number);
    // Puts the number in the field for the user to call; when not connected, dialling would only fail.
    void prepare(const QString& number);
    void hangUp(const CallId& id);
    void reject(const CallId& id);
    // As a click on the card's button; `where` asks what has to be asked, nullptr = the panel's own bar.
    void act(const CallId& id, CallAction action, NoticeBar* where = nullptr);
    // What the End key does: ends or rejects the current call. False when there is none.
    bool endCurrent();
    void focusDialField();
    // The window came to the front: Wayland shows the clipboard only now.
    void lookAtClipboard();

    [[nodiscard]] CallArea& callArea() { return *area_; }
    [[nodiscard]] CallControl& control() { return *control_; }
    [[nodiscard]] NoticeBar& notice() { return *notice_; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build(widgets::Theme& theme);
    void wire();
    void wireServices();
    void onDialEnded(const QString& number, const CallId& call);
    void onPurpose();
    void onKey(QChar key);
    void forgetKeys();
    void askForward();
    void placeCalls();
    void refresh();
    void showParts();
    [[nodiscard]] QString whyNoCall() const;
    void tellFailure(const Error& error);

    replica::Session& session_;
    settings::Settings& settings_;
    widgets::Theme& theme_;
    NoticeBar* notice_;
    NoticeBar* hint_;
    DialField* field_;
    ClipboardOffer* offer_;
    DialPad* pad_;
    VolumeBar* volumes_;
    FunctionButtons* buttons_;
    CallArea* area_;
    CallControl* control_;
    QScrollArea* scroll_;
    QWidget* lower_;  // what scrolls: calls, pad, volumes, services
    QVBoxLayout* lowerColumn_;
    QPointer<ForwardDialog> forward_;
    QString keysSent_;  // in the field because they went out as tones
};

}  // namespace euterpe::screens
