#include "desktop/phone/sound_card.h"

#include <algorithm>
#include <cstring>
#include <linphone/core.h>
#include <mediastreamer2/msfactory.h>
#include <mediastreamer2/msfilter.h>
#include <mediastreamer2/mssndcard.h>
#include <mediastreamer2/msticker.h>
#include <mutex>
#include <utility>
#include <vector>

namespace euterpe::phone {
namespace {

// What the microphone said while the graph stood still is stale; more than this is not kept.
constexpr std::uint32_t kLongestCapture = 200;  // milliseconds
// As long as more than this stays behind, the far voice is late for nothing, and pieces are cut out.
constexpr std::uint32_t kPlayBehind = 40;         // milliseconds
constexpr std::uint32_t kPlayBehindCheck = 5000;  // milliseconds

std::size_t bytesOf(const CallSound::Format& format, std::uint32_t milliseconds) {
    return std::size_t{format.rate} * milliseconds / 1000 * format.channels * sizeof(std::int16_t);
}

// Sound of the microphone on its way from the sound thread to the ticker's.
class Captured : public CallSound {
  public:
    explicit Captured(Format ofSamples) : CallSound(SoundDirection::Capture, ofSamples) {}

    void opened() override { empty(true); }
    void closed() override { empty(false); }
    std::size_t supply(std::uint8_t*, std::size_t) override { return 0; }
    void take(const std::uint8_t* from, std::size_t size) override {
        const std::lock_guard lock(mutex_);
        counted_ += size;
        if (from)
            bytes_.insert(bytes_.end(), from, from + size);
        const std::size_t most = bytesOf(format, kLongestCapture);
        if (bytes_.size() > most)
            bytes_.erase(bytes_.begin(), bytes_.end() - static_cast<std::ptrdiff_t>(most));
    }

    // On the ticker's thread. What there is, and what the clock of the sound is at.
    struct Portion {
        mblk_t* block = nullptr;
        std::uint64_t samples = 0;  // since the stream was opened
        bool anew = false;          // it was opened since the portion before
    };
    Portion next() {
        const std::lock_guard lock(mutex_);
        Portion portion;
        portion.samples = counted_ / sizeof(std::int16_t) / format.channels;
        portion.anew = std::exchange(anew_, false);
        if (!bytes_.empty()) {
            portion.block = allocb(bytes_.size(), 0);
            std::memcpy(portion.block->b_wptr, bytes_.data(), bytes_.size());
            portion.block->b_wptr += bytes_.size();
            bytes_.clear();
        }
        return portion;
    }

  private:
    void empty(bool anew) {
        const std::lock_guard lock(mutex_);
        bytes_.clear();
        counted_ = 0;
        anew_ = anew;
    }

    std::mutex mutex_;
    std::vector<std::uint8_t> bytes_;
    std::uint64_t counted_ = 0;
    bool anew_ = false;
};

// Sound for the speaker on its way from the ticker's thread to the sound thread.
class Played : public CallSound {
  public:
    Played(Format ofSamples, MSFilter* filter) : CallSound(SoundDirection::Playback, ofSamples) {
        ms_flow_controlled_bufferizer_init(&buffer_, filter, static_cast<int>(format.rate), format.channels);
        ms_flow_controlled_bufferizer_set_max_size_ms(&buffer_, kPlayBehind);
        ms_flow_controlled_bufferizer_set_flow_control_interval_ms(&buffer_, kPlayBehindCheck);
    }
    ~Played() override { ms_flow_controlled_bufferizer_uninit(&buffer_); }

    void opened() override { setOpen(true); }
    void closed() override { setOpen(false); }
    std::size_t supply(std::uint8_t* to, std::size_t size) override {
        const std::lock_guard lock(mutex_);
        const std::size_t got = std::min(size, ms_flow_controlled_bufferizer_get_avail(&buffer_));
        return got == 0 ? 0 : ms_flow_controlled_bufferizer_read(&buffer_, to, got);
    }
    void take(const std::uint8_t*, std::size_t) override {}

    // On the ticker's thread, with a filter that lives. True once there is something that is waited for.
    bool put(MSQueue* blocks) {
        const std::lock_guard lock(mutex_);
        if (!open_) {
            ms_queue_flush(blocks);
            return false;
        }
        ms_flow_controlled_bufferizer_put_from_queue(&buffer_, blocks);
        return ms_flow_controlled_bufferizer_get_avail(&buffer_) > 0 && hungry.exchange(false);
    }

  private:
    void setOpen(bool open) {
        const std::lock_guard lock(mutex_);
        open_ = open;
        ms_flow_controlled_bufferizer_flush(&buffer_);
    }

    std::mutex mutex_;
    MSFlowControlledBufferizer buffer_{};
    bool open_ = false;
};

// A filter's own: everything but its sound belongs to the thread that the graph runs on.
template <class Sound>
class Place {
  public:
    ~Place() { close(); }
    Place() = default;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    std::shared_ptr<CallStreams> streams;
    CallSound::Format format{8000, 1};

    // Its stream has its format.
    [[nodiscard]] bool runs() const { return sound_ != nullptr; }

  protected:
    void open(std::shared_ptr<Sound> sound) {
        sound_ = std::move(sound);
        streams->open(sound_);
    }
    void close() {
        if (sound_)
            streams->close(std::exchange(sound_, nullptr));
    }
    std::shared_ptr<Sound> sound_;
};

class Microphone : public Place<Captured> {
  public:
    static constexpr const char* kName = "EuterpeMicrophone";
    static constexpr int kInputs = 0;
    static constexpr int kOutputs = 1;

    void start(MSFilter* filter) {
        // The graph keeps the microphone's pace, else one of the two is too early or too late in the end.
        clock_ = ms_ticker_synchronizer_new();
        ms_ticker_set_synchronizer(filter->ticker, clock_);
        open(std::make_shared<Captured>(format));
    }
    void process(MSFilter* filter) {
        const auto portion = sound_->next();
        if (portion.anew)
            ms_ticker_synchronizer_resync(clock_);
        if (portion.block)
            ms_queue_put(filter->outputs[0], portion.block);
        ms_ticker_synchronizer_update(clock_, portion.samples, format.rate);
    }
    void end(MSFilter* filter) {
        ms_ticker_set_synchronizer(filter->ticker, nullptr);
        ms_ticker_synchronizer_destroy(std::exchange(clock_, nullptr));
        close();
    }

  private:
    MSTickerSynchronizer* clock_ = nullptr;
};

class Speaker : public Place<Played> {
  public:
    static constexpr const char* kName = "EuterpeSpeaker";
    static constexpr int kInputs = 1;
    static constexpr int kOutputs = 0;

    void start(MSFilter* filter) { open(std::make_shared<Played>(format, filter)); }
    void process(MSFilter* filter) {
        if (sound_->put(filter->inputs[0]))
            streams->fed(sound_);
    }
    void end(MSFilter*) { close(); }
};

template <class Kind>
Kind& placeOf(MSFilter* filter) {
    return *static_cast<Kind*>(filter->data);
}

template <class Kind>
int setRate(MSFilter* filter, void* value) {
    if (placeOf<Kind>(filter).runs())
        return -1;
    placeOf<Kind>(filter).format.rate = static_cast<std::uint32_t>(*static_cast<int*>(value));
    return 0;
}
template <class Kind>
int rate(MSFilter* filter, void* value) {
    *static_cast<int*>(value) = static_cast<int>(placeOf<Kind>(filter).format.rate);
    return 0;
}
template <class Kind>
int setChannels(MSFilter* filter, void* value) {
    if (placeOf<Kind>(filter).runs())
        return -1;
    placeOf<Kind>(filter).format.channels = static_cast<std::uint8_t>(*static_cast<int*>(value));
    return 0;
}
template <class Kind>
int channels(MSFilter* filter, void* value) {
    *static_cast<int*>(value) = placeOf<Kind>(filter).format.channels;
    return 0;
}

// mediastreamer2 keeps pointers to these, and marks in them what it has registered, as long as any core
// lives.
template <class Kind>
MSFilterMethod* methods() {
    static MSFilterMethod all[] = {
        {MS_FILTER_SET_SAMPLE_RATE, setRate<Kind>},
        {MS_FILTER_GET_SAMPLE_RATE, rate<Kind>},
        {MS_FILTER_SET_NCHANNELS, setChannels<Kind>},
        {MS_FILTER_GET_NCHANNELS, channels<Kind>},
        {0, nullptr},
    };
    return all;
}

template <class Kind>
MSFilterDesc describe() {
    MSFilterDesc description{};
    description.id = MS_FILTER_PLUGIN_ID;
    description.name = Kind::kName;
    description.text = "Sound of the sound server";
    description.category = MS_FILTER_OTHER;
    description.ninputs = Kind::kInputs;
    description.noutputs = Kind::kOutputs;
    description.init = [](MSFilter* filter) { filter->data = new Kind; };
    description.preprocess = [](MSFilter* filter) { placeOf<Kind>(filter).start(filter); };
    description.process = [](MSFilter* filter) { placeOf<Kind>(filter).process(filter); };
    description.postprocess = [](MSFilter* filter) { placeOf<Kind>(filter).end(filter); };
    description.uninit = [](MSFilter* filter) { delete &placeOf<Kind>(filter); };
    description.methods = methods<Kind>();
    return description;
}

MSFilterDesc reader = describe<Microphone>();
MSFilterDesc writer = describe<Speaker>();

using Streams = std::shared_ptr<CallStreams>;

template <class Kind>
MSFilter* makeFilter(MSSndCard* card, MSFilterDesc& description) {
    MSFilter* filter = ms_factory_create_filter_from_desc(ms_snd_card_get_factory(card), &description);
    placeOf<Kind>(filter).streams = *static_cast<Streams*>(card->data);
    return filter;
}

// The streams of the card that is being added. The library asks each kind of card for its cards without a
// word of ours.
thread_local const Streams* added = nullptr;

MSSndCardDesc describeCard();
MSSndCardDesc card = describeCard();

void detect(MSSndCardManager* manager) {
    if (!added)
        return;
    MSSndCard* made = ms_snd_card_new_with_name(&card, "sound server");
    made->capabilities = MS_SND_CARD_CAP_CAPTURE | MS_SND_CARD_CAP_PLAYBACK;
    made->data = new Streams(*added);
    ms_snd_card_manager_add_card(manager, made);
}

MSSndCardDesc describeCard() {
    MSSndCardDesc description{};
    description.driver_type = "Euterpe";
    description.detect = detect;
    description.create_reader = [](MSSndCard* of) { return makeFilter<Microphone>(of, reader); };
    description.create_writer = [](MSSndCard* of) { return makeFilter<Speaker>(of, writer); };
    description.uninit = [](MSSndCard* of) { delete static_cast<Streams*>(of->data); };
    return description;
}

}  // namespace

NoSoundCards::NoSoundCards() {
    ms_snd_card_manager_bypass_soundcard_detection(TRUE);
}

NoSoundCards::~NoSoundCards() {
    ms_snd_card_manager_bypass_soundcard_detection(FALSE);
}

void addSoundCard(linphone::Core& core, const std::shared_ptr<CallStreams>& streams) {
    auto* factory = linphone_core_get_ms_factory(static_cast<LinphoneCore*>(core.cPtr()));
    auto* manager = ms_factory_get_snd_card_manager(factory);
    // The library's own have detected nothing, and have nothing to end.
    while (manager->descs)
        ms_snd_card_manager_unregister_desc(manager, static_cast<MSSndCardDesc*>(manager->descs->data));
    added = &streams;
    ms_snd_card_manager_register_desc(manager, &card);
    core.reloadSoundDevices();
    added = nullptr;
}

}  // namespace euterpe::phone
