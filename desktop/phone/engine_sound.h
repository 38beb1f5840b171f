// Devices, volumes, echo canceller: applies SoundOptions to the core. Owned by Engine, its thread.
#pragma once

#include "desktop/phone/sound.h"
#include "lib/base/log.h"

#include <functional>
#include <linphone++/linphone.hh>
#include <memory>
#include <vector>

namespace euterpe::phone {

class EngineSound {
  public:
    using Listed = std::function<void(const std::vector<SoundDevice>&)>;

    EngineSound(const Log& log, std::shared_ptr<linphone::Core> core, Listed listed);

    // Before and after the core's start, and in a call.
    void apply(const SoundOptions& options);

  private:
    void list();

    const Log& log_;
    std::shared_ptr<linphone::Core> core_;
    Listed listed_;
};

}  // namespace euterpe::phone
