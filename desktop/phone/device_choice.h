// Which device each kind of sound goes to: the chosen one; the system's default when none is chosen; the
// default while the chosen one is away, and the chosen one again when it is back. Pure: no device is touched,
// no thread. Used by SoundControl.
#pragma once

#include "desktop/phone/sound.h"

#include <array>
#include <string>
#include <vector>

namespace euterpe::phone {

enum class SoundUse { Microphone, Speaker, Ringer };

class DeviceChoice {
  public:
    // The user chose. What the choice itself changes is nothing to tell of.
    void choose(const SoundOptions& options);
    // The devices that are there now. Returns what the user should know: one that was in use is gone, one
    // that was missed is back, there is no input or no output any more. What concerns two uses is told once.
    [[nodiscard]] std::vector<Notice> update(std::vector<SoundDevice> devices);

    // The device's id, "" = there is none.
    [[nodiscard]] const std::string& target(SoundUse use) const {
        return choices_.at(static_cast<std::size_t>(use)).target;
    }

  private:
    struct Choice {
        bool input = false;
        std::string wanted;  // "" = the default
        std::string target;
        bool present = false;  // the wanted one is there
        bool missed = false;   // it was expected and is not there
    };

    void resolve(Choice& choice, std::vector<Notice>& notices) const;
    [[nodiscard]] const SoundDevice* find(const std::string& id, bool input) const;
    [[nodiscard]] const SoundDevice* standard(bool input) const;

    std::vector<SoundDevice> devices_;
    std::array<Choice, 3> choices_{Choice{true, {}, {}}, Choice{}, Choice{}};
    bool known_ = false;   // the first list has come
    bool silent_ = false;  // an input or an output is missing altogether, and that has been told
};

}  // namespace euterpe::phone
