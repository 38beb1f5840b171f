// Pause and resume on queues (C2, J3): the two actions that are the same in the menu bar, the tray and the
// status bar, and the menu that has each queue besides. Shown to whoever is a member of a queue. GUI thread
// only; owned by MainWindow.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/widgets/theme.h"

#include <string>

#include <QAction>
#include <QMenu>
#include <QObject>

namespace euterpe::screens {

class QueueControl : public QObject {
    Q_OBJECT

  public:
    QueueControl(replica::Session& session, widgets::Theme& theme, QObject* parent = nullptr);

    // On all queues. Ctrl+P is with the one that there is a reason for.
    [[nodiscard]] QAction& pauseAction() { return pause_; }
    [[nodiscard]] QAction& resumeAction() { return resume_; }
    [[nodiscard]] QMenu& menu() { return menu_; }
    void retranslate();

  signals:
    void failed(const QString& explanation);

  private:
    void refresh();
    void fillMenu();
    void set(const std::string& queue, bool paused);

    replica::Session& session_;
    widgets::Theme& theme_;
    QAction pause_;
    QAction resume_;
    QMenu menu_;
};

}  // namespace euterpe::screens
