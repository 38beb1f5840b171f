// Holds the sound of this process to what the user chose: puts the engine's streams on the chosen devices at
// the chosen volumes, live, and on the default ones while those are away. Owns the choice and the device
// list. GUI thread; made by the engine's Phone, and by who shows devices without one.
#pragma once

#include "desktop/phone/device_choice.h"
#include "desktop/phone/sound_devices.h"

#include <vector>

#include <QObject>

namespace euterpe::phone {

class SoundControl : public QObject {
    Q_OBJECT

  public:
    // The connection must outlive this object.
    explicit SoundControl(PulseConnection& connection, QObject* parent = nullptr);

    void setOptions(const SoundOptions& options);
    [[nodiscard]] const std::vector<SoundDevice>& devices() const { return devices_.devices(); }
    // The device that it is ringing on now, "" = none.
    [[nodiscard]] const std::string& ringer() const { return choice_.target(SoundUse::Ringer); }

  signals:
    void devicesChanged();
    void noticed(const euterpe::phone::Notice& notice);
    // Where streams of this direction belong from now on; those that are open are there already.
    void routed(euterpe::phone::SoundDirection direction, const std::string& device, int volumePercent);

  private:
    void apply();
    void route(SoundDirection direction, SoundUse use, int volumePercent);

    SoundOptions options_;
    DeviceChoice choice_;
    SoundDevices devices_;
};

}  // namespace euterpe::phone
