// Sound devices and what the user chose of them. Plain values.
#pragma once

#include <string>

namespace euterpe::phone {

struct SoundDevice {
    std::string id;    // the sound server's own name: stable across restarts, kept in the ini file
    std::string name;  // for people
    bool input = false;
    bool output = false;
    bool isDefault = false;  // the sound server's default of its direction

    bool operator==(const SoundDevice&) const = default;
};

enum class EchoCanceller { Off, Speex, WebRtc };

// "" as a device = follow the system's default.
struct SoundOptions {
    std::string microphone;
    std::string speaker;
    std::string ringer;
    int microphoneVolume = 100;  // percent of the device's full volume
    int speakerVolume = 100;
    int ringerVolume = 100;
    EchoCanceller echoCanceller = EchoCanceller::WebRtc;
    bool noiseSuppression = true;
    int echoTailMs = 250;  // longest echo that is looked for
    int echoDelayMs = 0;   // known delay between speaker and microphone, 0 = found by the canceller

    bool operator==(const SoundOptions&) const = default;
};

// Told once each time it happens.
enum class NoticeKind {
    DeviceLost,     // the chosen device is gone; sound went to `detail`
    DeviceBack,     // it is there again and in use
    NoSound,        // no device at all: calls go on in silence
    InviteRefused,  // not from the registrar, or not for the account (L8); `detail` is the sender
    SipLogFailed,   // the packet log cannot be written; `detail` is the reason
};

struct Notice {
    NoticeKind kind = NoticeKind::NoSound;
    std::string detail;

    bool operator==(const Notice&) const = default;
};

}  // namespace euterpe::phone
