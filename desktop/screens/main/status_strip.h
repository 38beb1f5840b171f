// The status bar (C4, B5): is what is shown live, since when is it not, and what can be done about it; state
// on queues, mode and server at the right. GUI thread only; owned by MainWindow.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <string>

#include <QFrame>

class QLabel;
class QToolButton;

namespace euterpe::widgets {
class ElidedLabel;
}

namespace euterpe::screens {

class QueueControl;
class QueueLight;

class StatusStrip : public QFrame {
    Q_OBJECT

  public:
    StatusStrip(replica::Session& session, settings::Settings& settings, QueueControl& queues,
                widgets::Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    // Compact view has room for the connection and a light only.
    void setCompact(bool compact);

  signals:
    void settingsRequested();
    void softphoneSettingsRequested();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    enum class WayOut { None, Connect, AskAgain, Retry, Settings, RetryPhone, PhoneSettings };
    struct Line {
        QString text;
        widgets::Icon icon;
        widgets::Tone tone;
        WayOut wayOut = WayOut::None;
        QString detail = {};  // for whoever has to mend it
    };
    [[nodiscard]] Line describe() const;
    [[nodiscard]] Line describeUntrusted(const std::string& detail) const;
    [[nodiscard]] Line describeSoftphone() const;
    [[nodiscard]] QString telephoneWords() const;
    void refresh();
    void showTelephone();
    void act();

    replica::Session& session_;
    settings::Settings& settings_;
    widgets::Theme& theme_;
    QLabel* icon_;
    widgets::ElidedLabel* text_;
    QToolButton* action_;
    QueueLight* queues_;
    QLabel* telephone_;
    QLabel* mode_;
    widgets::ElidedLabel* server_;
    WayOut wayOut_ = WayOut::None;
};

}  // namespace euterpe::screens
