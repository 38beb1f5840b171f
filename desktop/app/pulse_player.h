// Player by PulseAudio (or PipeWire's), on a thread of its own: connecting to a sound server may take
// seconds. GUI thread only.
#pragma once

#include "desktop/app/player.h"
#include "desktop/app/wav_file.h"
#include "lib/base/log.h"

#include <atomic>
#include <memory>
#include <thread>

namespace euterpe::app {

class PulsePlayer : public Player {
    Q_OBJECT

  public:
    explicit PulsePlayer(const Log& log) : log_(log) {}
    ~PulsePlayer() override;

    void play(const QString& file, const std::string& device) override;
    void pause() override;
    void resume() override;
    void stop() override;

  private:
    // What the thread and this object both know of one playing.
    struct Playing {
        std::atomic<bool> wanted{true};
        std::atomic<bool> paused{false};
    };
    void run(const QString& file, const std::string& device, const std::shared_ptr<Playing>& playing);
    // False = it could not be played.
    bool playSamples(const WavFile& wav, const std::string& device, const Playing& playing);
    void tellEnd(const std::shared_ptr<Playing>& playing, bool well);

    const Log& log_;
    std::shared_ptr<Playing> playing_;
    std::thread thread_;
};

}  // namespace euterpe::app
