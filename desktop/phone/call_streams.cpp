#include "desktop/phone/call_streams.h"

#include <algorithm>
#include <array>
#include <pulse/context.h>
#include <pulse/proplist.h>
#include <pulse/stream.h>
#include <pulse/timeval.h>
#include <pulse/volume.h>
#include <utility>
#include <vector>

namespace euterpe::phone {
namespace {

// Of the server's buffer and the device's together: one packet's length.
constexpr pa_usec_t kLatency = 20 * PA_USEC_PER_MSEC;

struct Route {
    std::string device;
    int volumePercent = 100;
};

struct DropProperties {
    void operator()(pa_proplist* properties) const { pa_proplist_free(properties); }
};

pa_stream* makeStream(pa_context& context, const CallSound& sound) {
    const pa_sample_spec spec{PA_SAMPLE_S16NE, sound.format.rate, sound.format.channels};
    const std::unique_ptr<pa_proplist, DropProperties> properties(pa_proplist_new());
    // Sound servers pause music meanwhile, and mixers show it as a call.
    pa_proplist_sets(properties.get(), PA_PROP_MEDIA_ROLE, kCallRole);
    return pa_stream_new_with_proplist(&context, "Call", &spec, nullptr, properties.get());
}

// One that the server has not answered yet cannot be ended: until then it stays with the context, which would
// keep it for good, with an open microphone.
void release(pa_stream& stream) {
    pa_stream_set_read_callback(&stream, nullptr, nullptr);
    pa_stream_set_write_callback(&stream, nullptr, nullptr);
    if (pa_stream_get_state(&stream) == PA_STREAM_CREATING) {
        pa_stream_set_state_callback(
            &stream,
            [](pa_stream* answered, void*) {
                if (pa_stream_get_state(answered) == PA_STREAM_READY)
                    pa_stream_disconnect(answered);
            },
            nullptr);
    } else {
        pa_stream_set_state_callback(&stream, nullptr, nullptr);
        if (pa_stream_get_state(&stream) == PA_STREAM_READY)
            pa_stream_disconnect(&stream);
    }
    pa_stream_unref(&stream);
}

// The stream of one CallSound while it is open.
class Stream {
  public:
    explicit Stream(std::shared_ptr<CallSound> sound) : sound_(std::move(sound)) {}
    ~Stream() { drop(); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    [[nodiscard]] bool carries(const std::shared_ptr<CallSound>& sound) const { return sound_ == sound; }

    void open(pa_context& context, const std::array<Route, 2>& routes) {
        if (stream_)
            return;
        stream_ = makeStream(context, *sound_);
        if (!stream_)
            return;
        pa_stream_set_state_callback(
            stream_, [](pa_stream*, void* self) { static_cast<Stream*>(self)->changed(); }, this);
        if (connect(routes.at(static_cast<std::size_t>(sound_->direction))) < 0)
            drop();
    }

    void drop() {
        if (!stream_)
            return;
        release(*std::exchange(stream_, nullptr));
        if (std::exchange(ready_, false))
            sound_->closed();
    }

    void feed() {
        if (ready_)
            write(pa_stream_writable_size(stream_));
    }

  private:
    int connect(const Route& route) {
        const char* device = route.device.empty() ? nullptr : route.device.c_str();
        pa_buffer_attr buffer{};
        buffer.maxlength = buffer.prebuf = buffer.minreq = static_cast<std::uint32_t>(-1);
        buffer.tlength = buffer.fragsize =
            static_cast<std::uint32_t>(pa_usec_to_bytes(kLatency, pa_stream_get_sample_spec(stream_)));
        if (sound_->direction == SoundDirection::Capture) {
            pa_stream_set_read_callback(
                stream_, [](pa_stream*, std::size_t, void* self) { static_cast<Stream*>(self)->read(); },
                this);
            return pa_stream_connect_record(stream_, device, &buffer, PA_STREAM_ADJUST_LATENCY);
        }
        pa_stream_set_write_callback(
            stream_,
            [](pa_stream*, std::size_t size, void* self) { static_cast<Stream*>(self)->write(size); }, this);
        pa_cvolume volume;
        pa_cvolume_set(&volume, sound_->format.channels, toPulseVolume(route.volumePercent));
        return pa_stream_connect_playback(stream_, device, &buffer, PA_STREAM_ADJUST_LATENCY, &volume,
                                          nullptr);
    }

    void changed() {
        const auto state = pa_stream_get_state(stream_);
        if (state == PA_STREAM_READY && !std::exchange(ready_, true))
            sound_->opened();
        else if (!PA_STREAM_IS_GOOD(state))
            drop();  // no device, or it went; CallStreams::renew() tries again
    }

    void read() {
        while (pa_stream_readable_size(stream_) > 0) {
            const void* data = nullptr;
            std::size_t size = 0;
            if (pa_stream_peek(stream_, &data, &size) < 0 || size == 0)
                return;
            sound_->take(static_cast<const std::uint8_t*>(data), size);
            pa_stream_drop(stream_);
        }
    }

    void write(std::size_t wanted) {
        if (!ready_ || wanted == 0 || wanted == static_cast<std::size_t>(-1))
            return;
        // Before the look at what is there: what comes after that look is told of.
        sound_->hungry = true;
        while (wanted > 0) {
            void* space = nullptr;
            std::size_t size = wanted;
            if (pa_stream_begin_write(stream_, &space, &size) < 0 || size == 0)
                return;
            const std::size_t got = sound_->supply(static_cast<std::uint8_t*>(space), size);
            if (got == 0) {
                pa_stream_cancel_write(stream_);
                return;
            }
            if (pa_stream_write(stream_, space, got, nullptr, 0, PA_SEEK_RELATIVE) < 0)
                return;
            wanted -= std::min(wanted, got);
        }
        sound_->hungry = false;
    }

    const std::shared_ptr<CallSound> sound_;
    pa_stream* stream_ = nullptr;
    bool ready_ = false;
};

}  // namespace

std::uint32_t toPulseVolume(int percent) {
    return static_cast<std::uint32_t>(std::int64_t{percent} * PA_VOLUME_NORM / 100);
}

class CallStreams::Worker : public PulseConnection::Client {
  public:
    void connected(pa_context& context) override {
        context_ = &context;
        renew();
    }
    void disconnected() override {
        context_ = nullptr;
        for (const auto& stream : streams_)
            stream->drop();
    }
    void open(std::shared_ptr<CallSound> sound) {
        streams_.push_back(std::make_unique<Stream>(std::move(sound)));
        if (context_)
            streams_.back()->open(*context_, routes_);
    }
    void close(const std::shared_ptr<CallSound>& sound) {
        std::erase_if(streams_, [&](const auto& stream) { return stream->carries(sound); });
    }
    void feed(const std::shared_ptr<CallSound>& sound) {
        for (const auto& stream : streams_)
            if (stream->carries(sound))
                stream->feed();
    }
    void renew() {
        if (context_)
            for (const auto& stream : streams_)
                stream->open(*context_, routes_);
    }
    void route(SoundDirection direction, Route route) {
        routes_.at(static_cast<std::size_t>(direction)) = std::move(route);
    }

  private:
    pa_context* context_ = nullptr;
    std::array<Route, 2> routes_;  // by SoundDirection
    std::vector<std::unique_ptr<Stream>> streams_;
};

CallStreams::CallStreams(std::shared_ptr<PulseConnection> connection)
    : connection_(std::move(connection)), worker_(std::make_shared<Worker>()) {
    connection_->add(worker_);
}

CallStreams::~CallStreams() {
    connection_->remove(worker_);
}

void CallStreams::open(std::shared_ptr<CallSound> sound) {
    connection_->post([worker = worker_, sound = std::move(sound)] { worker->open(sound); });
}

void CallStreams::close(std::shared_ptr<CallSound> sound) {
    connection_->post([worker = worker_, sound = std::move(sound)] { worker->close(sound); });
}

void CallStreams::fed(std::shared_ptr<CallSound> sound) {
    connection_->post([worker = worker_, sound = std::move(sound)] { worker->feed(sound); });
}

void CallStreams::route(SoundDirection direction, const std::string& device, int volumePercent) {
    connection_->post([worker = worker_, direction, route = Route{device, volumePercent}] {
        worker->route(direction, route);
    });
}

void CallStreams::renew() {
    connection_->post([worker = worker_] { worker->renew(); });
}

}  // namespace euterpe::phone
