// Settings: theme and what the main window shows. GUI thread only; owned by SettingsDialog.
#pragma once

#include "desktop/screens/dialogs/settings_page.h"

class QCheckBox;
class QComboBox;
class QSlider;

namespace euterpe::screens {

class AppearancePage : public SettingsPage {
    Q_OBJECT

  public:
    explicit AppearancePage(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] widgets::Icon icon() const override { return widgets::Icon::Sun; }
    void load(const settings::Values& values) override;
    void store(settings::Values& values) const override;

  protected:
    void retranslate() override;

  private:
    QLabel* themeHeading_;
    QComboBox* theme_;
    QLabel* windowHeading_;
    QCheckBox* compact_;
    QCheckBox* pad_;
    QCheckBox* buttons_;
    QCheckBox* onTop_;
    QSlider* transparency_;
    Field transparencyField_;
};

}  // namespace euterpe::screens
