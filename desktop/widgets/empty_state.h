// What a screen shows instead of an empty table: an icon, what is (not) there, and what can be done about it.
// GUI thread only.
#pragma once

#include "desktop/models/look.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace euterpe::widgets {

class Theme;

class EmptyState : public QWidget {
    Q_OBJECT
  public:
    explicit EmptyState(const Theme& theme, QWidget* parent = nullptr);

    // `action` "" = no button.
    void setContent(models::Icon icon, const QString& title, const QString& explanation,
                    const QString& action = QString());

  signals:
    void actionTriggered();

  private:
    void redraw();

    const Theme& theme_;
    models::Icon icon_ = models::Icon::None;
    QLabel* picture_;
    QLabel* title_;
    QLabel* explanation_;
    QPushButton* action_;
};

}  // namespace euterpe::widgets
