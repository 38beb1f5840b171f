// The operator's state on queues in the status bar (C4): a light with its words, a click opens what can be
// done. Hidden from whoever is a member of no queue. GUI thread only; owned by StatusStrip.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/widgets/theme.h"

#include <QToolButton>

namespace euterpe::screens {

class QueueControl;

class QueueLight : public QToolButton {
    Q_OBJECT

  public:
    QueueLight(replica::Session& session, QueueControl& control, widgets::Theme& theme,
               QWidget* parent = nullptr);

    // In the compact view the light alone.
    void setCompact(bool compact);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();
    [[nodiscard]] QString details() const;

    replica::Session& session_;
    widgets::Theme& theme_;
};

}  // namespace euterpe::screens
