#include "desktop/app/pulse_player.h"

#include "desktop/phone/play_stream.h"

#include <algorithm>
#include <pulse/error.h>
#include <pulse/simple.h>
#include <utility>

namespace euterpe::app {
namespace {

constexpr int kChunksASecond = 20;  // how soon a pause is heard

}  // namespace

PulsePlayer::~PulsePlayer() {
    stop();
}

void PulsePlayer::play(const QString& file, const std::string& device) {
    stop();
    playing_ = std::make_shared<Playing>();
    thread_ = std::thread([this, file, device, playing = playing_] { run(file, device, playing); });
}

void PulsePlayer::pause() {
    if (playing_)
        playing_->paused = true;
}

void PulsePlayer::resume() {
    if (!playing_)
        return;
    playing_->paused = false;
    playing_->paused.notify_all();
}

void PulsePlayer::stop() {
    if (playing_) {
        playing_->wanted = false;
        resume();
        playing_.reset();
    }
    if (thread_.joinable())
        thread_.join();
}

void PulsePlayer::run(const QString& file, const std::string& device,
                      const std::shared_ptr<Playing>& playing) {
    const auto wav = readWav(file);
    if (!wav)
        log_.warning("recording cannot be played", {{"reason", wav.error().detail}});
    tellEnd(playing, wav.ok() && playSamples(*wav, device, *playing));
}

bool PulsePlayer::playSamples(const WavFile& wav, const std::string& device, const Playing& playing) {
    int error = 0;
    const auto chunk = static_cast<std::size_t>(wav.rate / kChunksASecond * wav.channels);
    const phone::PlayFormat format{static_cast<std::uint32_t>(wav.rate),
                                   static_cast<std::uint8_t>(wav.channels),
                                   static_cast<std::uint32_t>(chunk * sizeof(std::int16_t))};
    const auto stream = phone::openPlayStream("Recording", format, device, error);
    if (!stream) {
        log_.warning("no sound server, the recording stays silent", {{"reason", pa_strerror(error)}});
        return false;
    }
    for (std::size_t at = 0; at < wav.samples.size() && playing.wanted; at += chunk) {
        playing.paused.wait(true);
        const std::size_t count = std::min(chunk, wav.samples.size() - at);
        if (pa_simple_write(stream.get(), wav.samples.data() + at, count * sizeof(std::int16_t), &error) <
            0) {
            log_.warning("recording stopped", {{"reason", pa_strerror(error)}});
            return false;
        }
    }
    if (playing.wanted)
        pa_simple_drain(stream.get(), &error);
    return true;
}

// On the GUI thread, unless something else plays by now.
void PulsePlayer::tellEnd(const std::shared_ptr<Playing>& playing, bool well) {
    QMetaObject::invokeMethod(
        this,
        [this, playing, well] {
            if (playing != playing_)
                return;
            stop();
            if (well)
                emit ended();
            else
                emit failed();
        },
        Qt::QueuedConnection);
}

}  // namespace euterpe::app
