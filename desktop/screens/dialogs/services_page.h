// Settings: how the application starts, what it does when somebody calls, when it pauses on queues, how far
// back the register goes (1.5, B7, B8, J3). GUI thread only; owned by SettingsDialog.
#pragma once

#include "desktop/screens/dialogs/settings_page.h"

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace euterpe::screens {

class ServicesPage : public SettingsPage {
    Q_OBJECT

  public:
    explicit ServicesPage(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] widgets::Icon icon() const override { return widgets::Icon::Bell; }
    void load(const settings::Values& values) override;
    void store(settings::Values& values) const override;

  protected:
    void retranslate() override;

  private:
    QLabel* startHeading_;
    QCheckBox* minimized_;
    QLabel* callsHeading_;
    QCheckBox* popup_;
    QCheckBox* sounds_;
    QLabel* chatHeading_;
    QCheckBox* chat_;
    QCheckBox* away_;
    QSpinBox* awayAfter_;
    QLabel* queuesHeading_;
    QCheckBox* pauseOnLogoff_;
    QCheckBox* pauseOnAnswer_;
    QLabel* registerHeading_;
    QComboBox* days_;
    Field daysField_;
};

}  // namespace euterpe::screens
