// A count in a capsule ("3", "99+"); takes no room while it is zero. GUI thread only.
#pragma once

#include "desktop/models/look.h"

#include <QWidget>

namespace euterpe::widgets {

class Theme;

class Badge : public QWidget {
    Q_OBJECT
  public:
    explicit Badge(const Theme& theme, models::Tone tone = models::Tone::Accent, QWidget* parent = nullptr);

    void setCount(int count);
    int count() const { return count_; }
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& theme_;
    models::Tone tone_;
    int count_ = 0;
};

}  // namespace euterpe::widgets
