// Settings: mode of work and language (1.3). GUI thread only; owned by SettingsDialog.
#pragma once

#include "desktop/screens/dialogs/settings_page.h"

#include <vector>

class QComboBox;
class QRadioButton;

namespace euterpe::screens {

class ModePage : public SettingsPage {
    Q_OBJECT

  public:
    explicit ModePage(QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] widgets::Icon icon() const override { return widgets::Icon::Phone; }
    void load(const settings::Values& values) override;
    void store(settings::Values& values) const override;

  signals:
    void modeChosen(euterpe::protocol::Mode mode);

  protected:
    void retranslate() override;

  private:
    struct Choice {
        protocol::Mode mode;
        QRadioButton* button;
        QLabel* note;
    };
    QLabel* heading_;
    QLabel* note_;
    std::vector<Choice> choices_;
    QLabel* languageHeading_;
    QComboBox* language_;
};

}  // namespace euterpe::screens
