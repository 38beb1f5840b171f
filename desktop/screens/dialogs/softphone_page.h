// Settings: the softphone (1.11): how the PBX is reached by SIP, the codecs as the administrator ordered
// them, the sound devices, volumes and echo. Applied without a restart; what a call does not allow waits for
// its end. Mode Phone only (section O). GUI thread only; owned by SettingsDialog.
#pragma once

#include "desktop/replica/softphone.h"
#include "desktop/screens/dialogs/settings_page.h"

#include <vector>

class QCheckBox;
class QComboBox;
class QSlider;

namespace euterpe::screens {

class SoftphonePage : public SettingsPage {
    Q_OBJECT

  public:
    SoftphonePage(replica::Softphone& softphone, widgets::Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] widgets::Icon icon() const override { return widgets::Icon::Microphone; }
    void load(const settings::Values& values) override;
    void store(settings::Values& values) const override;
    bool validate() override;
    // The mode that is chosen on the page of modes.
    void setMode(protocol::Mode mode);

  protected:
    void retranslate() override;

  private:
    struct Device {
        bool input;
        QString settings::Values::*id;
        int settings::Values::*volume;
        QComboBox* box;
        QSlider* slider;
        Field field;
    };
    void buildSip(widgets::Theme& theme);
    void buildSound();
    void addDevice(const char* name, bool input, QString settings::Values::*id,
                   int settings::Values::*volume);
    void fillDevices();
    void fillDevice(Device& device, const QString& wanted);
    void showAccount();
    void chooseCaFile();
    void applyMode();

    replica::Softphone& softphone_;
    QLabel* onlyPhone_;
    QLabel* sipHeading_;
    QComboBox* protocol_;
    Field protocolField_;
    QLineEdit* caFile_;
    QAction* browse_;
    Field caField_;
    QLineEdit* registrar_;
    Field registrarField_;
    QLabel* codecsLabel_;
    QLabel* codecs_;
    QLabel* applied_;
    QLabel* soundHeading_;
    std::vector<Device> devices_;
    QCheckBox* echo_;
    QCheckBox* noise_;
    protocol::Mode mode_ = protocol::Mode::Free;
};

}  // namespace euterpe::screens
