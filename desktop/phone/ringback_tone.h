// What the caller hears while the other side rings and the PBX sends no sound of its own: liblinphone plays
// it from a file. Owned by Engine, its thread.
#pragma once

#include <string>

#include <QTemporaryFile>

namespace euterpe::phone {

class RingbackTone {
  public:
    // ITU-T E.180: 425 Hz, one second in five.
    RingbackTone();

    // A WAV file, "" when none could be written.
    [[nodiscard]] std::string path() const { return file_.fileName().toStdString(); }

  private:
    QTemporaryFile file_;
};

}  // namespace euterpe::phone
