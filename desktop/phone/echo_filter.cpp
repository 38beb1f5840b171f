#include "desktop/phone/echo_filter.h"

#include "desktop/phone/voice_processing.h"

#include <algorithm>
#include <cstring>
#include <linphone++/linphone.hh>
#include <linphone/core.h>
#include <mediastreamer2/msfactory.h>
#include <mediastreamer2/msfilter.h>
#include <mediastreamer2/msinterfaces.h>
#include <mediastreamer2/msqueue.h>
#include <memory>
#include <vector>

namespace euterpe::phone {
namespace {

constexpr char kCancelAndSuppress[] = "EuterpeEchoAndNoise";
constexpr char kCancel[] = "EuterpeEcho";
constexpr char kSuppress[] = "EuterpeNoise";
constexpr char kSpeex[] = "MSSpeexEC";

// Pins as every echo canceller of mediastreamer2 has them.
constexpr int kSpeaker = 0;
constexpr int kMicrophone = 1;

// Packets and the sound server's blocks come in bursts; when the speaker's side is behind by more than this,
// the gap was silence. In frames of ten milliseconds.
constexpr int kLongestLag = 10;

struct State {
    explicit State(const VoiceProcessingOptions& wanted) : options(wanted) {
        ms_bufferizer_init(&speaker);
        ms_bufferizer_init(&microphone);
    }
    ~State() {
        ms_bufferizer_uninit(&speaker);
        ms_bufferizer_uninit(&microphone);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    // Made with the first sound: by then rate and delay have been said.
    VoiceProcessing& ready() {
        if (!processing) {
            processing = std::make_unique<VoiceProcessing>(rate, options);
            frame.resize(processing->frame());
        }
        return *processing;
    }
    bool next(MSBufferizer& from) {
        const std::size_t bytes = frame.size() * sizeof(std::int16_t);
        return ms_bufferizer_get_avail(&from) >= bytes &&
               ms_bufferizer_read(&from, reinterpret_cast<std::uint8_t*>(frame.data()), bytes) == bytes;
    }

    VoiceProcessingOptions options;
    int rate = 8000;
    bool bypassed = false;
    std::unique_ptr<VoiceProcessing> processing;
    MSBufferizer speaker{};
    MSBufferizer microphone{};
    int lead = 0;  // frames of the speaker's side less those of the microphone's
    std::vector<std::int16_t> frame;
};

State& stateOf(MSFilter* filter) {
    return *static_cast<State*>(filter->data);
}

template <bool echo, bool noise>
void init(MSFilter* filter) {
    filter->data = new State({echo, noise, 0});
}

void uninit(MSFilter* filter) {
    delete static_cast<State*>(filter->data);
}

void forward(MSFilter* filter, int pin) {
    while (mblk_t* block = ms_queue_get(filter->inputs[pin]))
        ms_queue_put(filter->outputs[pin], block);
}

void renderSpeaker(MSFilter* filter, State& state) {
    while (mblk_t* block = ms_queue_get(filter->inputs[kSpeaker])) {
        ms_bufferizer_put(&state.speaker, dupmsg(block));
        ms_queue_put(filter->outputs[kSpeaker], block);
    }
    while (state.next(state.speaker)) {
        state.processing->render(state.frame);
        // A sound server that stalled took no sound from the microphone either; what is ahead is not made up
        // for.
        state.lead = std::min(state.lead + 1, kLongestLag);
    }
}

void cleanMicrophone(MSFilter* filter, State& state) {
    ms_bufferizer_put_from_queue(&state.microphone, filter->inputs[kMicrophone]);
    const std::size_t bytes = state.frame.size() * sizeof(std::int16_t);
    while (ms_bufferizer_get_avail(&state.microphone) >= bytes) {
        if (state.lead <= -kLongestLag) {
            std::fill(state.frame.begin(), state.frame.end(), std::int16_t{0});
            state.processing->render(state.frame);
            ++state.lead;
        }
        mblk_t* block = allocb(bytes, 0);
        ms_bufferizer_fill_current_metas(&state.microphone, block);
        (void)state.next(state.microphone);
        state.processing->capture(state.frame);
        --state.lead;
        std::memcpy(block->b_wptr, state.frame.data(), bytes);
        block->b_wptr += bytes;
        ms_queue_put(filter->outputs[kMicrophone], block);
    }
}

void process(MSFilter* filter) {
    ms_filter_lock(filter);
    State& state = stateOf(filter);
    if (state.bypassed) {
        forward(filter, kSpeaker);
        forward(filter, kMicrophone);
    } else {
        (void)state.ready();
        renderSpeaker(filter, state);
        cleanMicrophone(filter, state);
    }
    ms_filter_unlock(filter);
}

void postprocess(MSFilter* filter) {
    State& state = stateOf(filter);
    ms_bufferizer_flush(&state.speaker);
    ms_bufferizer_flush(&state.microphone);
    state.processing.reset();
    state.lead = 0;
}

template <int State::*field>
int set(MSFilter* filter, void* value) {
    ms_filter_lock(filter);
    stateOf(filter).*field = *static_cast<int*>(value);
    stateOf(filter).processing.reset();
    ms_filter_unlock(filter);
    return 0;
}

int rate(MSFilter* filter, void* value) {
    *static_cast<int*>(value) = stateOf(filter).rate;
    return 0;
}

int setDelay(MSFilter* filter, void* value) {
    ms_filter_lock(filter);
    stateOf(filter).options.delayMs = *static_cast<int*>(value);
    stateOf(filter).processing.reset();
    ms_filter_unlock(filter);
    return 0;
}

int setBypass(MSFilter* filter, void* value) {
    ms_filter_lock(filter);
    stateOf(filter).bypassed = *static_cast<bool_t*>(value) != 0;
    ms_filter_unlock(filter);
    return 0;
}

int bypass(MSFilter* filter, void* value) {
    *static_cast<bool_t*>(value) = stateOf(filter).bypassed ? TRUE : FALSE;
    return 0;
}

// Frame and tail are the library's own.
int ignore(MSFilter*, void*) {
    return 0;
}

// mediastreamer2 keeps pointers to these, and marks in them what it has registered, as long as any core
// lives.
MSFilterMethod methods[] = {
    {MS_FILTER_SET_SAMPLE_RATE, set<&State::rate>}, {MS_FILTER_GET_SAMPLE_RATE, rate},
    {MS_ECHO_CANCELLER_SET_DELAY, setDelay},        {MS_ECHO_CANCELLER_SET_FRAMESIZE, ignore},
    {MS_ECHO_CANCELLER_SET_TAIL_LENGTH, ignore},    {MS_ECHO_CANCELLER_SET_BYPASS_MODE, setBypass},
    {MS_ECHO_CANCELLER_GET_BYPASS_MODE, bypass},    {0, nullptr},
};

template <bool echo, bool noise>
MSFilterDesc describe(const char* name) {
    MSFilterDesc description{};
    description.id = MS_FILTER_PLUGIN_ID;
    description.name = name;
    description.text = "Echo canceller and noise suppressor of WebRTC";
    description.category = MS_FILTER_OTHER;
    description.ninputs = 2;
    description.noutputs = 2;
    description.init = init<echo, noise>;
    description.process = process;
    description.postprocess = postprocess;
    description.uninit = uninit;
    description.methods = methods;
    return description;
}

MSFilterDesc descriptions[] = {
    describe<true, true>(kCancelAndSuppress),
    describe<true, false>(kCancel),
    describe<false, true>(kSuppress),
};

}  // namespace

void registerEchoFilters(linphone::Core& core) {
    auto* factory = linphone_core_get_ms_factory(static_cast<LinphoneCore*>(core.cPtr()));
    for (auto& description : descriptions)
        ms_factory_register_filter(factory, &description);
}

std::string echoFilterName(const SoundOptions& options) {
    switch (options.echoCanceller) {
        case EchoCanceller::Off:
            return options.noiseSuppression ? kSuppress : "";
        case EchoCanceller::Speex:
            return kSpeex;
        case EchoCanceller::WebRtc:
            return options.noiseSuppression ? kCancelAndSuppress : kCancel;
    }
    return {};
}

}  // namespace euterpe::phone
