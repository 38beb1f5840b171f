// What SoundDevices does on the sound thread: reads the server's lists whenever it says that something
// changed, moves the engine's streams. Owned by SoundDevices and by the connection; every function but the
// constructor runs on the sound thread. Results leave as values through the two callbacks.
#pragma once

#include "desktop/phone/pulse_connection.h"
#include "desktop/phone/sound_devices.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct pa_context;
struct pa_operation;
struct pa_server_info;
struct pa_sink_info;
struct pa_sink_input_info;
struct pa_source_info;
struct pa_source_output_info;

namespace euterpe::phone {

class SoundDevices::Worker : public PulseConnection::Client {
  public:
    std::function<void(std::vector<SoundDevice>)> told;

    Worker() = default;
    // May come while the server still owes answers: they are not waited for.
    ~Worker() override;
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void route(SoundDirection direction, const std::string& device, int volumePercent);

    void connected(pa_context& context) override;
    void disconnected() override;

  private:
    struct Stream {
        std::uint8_t channels = 1;
        bool seen = false;  // in the reading that is under way
    };
    struct Route {
        std::string device;
        int volumePercent = 100;
        std::map<std::uint32_t, Stream> streams;  // by the server's index
    };

    struct Cancelled {
        void operator()(pa_operation* operation) const;
    };

    void changed(unsigned event);
    // Keeps a question whose answer comes to this object.
    void await(pa_operation* operation);
    void readDevices();
    void readStreams();
    void took(const pa_server_info& info);
    void took(const pa_sink_info& info);
    void took(const pa_source_info& info);
    template <class Info>
    void tookStream(SoundDirection direction, const Info& info);
    void deviceReadingEnded(bool whole);
    void streamReadingEnded(bool whole);
    void place(SoundDirection direction, std::uint32_t stream);
    void setVolume(SoundDirection direction, std::uint32_t stream);
    [[nodiscard]] Route& of(SoundDirection direction) {
        return routes_.at(static_cast<std::size_t>(direction));
    }

    pa_context* context_ = nullptr;
    int failures_ = 0;  // attempts since the server was last there
    // Lists are read as a whole, one reading at a time; a change during a reading asks for one more.
    // One that broke off with the connection is thrown away.
    int devicesPending_ = 0;
    bool devicesStale_ = false;
    bool devicesWhole_ = true;
    int streamsPending_ = 0;
    bool streamsStale_ = false;
    bool streamsWhole_ = true;
    std::string defaultSink_;
    std::string defaultSource_;
    std::vector<SoundDevice> reading_;
    std::array<Route, 2> routes_;
    std::vector<std::unique_ptr<pa_operation, Cancelled>> awaited_;
};

}  // namespace euterpe::phone
