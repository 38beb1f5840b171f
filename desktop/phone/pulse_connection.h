// Connection to the sound server by libpulse (PulseAudio, or PipeWire in its stead) and the thread that
// serves it. Connects anew when the server went away. Owns the thread, the mainloop and the context; what
// uses the context is a Client, whose functions all run on that thread. The public functions may be called on
// any thread. Nothing runs and nothing is connected before the first add().
#pragma once

#include "lib/base/log.h"

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct pa_context;
struct pa_mainloop;
struct pa_mainloop_api;

namespace euterpe::phone {

class PulseConnection {
  public:
    class Client {
      public:
        virtual ~Client() = default;
        // The server is there. The context lives until disconnected().
        virtual void connected(pa_context& context) = 0;
        // It is gone, or could not be reached; told after each attempt.
        virtual void disconnected() = 0;
    };

    // `address` as in PULSE_SERVER; "" = that variable, or the user's own server.
    explicit PulseConnection(const Log& log, std::string address = {});
    // Waits for the thread; clients that are left are destroyed on it.
    ~PulseConnection();
    PulseConnection(const PulseConnection&) = delete;
    PulseConnection& operator=(const PulseConnection&) = delete;

    void post(std::function<void()> job);
    // The client is connected as soon as the server is; after remove() nothing more is called and it is
    // destroyed on the sound thread.
    void add(std::shared_ptr<Client> client);
    void remove(std::shared_ptr<Client> client);

  private:
    void run();
    void step(pa_mainloop& loop);
    void runJobs();
    void connect();
    void settle();  // acts on what the context's state has become
    void drop();
    [[nodiscard]] int waitMicroseconds() const;

    const Log& log_;
    const std::string address_;
    std::mutex mutex_;
    std::vector<std::function<void()>> jobs_;  // guarded by mutex_
    bool ending_ = false;                      // guarded by mutex_
    std::thread thread_;                       // guarded by mutex_ until it is joined
    // Not pa_mainloop_wakeup(): a call of it just before the loop goes to sleep is forgotten.
    const int wakeUp_;

    // The sound thread's own.
    pa_mainloop* loop_ = nullptr;
    pa_context* context_ = nullptr;
    bool ready_ = false;
    bool told_ = false;  // the log has been told that there is no server
    std::chrono::steady_clock::time_point nextAttempt_;
    std::chrono::milliseconds pause_{0};
    std::vector<std::shared_ptr<Client>> clients_;
};

}  // namespace euterpe::phone
