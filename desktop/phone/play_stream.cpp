#include "desktop/phone/play_stream.h"

#include <pulse/simple.h>

namespace euterpe::phone {

void ClosePlayStream::operator()(pa_simple* stream) const {
    pa_simple_free(stream);
}

PlayStream openPlayStream(const char* name, const PlayFormat& format, const std::string& device, int& error,
                          const std::string& server) {
    const pa_sample_spec spec{PA_SAMPLE_S16NE, format.rate, format.channels};
    pa_buffer_attr buffer{};
    buffer.maxlength = buffer.prebuf = buffer.minreq = buffer.fragsize = static_cast<std::uint32_t>(-1);
    buffer.tlength = 2 * format.chunk;
    const auto open = [&](const char* wanted) {
        return PlayStream(pa_simple_new(server.empty() ? nullptr : server.c_str(), kSoundApplicationName,
                                        PA_STREAM_PLAYBACK, wanted, name, &spec, nullptr, &buffer, &error));
    };
    PlayStream stream = device.empty() ? nullptr : open(device.c_str());
    return stream ? std::move(stream) : open(nullptr);
}

}  // namespace euterpe::phone
