// Phone control (1.16): dial field and pad, the offer to call what was copied, function buttons, the cards of
// own calls. The one place from which windows dial, hang up and reject: asks first where a conversation is
// going on, and says what went wrong. GUI thread only; owned by MainWindow.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <QWidget>

class QScrollArea;

namespace euterpe::screens {

class CallArea;
class ClipboardOffer;
class DialField;
class DialPad;
class FunctionButtons;
class NoticeBar;

class PhonePanel : public QWidget {
    Q_OBJECT

  public:
    PhonePanel(replica::Session& session, settings::Settings& settings, widgets::Theme& theme,
               QWidget* parent = nullptr);

    // Calls `number` as typed or copied; with a conversation going on it asks first, without a dialog (D8).
    void call(const QString& number);
    // Puts the number in the field for the user to call; when not connected, dialling would only fail.
    void prepare(const QString& number);
    void hangUp(const CallId& id);
    void reject(const CallId& id);
    // What the End key does: ends or rejects the current call. False when there is none.
    bool endCurrent();
    void focusDialField();
    // The window came to the front: Wayland shows the clipboard only now.
    void lookAtClipboard();

    [[nodiscard]] CallArea& callArea() { return *area_; }
    [[nodiscard]] NoticeBar& notice() { return *notice_; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build(widgets::Theme& theme);
    void wire();
    void dial(const QString& number);
    void refresh();
    void showParts();
    void tellFailure(const Error& error);

    replica::Session& session_;
    settings::Settings& settings_;
    NoticeBar* notice_;
    DialField* field_;
    ClipboardOffer* offer_;
    DialPad* pad_;
    FunctionButtons* buttons_;
    CallArea* area_;
    QScrollArea* scroll_;
    bool dialling_ = false;
};

}  // namespace euterpe::screens
