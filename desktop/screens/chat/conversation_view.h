// One conversation: who it is with, its messages, the field to write in. The same in the main window and in a
// window of its own. Marks as read what is seen in an active window. GUI thread only.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/widgets/theme.h"

#include <cstdint>
#include <map>

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QToolButton;

namespace euterpe::models {
class ConversationModel;
}
namespace euterpe::widgets {
class Avatar;
class ElidedLabel;
}  // namespace euterpe::widgets

namespace euterpe::screens {

class MessageField;
class MessageList;

class ConversationView : public QWidget {
    Q_OBJECT

  public:
    // `detachable`: has the button that gives it a window of its own.
    ConversationView(replica::Session& session, const widgets::Theme& theme, bool detachable,
                     QWidget* parent = nullptr);
    ~ConversationView() override;

    // What was typed for another peer is kept until that one is shown again.
    void setPeer(const ExtensionId& peer);
    [[nodiscard]] const ExtensionId& peer() const { return peer_; }
    // Fetches older pages until it is there.
    void goTo(std::int64_t number);
    void focusField();

  signals:
    void callRequested(const QString& number);
    void detachRequested(const euterpe::ExtensionId& peer);
    // Who it is with, for a window's title.
    void titleChanged(const QString& title);

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    QWidget* buildHeader(bool detachable);
    QWidget* buildFoot();
    void wire();
    void retranslate();
    void refreshPeer();
    void refreshFoot();
    void watch(bool on);
    void send();
    void readIfSeen();
    void seek();
    void say(const QString& words);

    replica::Session& session_;
    replica::Chat& chat_;
    const widgets::Theme& theme_;
    ExtensionId peer_;
    bool watching_ = false;
    std::int64_t wanted_ = 0;  // the message to go to, 0 = none
    std::map<ExtensionId, QString> drafts_;
    models::ConversationModel* model_;
    widgets::Avatar* avatar_;
    widgets::ElidedLabel* name_;
    widgets::ElidedLabel* state_;
    QToolButton* call_;
    QToolButton* detach_;
    MessageList* list_;
    QLabel* hint_;
    MessageField* field_;
    QPushButton* send_;
};

}  // namespace euterpe::screens
