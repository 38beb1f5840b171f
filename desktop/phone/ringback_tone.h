// What the caller hears while the other side rings and the PBX sends no sound of its own: liblinphone plays
// it from a file, the same one of the user's cache in every run, so that none is left behind by a run that
// was killed. Owned by Engine, its thread.
#pragma once

#include <string>

namespace euterpe::phone {

class RingbackTone {
  public:
    // ITU-T E.180: 425 Hz, one second in five.
    RingbackTone();

    // A WAV file, "" when none could be written.
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

}  // namespace euterpe::phone
