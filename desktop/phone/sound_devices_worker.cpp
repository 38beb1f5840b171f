#include "desktop/phone/call_streams.h"
#include "desktop/phone/sound_devices_p.h"

#include <algorithm>
#include <charconv>
#include <pulse/context.h>
#include <pulse/introspect.h>
#include <pulse/operation.h>
#include <pulse/proplist.h>
#include <pulse/subscribe.h>
#include <pulse/volume.h>
#include <string_view>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace euterpe::phone {
namespace {

// The output that a sound server shows while there is none; what is played to it goes nowhere.
constexpr std::string_view kNoOutput = "auto_null";
// More than any desk has; beyond them the list is cut, not the program.
constexpr std::size_t kMostDevices = 256;
constexpr std::size_t kMostStreams = 64;

void done(pa_operation* operation) {
    if (operation)
        pa_operation_unref(operation);
}

std::string_view property(const pa_proplist* properties, const char* name) {
    const char* value = pa_proplist_gets(properties, name);
    return value ? value : std::string_view();
}

bool isOfACall(const pa_proplist* properties) {
    if (property(properties, PA_PROP_MEDIA_ROLE) != kCallRole)
        return false;
    const auto text = property(properties, PA_PROP_APPLICATION_PROCESS_ID);
    int process = 0;
    std::from_chars(text.data(), text.data() + text.size(), process);
    return process == getpid();
}

}  // namespace

SoundDevices::Worker::~Worker() {
    if (context_)
        pa_context_set_subscribe_callback(context_, nullptr, nullptr);
}

void SoundDevices::Worker::Cancelled::operator()(pa_operation* operation) const {
    pa_operation_cancel(operation);
    pa_operation_unref(operation);
}

void SoundDevices::Worker::await(pa_operation* operation) {
    std::erase_if(awaited_,
                  [](const auto& one) { return pa_operation_get_state(one.get()) != PA_OPERATION_RUNNING; });
    if (operation)
        awaited_.emplace_back(operation);
}

void SoundDevices::Worker::connected(pa_context& context) {
    context_ = &context;
    failures_ = 0;
    pa_context_set_subscribe_callback(
        context_,
        [](pa_context*, pa_subscription_event_type_t event, std::uint32_t, void* self) {
            static_cast<Worker*>(self)->changed(event);
        },
        this);
    const unsigned subjects = PA_SUBSCRIPTION_MASK_SINK | PA_SUBSCRIPTION_MASK_SOURCE |
                              PA_SUBSCRIPTION_MASK_SERVER | PA_SUBSCRIPTION_MASK_SINK_INPUT |
                              PA_SUBSCRIPTION_MASK_SOURCE_OUTPUT;
    done(pa_context_subscribe(context_, static_cast<pa_subscription_mask_t>(subjects), nullptr, nullptr));
    readDevices();
    readStreams();
}

void SoundDevices::Worker::disconnected() {
    context_ = nullptr;
    awaited_.clear();
    devicesPending_ = 0;
    streamsPending_ = 0;
    for (auto& route : routes_)
        route.streams.clear();
    // One that is only being restarted is back at the first attempt: its devices have not gone.
    if (++failures_ == 2)
        told({});
}

void SoundDevices::Worker::changed(unsigned event) {
    switch (event & PA_SUBSCRIPTION_EVENT_FACILITY_MASK) {
        case PA_SUBSCRIPTION_EVENT_SINK_INPUT:
        case PA_SUBSCRIPTION_EVENT_SOURCE_OUTPUT:
            if ((event & PA_SUBSCRIPTION_EVENT_TYPE_MASK) != PA_SUBSCRIPTION_EVENT_CHANGE)
                readStreams();
            break;
        default:
            readDevices();
    }
}

void SoundDevices::Worker::readDevices() {
    devicesStale_ = devicesPending_ > 0;
    if (devicesStale_)
        return;
    reading_.clear();
    devicesPending_ = 3;
    devicesWhole_ = true;
    // Answers come in the order of the questions: the defaults are known when the lists arrive.
    await(pa_context_get_server_info(
        context_,
        [](pa_context*, const pa_server_info* info, void* self) {
            if (info)
                static_cast<Worker*>(self)->took(*info);
            static_cast<Worker*>(self)->deviceReadingEnded(info != nullptr);
        },
        this));
    await(pa_context_get_source_info_list(
        context_,
        [](pa_context*, const pa_source_info* info, int last, void* self) {
            if (last)
                static_cast<Worker*>(self)->deviceReadingEnded(last > 0);
            else
                static_cast<Worker*>(self)->took(*info);
        },
        this));
    await(pa_context_get_sink_info_list(
        context_,
        [](pa_context*, const pa_sink_info* info, int last, void* self) {
            if (last)
                static_cast<Worker*>(self)->deviceReadingEnded(last > 0);
            else
                static_cast<Worker*>(self)->took(*info);
        },
        this));
}

void SoundDevices::Worker::took(const pa_server_info& info) {
    defaultSink_ = info.default_sink_name ? info.default_sink_name : "";
    defaultSource_ = info.default_source_name ? info.default_source_name : "";
}

void SoundDevices::Worker::took(const pa_source_info& info) {
    if (info.monitor_of_sink != PA_INVALID_INDEX || reading_.size() >= kMostDevices)
        return;
    SoundDevice device;
    device.id = info.name;
    device.name = info.description ? info.description : info.name;
    device.input = true;
    device.isDefault = device.id == defaultSource_;
    reading_.push_back(std::move(device));
}

void SoundDevices::Worker::took(const pa_sink_info& info) {
    if (info.name == kNoOutput || reading_.size() >= kMostDevices)
        return;
    SoundDevice device;
    device.id = info.name;
    device.name = info.description ? info.description : info.name;
    device.output = true;
    device.isDefault = device.id == defaultSink_;
    reading_.push_back(std::move(device));
}

void SoundDevices::Worker::deviceReadingEnded(bool whole) {
    devicesWhole_ &= whole;
    if (--devicesPending_ > 0)
        return;
    if (devicesStale_) {
        readDevices();
        return;
    }
    if (!devicesWhole_)
        return;
    std::sort(reading_.begin(), reading_.end(), [](const SoundDevice& a, const SoundDevice& b) {
        return std::tie(a.output, a.name, a.id) < std::tie(b.output, b.name, b.id);
    });
    told(std::exchange(reading_, {}));
}

void SoundDevices::Worker::readStreams() {
    streamsStale_ = streamsPending_ > 0;
    if (streamsStale_)
        return;
    for (auto& route : routes_)
        for (auto& [index, stream] : route.streams)
            stream.seen = false;
    streamsPending_ = 2;
    streamsWhole_ = true;
    await(pa_context_get_sink_input_info_list(
        context_,
        [](pa_context*, const pa_sink_input_info* info, int last, void* self) {
            if (last)
                static_cast<Worker*>(self)->streamReadingEnded(last > 0);
            else
                static_cast<Worker*>(self)->tookStream(SoundDirection::Playback, *info);
        },
        this));
    await(pa_context_get_source_output_info_list(
        context_,
        [](pa_context*, const pa_source_output_info* info, int last, void* self) {
            if (last)
                static_cast<Worker*>(self)->streamReadingEnded(last > 0);
            else
                static_cast<Worker*>(self)->tookStream(SoundDirection::Capture, *info);
        },
        this));
}

template <class Info>
void SoundDevices::Worker::tookStream(SoundDirection direction, const Info& info) {
    auto& streams = of(direction).streams;
    if (!isOfACall(info.proplist) || streams.size() >= kMostStreams)
        return;
    const auto [at, isNew] = streams.try_emplace(info.index);
    at->second.seen = true;
    at->second.channels = info.channel_map.channels;
    // Only a new one is placed: who moves it with another program's mixer means it.
    if (isNew) {
        place(direction, info.index);
        setVolume(direction, info.index);
    }
}

void SoundDevices::Worker::streamReadingEnded(bool whole) {
    streamsWhole_ &= whole;
    if (--streamsPending_ > 0)
        return;
    if (streamsStale_) {
        readStreams();
        return;
    }
    if (!streamsWhole_)
        return;
    for (auto& route : routes_)
        std::erase_if(route.streams, [](const auto& entry) { return !entry.second.seen; });
}

void SoundDevices::Worker::route(SoundDirection direction, const std::string& device, int volumePercent) {
    auto& route = of(direction);
    const bool moved = route.device != device;
    const bool louder = route.volumePercent != volumePercent;
    route.device = device;
    route.volumePercent = volumePercent;
    if (!context_)
        return;
    for (const auto& [index, stream] : route.streams) {
        if (moved)
            place(direction, index);
        if (louder)
            setVolume(direction, index);
    }
}

void SoundDevices::Worker::place(SoundDirection direction, std::uint32_t stream) {
    const auto& device = of(direction).device;
    if (device.empty())
        return;
    const auto move = direction == SoundDirection::Playback ? pa_context_move_sink_input_by_name
                                                            : pa_context_move_source_output_by_name;
    done(move(context_, stream, device.c_str(), nullptr, nullptr));
}

void SoundDevices::Worker::setVolume(SoundDirection direction, std::uint32_t stream) {
    const auto& route = of(direction);
    pa_cvolume volume;
    pa_cvolume_set(&volume, route.streams.at(stream).channels, toPulseVolume(route.volumePercent));
    const auto set = direction == SoundDirection::Playback ? pa_context_set_sink_input_volume
                                                           : pa_context_set_source_output_volume;
    done(set(context_, stream, &volume, nullptr, nullptr));
}

}  // namespace euterpe::phone
