// A bar that shows how loud a microphone is, in dBFS; grey and still while muted. Paints itself; told ten
// times a second. GUI thread only; owned by the widget that shows it.
#pragma once

#include "desktop/widgets/theme.h"

#include <QWidget>

namespace euterpe::widgets {

class LevelMeter : public QWidget {
    Q_OBJECT

  public:
    explicit LevelMeter(Theme& theme, QWidget* parent = nullptr);

    // dBFS, 0 = full scale. What is below kQuiet is not shown.
    void setLevel(float decibel);
    void setMuted(bool muted);
    // 0..1 of the bar.
    [[nodiscard]] double share() const { return share_; }
    [[nodiscard]] QSize sizeHint() const override;

    static constexpr float kQuiet = -60;
    static constexpr float kLoud = -6;  // the last part of the bar warns

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    Theme& theme_;
    double share_ = 0;
    bool muted_ = false;
};

}  // namespace euterpe::widgets
