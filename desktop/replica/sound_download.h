// Fetches a sound from the server, piece by piece, into a temporary file that lives as long as this
// object (D13, H2). GUI thread only; made by whoever wants to play or keep it.
#pragma once

#include "desktop/replica/sound.h"
#include "lib/base/result.h"

#include <cstdint>
#include <string>

#include <QObject>
#include <QTemporaryFile>

namespace euterpe::replica {

class Commands;

class SoundDownload : public QObject {
    Q_OBJECT

  public:
    // An hour of 16-bit sound at 48 kHz, and more.
    static constexpr std::int64_t kMostBytes = 512LL * 1024 * 1024;

    // Begins at once.
    SoundDownload(Commands& commands, Sound sound, QObject* parent = nullptr);

    [[nodiscard]] const Sound& sound() const { return sound_; }
    [[nodiscard]] bool isComplete() const { return complete_; }
    // Of the file, once it is complete.
    [[nodiscard]] QString path() const { return file_.fileName(); }

  signals:
    // Exactly one of them, once, from the event loop.
    void finished();
    void failed(const euterpe::Error& error);

  private:
    void ask();
    void fail(Error error);

    Commands& commands_;
    const Sound sound_;
    QTemporaryFile file_;
    std::int64_t offset_ = 0;
    bool complete_ = false;
};

}  // namespace euterpe::replica
