// Settings: versions and licence. GUI thread only; owned by SettingsDialog.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/screens/dialogs/settings_page.h"

namespace euterpe::screens {

class AboutPage : public SettingsPage {
    Q_OBJECT

  public:
    AboutPage(replica::Session& session, widgets::Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] widgets::Icon icon() const override { return widgets::Icon::Info; }
    void load(const settings::Values& values) override;
    void store(settings::Values&) const override {}

  protected:
    void retranslate() override;

  private:
    replica::Session& session_;
    QLabel* what_;
    QLabel* versions_;
    QLabel* licence_;
};

}  // namespace euterpe::screens
