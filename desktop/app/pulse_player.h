// Player by PulseAudio (or PipeWire's), on a thread of its own: connecting to a sound server may take
// seconds, and one that stands still never answers. What is asked for meanwhile waits; of several files the
// last is played. GUI thread only.
#pragma once

#include "desktop/app/player.h"
#include "desktop/app/wav_file.h"
#include "desktop/phone/pulse_connection.h"
#include "desktop/phone/sound_devices.h"
#include "lib/base/log.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace euterpe::app {

class PulsePlayer : public Player {
    Q_OBJECT

  public:
    explicit PulsePlayer(const Log& log) : log_(log) {}
    ~PulsePlayer() override;

    void play(const QString& file, const std::string& device, std::chrono::milliseconds from) override;
    void pause() override;
    void resume() override;
    void seek(std::chrono::milliseconds position) override;
    void stop() override;
    [[nodiscard]] std::vector<Output> outputs() override;

  private:
    // What the thread and this object both know of one playing.
    struct Playing {
        std::atomic<bool> wanted{true};
        std::atomic<bool> paused{false};
        std::atomic<std::int64_t> seekMs{-1};  // -1 = go on
    };
    struct Wish {
        QString file;
        std::string device;
        std::shared_ptr<Playing> playing;
    };
    void run();
    void fulfil(const Wish& wish);
    // False = it could not be played.
    bool playSamples(const WavFile& wav, const std::string& device, const std::shared_ptr<Playing>& playing);
    void tellEnd(const std::shared_ptr<Playing>& playing, bool well);
    void tellProgress(const std::shared_ptr<Playing>& playing, std::int64_t ms, std::int64_t lengthMs);

    const Log& log_;
    std::shared_ptr<Playing> playing_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::optional<Wish> next_;  // guarded by mutex_
    bool ending_ = false;       // guarded by mutex_
    std::thread thread_;        // made for the first file
    // Made when somebody asks for the devices.
    std::unique_ptr<phone::PulseConnection> connection_;
    std::unique_ptr<phone::SoundDevices> devices_;
};

}  // namespace euterpe::app
