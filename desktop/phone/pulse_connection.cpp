#include "desktop/phone/pulse_connection.h"

#include "desktop/phone/play_stream.h"

#include <algorithm>
#include <pulse/context.h>
#include <pulse/error.h>
#include <pulse/mainloop.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace euterpe::phone {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// A server that is being restarted is back within a fraction of a second.
constexpr milliseconds kFirstPause{200};
constexpr milliseconds kLongestPause{5000};

}  // namespace

PulseConnection::PulseConnection(const Log& log, std::string address)
    : log_(log),
      address_(std::move(address)),
      wakeUp_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      loop_(pa_mainloop_new()) {
    auto* api = pa_mainloop_get_api(loop_);
    api->io_new(
        api, wakeUp_, PA_IO_EVENT_INPUT,
        [](pa_mainloop_api*, pa_io_event*, int fd, pa_io_event_flags_t, void*) {
            eventfd_t count = 0;
            (void)eventfd_read(fd, &count);
        },
        nullptr);
}

PulseConnection::~PulseConnection() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    (void)eventfd_write(wakeUp_, 1);
    if (thread_.joinable())
        thread_.join();
    pa_mainloop_free(loop_);
    close(wakeUp_);
}

void PulseConnection::post(std::function<void()> job) {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
    if (!thread_.joinable())
        thread_ = std::thread([this] { run(); });
    (void)eventfd_write(wakeUp_, 1);
}

void PulseConnection::add(std::shared_ptr<Client> client) {
    post([this, client = std::move(client)]() mutable {
        if (ready_)
            client->connected(*context_);
        clients_.push_back(std::move(client));
    });
}

void PulseConnection::remove(std::shared_ptr<Client> client) {
    post([this, client = std::move(client)] { std::erase(clients_, client); });
}

void PulseConnection::run() {
    for (;;) {
        {
            const std::lock_guard lock(mutex_);
            if (ending_)
                break;
        }
        runJobs();
        if (!context_ && !clients_.empty() && steady_clock::now() >= nextAttempt_)
            connect();
        settle();
        step(*loop_);
    }
    // A job may hold the last reference to a client, which is to end here.
    std::vector<std::function<void()>> left;
    {
        const std::lock_guard lock(mutex_);
        left.swap(jobs_);
    }
    left.clear();
    clients_.clear();
    drop();
}

void PulseConnection::step(pa_mainloop& loop) {
    if (pa_mainloop_prepare(&loop, waitMicroseconds()) < 0 || pa_mainloop_poll(&loop) < 0)
        return;
    pa_mainloop_dispatch(&loop);
}

void PulseConnection::runJobs() {
    std::vector<std::function<void()>> jobs;
    {
        const std::lock_guard lock(mutex_);
        jobs.swap(jobs_);
    }
    for (auto& job : jobs)
        job();
}

int PulseConnection::waitMicroseconds() const {
    if (context_ || clients_.empty())
        return -1;
    const auto left =
        std::chrono::duration_cast<std::chrono::microseconds>(nextAttempt_ - steady_clock::now());
    return static_cast<int>(std::max<std::int64_t>(left.count(), 0) + 1000);
}

void PulseConnection::connect() {
    context_ = pa_context_new(pa_mainloop_get_api(loop_), kSoundApplicationName);
    // Where the system starts a sound server on demand it does so at first, not for each attempt.
    const auto flags = pause_ <= kFirstPause ? PA_CONTEXT_NOFLAGS : PA_CONTEXT_NOAUTOSPAWN;
    if (pa_context_connect(context_, address_.empty() ? nullptr : address_.c_str(), flags, nullptr) < 0)
        log_.debug("sound server refused", {{"reason", pa_strerror(pa_context_errno(context_))}});
}

void PulseConnection::settle() {
    if (!context_)
        return;
    const auto state = pa_context_get_state(context_);
    if (state == PA_CONTEXT_READY && !ready_) {
        ready_ = true;
        told_ = false;
        pause_ = milliseconds{0};
        log_.info("sound server connected", {{"server", pa_context_get_server(context_)}});
        for (const auto& client : clients_)
            client->connected(*context_);
        return;
    }
    if (PA_CONTEXT_IS_GOOD(state))
        return;
    if (!told_)
        log_.warning("no sound server", {{"reason", pa_strerror(pa_context_errno(context_))}});
    told_ = true;
    pause_ = std::clamp(pause_ * 2, kFirstPause, kLongestPause);
    nextAttempt_ = steady_clock::now() + pause_;
    drop();
    for (const auto& client : clients_)
        client->disconnected();
}

void PulseConnection::drop() {
    ready_ = false;
    if (!context_)
        return;
    pa_context_disconnect(context_);
    pa_context_unref(std::exchange(context_, nullptr));
}

}  // namespace euterpe::phone
