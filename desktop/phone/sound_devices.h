// The sound server's devices as they come and go, and the streams of this process' phone engine on them.
// Monitors of outputs and the server's stand-in for "no device" are not shown. Without a sound server the
// list is empty. An object of one thread with an event loop (GUI); the work is done on PulseConnection's
// thread.
#pragma once

#include "desktop/phone/mailbox.h"
#include "desktop/phone/pulse_connection.h"
#include "desktop/phone/sound.h"

#include <memory>
#include <string>
#include <vector>

#include <QObject>

namespace euterpe::phone {

enum class SoundDirection { Capture, Playback };

class SoundDevices : public QObject {
    Q_OBJECT

  public:
    // The connection must outlive this object.
    explicit SoundDevices(PulseConnection& connection, QObject* parent = nullptr);
    ~SoundDevices() override;

    // Inputs, then outputs, each by name. An input and an output of one headset are two devices.
    [[nodiscard]] const std::vector<SoundDevice>& devices() const { return devices_; }

    // Where the engine's streams of this direction belong, now and when new ones appear, and how loud they
    // are: 0 to 100 percent, as volume controls count them (50 = -18 dB). "" as the device leaves them where
    // they are.
    void route(SoundDirection direction, const std::string& device, int volumePercent);

  signals:
    // devices() is another list; also once when the first one is known.
    void changed();

  private:
    class Worker;

    PulseConnection& connection_;
    std::shared_ptr<Mailbox> mailbox_;
    std::shared_ptr<Worker> worker_;
    std::vector<SoundDevice> devices_;
    bool known_ = false;
};

}  // namespace euterpe::phone
