// Volumes of microphone and speaker in Phone mode (C3, L4): two sliders that write the settings; the
// softphone follows them at once. GUI thread only; owned by PhonePanel.
#pragma once

#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QSlider;

namespace euterpe::screens {

class VolumeBar : public QWidget {
    Q_OBJECT

  public:
    VolumeBar(settings::Settings& settings, widgets::Theme& theme, QWidget* parent = nullptr);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Line {
        int settings::Values::*member;
        QLabel* icon;
        QSlider* slider;
        QLabel* percent;
    };
    Line add(QGridLayout* grid, int settings::Values::*member, const char* name);
    void refresh();

    settings::Settings& settings_;
    widgets::Theme& theme_;
    Line microphone_;
    Line speaker_;
};

}  // namespace euterpe::screens
