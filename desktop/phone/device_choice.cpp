#include "desktop/phone/device_choice.h"

#include <algorithm>
#include <utility>

namespace euterpe::phone {

void DeviceChoice::choose(const SoundOptions& options) {
    const std::array wanted{options.microphone, options.speaker, options.ringer};
    std::vector<Notice> untold;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        auto& choice = choices_.at(i);
        if (choice.wanted == wanted.at(i) && known_)
            continue;
        choice.wanted = wanted.at(i);
        choice.present = false;
        choice.missed = false;
        resolve(choice, untold);
    }
}

std::vector<Notice> DeviceChoice::update(std::vector<SoundDevice> devices) {
    devices_ = std::move(devices);
    known_ = true;
    std::vector<Notice> notices;
    for (auto& choice : choices_)
        resolve(choice, notices);
    const bool silent = !standard(true) || !standard(false);
    if (silent && !silent_)
        notices.push_back({NoticeKind::NoSound, {}});
    silent_ = silent;
    return notices;
}

void DeviceChoice::resolve(Choice& choice, std::vector<Notice>& notices) const {
    const auto tell = [&](NoticeKind kind, const std::string& detail) {
        const Notice notice{kind, detail};
        if (std::find(notices.begin(), notices.end(), notice) == notices.end())
            notices.push_back(notice);
    };
    const SoundDevice* wanted = choice.wanted.empty() ? nullptr : find(choice.wanted, choice.input);
    const SoundDevice* used = wanted ? wanted : standard(choice.input);
    choice.target = used ? used->id : std::string();
    if (wanted && choice.missed)
        tell(NoticeKind::DeviceBack, wanted->name);
    // With nowhere left to go, NoSound says so.
    if (!wanted && choice.present && used)
        tell(NoticeKind::DeviceLost, used->name);
    choice.present = wanted != nullptr;
    // Missed also when it was not there at the start: its return is worth a word, its absence is not news.
    choice.missed = !wanted && !choice.wanted.empty() && known_;
}

const SoundDevice* DeviceChoice::find(const std::string& id, bool input) const {
    const auto at = std::find_if(devices_.begin(), devices_.end(), [&](const SoundDevice& device) {
        return device.id == id && (input ? device.input : device.output);
    });
    return at == devices_.end() ? nullptr : &*at;
}

const SoundDevice* DeviceChoice::standard(bool input) const {
    const SoundDevice* first = nullptr;
    for (const auto& device : devices_) {
        if (!(input ? device.input : device.output))
            continue;
        if (device.isDefault)
            return &device;
        // The default may be one that is not shown, such as an output's monitor.
        if (!first)
            first = &device;
    }
    return first;
}

}  // namespace euterpe::phone
