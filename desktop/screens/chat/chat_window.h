// A conversation in a window of its own (I2). GUI thread only; owned by ChatScreen.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <QWidget>

namespace euterpe::screens {

class ConversationView;

class ChatWindow : public QWidget {
    Q_OBJECT

  public:
    ChatWindow(replica::Session& session, settings::Settings& settings, const widgets::Theme& theme,
               const ExtensionId& peer);

    [[nodiscard]] ConversationView& view() const { return *view_; }
    void bringForward();

  signals:
    // The user has closed it.
    void closed(const euterpe::ExtensionId& peer);

  protected:
    void closeEvent(QCloseEvent* event) override;

  private:
    settings::Settings& settings_;
    ConversationView* view_;
};

}  // namespace euterpe::screens
