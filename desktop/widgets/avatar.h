// A person's avatar as a widget: the user's own in the phone control (C5), the caller's in popups. GUI
// thread.
#pragma once

#include "desktop/widgets/painting.h"

#include <QWidget>

namespace euterpe::widgets {

class Avatar : public QWidget {
    Q_OBJECT
  public:
    // `diameter` in device-independent pixels, see size::kAvatar, size::kAvatarLarge.
    Avatar(const Theme& theme, int diameter, QWidget* parent = nullptr);

    // Sets what is shown and the accessible description.
    void setLook(const AvatarLook& look);
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    const Theme& theme_;
    int diameter_;
    AvatarLook look_;
};

}  // namespace euterpe::widgets
