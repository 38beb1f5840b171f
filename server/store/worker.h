// The thread on which SQL runs. Owns the Store while it lives; jobs are done one by one in the order of
// run(). run() is called on the loop thread; a job's outcome comes back through the poster given at
// construction (the server's poster is asio::post to its loop), so that `done` runs on the loop thread again.
#pragma once

#include "lib/base/log.h"
#include "lib/base/result.h"
#include "server/store/store.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>

namespace euterpe::store {

class Worker {
  public:
    using Task = std::function<void()>;
    // Called on the worker thread, or on the caller's when the queue is full; must not block.
    using Poster = std::function<void(Task)>;

    // Jobs waiting. Beyond it run() answers RateLimited; nothing waits in memory without bound.
    static constexpr std::size_t kQueueLength = 4'096;

    Worker(std::unique_ptr<Store> store, Poster poster, const Log& log);
    // Does the jobs already taken, then joins the thread. Their outcomes are still posted.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // `job(Store&)` returns a Result; `done(Result)` gets it on the poster's thread, exactly once.
    // Values only: neither may refer to an object of the other thread that could end before.
    template <class Job, class Done>
    void run(Job job, Done done) {
        using Outcome = std::invoke_result_t<Job&, Store&>;
        auto shared = std::make_shared<Done>(std::move(done));
        const bool taken = enqueue([this, shared, job = std::move(job)]() mutable {
            auto outcome = std::make_shared<Outcome>(job(*store_));
            poster_([shared, outcome] { (*shared)(std::move(*outcome)); });
        });
        if (!taken)
            poster_([shared] { (*shared)(Outcome(queueFull())); });
    }

    [[nodiscard]] std::size_t waiting() const;

  private:
    bool enqueue(Task task);
    void work();
    static Error queueFull();

    std::unique_ptr<Store> store_;
    Poster poster_;
    const Log& log_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task> queue_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace euterpe::store
