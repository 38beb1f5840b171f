#include "desktop/app/pulse_player.h"

#include <algorithm>
#include <pulse/error.h>
#include <pulse/simple.h>
#include <utility>

namespace euterpe::app {
namespace {

constexpr int kChunksASecond = 20;  // how soon a pause is heard

struct Close {
    void operator()(pa_simple* stream) const { pa_simple_free(stream); }
};
using Stream = std::unique_ptr<pa_simple, Close>;

Stream openStream(const WavFile& wav, const std::string& device, int& error) {
    const pa_sample_spec spec{PA_SAMPLE_S16LE, static_cast<std::uint32_t>(wav.rate),
                              static_cast<std::uint8_t>(wav.channels)};
    pa_buffer_attr buffer{};
    buffer.maxlength = static_cast<std::uint32_t>(-1);
    buffer.tlength = static_cast<std::uint32_t>(pa_bytes_per_second(&spec) * 2 / kChunksASecond);
    buffer.prebuf = static_cast<std::uint32_t>(-1);
    buffer.minreq = static_cast<std::uint32_t>(-1);
    buffer.fragsize = static_cast<std::uint32_t>(-1);
    return Stream(pa_simple_new(nullptr, "Euterpe", PA_STREAM_PLAYBACK,
                                device.empty() ? nullptr : device.c_str(), "Recording", &spec, nullptr,
                                &buffer, &error));
}

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
    Stream stream = openStream(wav, device, error);
    if (!stream && !device.empty())
        stream = openStream(wav, {}, error);
    if (!stream) {
        log_.warning("no sound server, the recording stays silent", {{"reason", pa_strerror(error)}});
        return false;
    }
    const auto chunk = static_cast<std::size_t>(wav.rate / kChunksASecond * wav.channels);
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
