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
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable())
        thread_.join();
}

void PulsePlayer::play(const QString& file, const std::string& device, std::chrono::milliseconds from) {
    stop();
    playing_ = std::make_shared<Playing>();
    playing_->seekMs = from.count();
    {
        const std::lock_guard lock(mutex_);
        next_ = Wish{file, device, playing_};
    }
    if (!thread_.joinable())
        thread_ = std::thread([this] { run(); });
    wake_.notify_one();
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

void PulsePlayer::seek(std::chrono::milliseconds position) {
    if (playing_)
        playing_->seekMs = std::max<std::int64_t>(position.count(), 0);
}

std::vector<Player::Output> PulsePlayer::outputs() {
    if (!devices_) {
        connection_ = std::make_unique<phone::PulseConnection>(log_);
        devices_ = std::make_unique<phone::SoundDevices>(*connection_);
        connect(devices_.get(), &phone::SoundDevices::changed, this, &Player::outputsChanged);
    }
    std::vector<Output> outputs;
    for (const phone::SoundDevice& device : devices_->devices()) {
        if (device.output)
            outputs.push_back({device.id, QString::fromStdString(device.name)});
    }
    return outputs;
}

void PulsePlayer::stop() {
    if (playing_) {
        playing_->wanted = false;
        resume();
        playing_.reset();
    }
}

void PulsePlayer::run() {
    for (;;) {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return next_ || ending_; });
        if (ending_)
            return;
        const Wish wish = *std::exchange(next_, std::nullopt);
        lock.unlock();
        fulfil(wish);
    }
}

void PulsePlayer::fulfil(const Wish& wish) {
    const auto wav = readWav(wish.file);
    if (!wav)
        log_.warning("sound cannot be played", {{"reason", wav.error().detail}});
    tellEnd(wish.playing, wav.ok() && playSamples(*wav, wish.device, wish.playing));
}

bool PulsePlayer::playSamples(const WavFile& wav, const std::string& device,
                              const std::shared_ptr<Playing>& playing) {
    int error = 0;
    const auto chunk = static_cast<std::size_t>(wav.rate / kChunksASecond * wav.channels);
    const auto samplesOf = [&wav](std::int64_t ms) {
        return static_cast<std::size_t>(ms * wav.rate / 1000) * static_cast<std::size_t>(wav.channels);
    };
    const auto msOf = [&wav](std::size_t samples) {
        return static_cast<std::int64_t>(samples) * 1000 / (std::int64_t{wav.rate} * wav.channels);
    };
    const phone::PlayFormat format{static_cast<std::uint32_t>(wav.rate),
                                   static_cast<std::uint8_t>(wav.channels),
                                   static_cast<std::uint32_t>(chunk * sizeof(std::int16_t))};
    const auto stream = phone::openPlayStream("Sound", format, device, error);
    if (!stream) {
        log_.warning("no sound server, it stays silent", {{"reason", pa_strerror(error)}});
        return false;
    }
    for (std::size_t at = 0; at < wav.samples.size() && playing->wanted; at += chunk) {
        playing->paused.wait(true);
        if (const std::int64_t wanted = playing->seekMs.exchange(-1); wanted >= 0) {
            at = std::min(samplesOf(wanted), wav.samples.size());
            pa_simple_flush(stream.get(), &error);
            if (at == wav.samples.size())
                break;
        }
        tellProgress(playing, msOf(at), msOf(wav.samples.size()));
        const std::size_t count = std::min(chunk, wav.samples.size() - at);
        if (pa_simple_write(stream.get(), wav.samples.data() + at, count * sizeof(std::int16_t), &error) <
            0) {
            log_.warning("sound stopped", {{"reason", pa_strerror(error)}});
            return false;
        }
    }
    if (playing->wanted)
        pa_simple_drain(stream.get(), &error);
    return true;
}

void PulsePlayer::tellProgress(const std::shared_ptr<Playing>& playing, std::int64_t ms,
                               std::int64_t lengthMs) {
    QMetaObject::invokeMethod(
        this,
        [this, playing, ms, lengthMs] {
            if (playing == playing_)
                emit progressed(std::chrono::milliseconds(ms), std::chrono::milliseconds(lengthMs));
        },
        Qt::QueuedConnection);
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
