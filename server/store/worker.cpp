#include "server/store/worker.h"

#include <chrono>

namespace euterpe::store {

Worker::Worker(std::unique_ptr<Store> store, Poster poster, const Log& log)
    : store_(std::move(store)), poster_(std::move(poster)), log_(log), thread_([this] { work(); }) {}

Worker::~Worker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

std::size_t Worker::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

bool Worker::enqueue(Task task) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || queue_.size() >= kQueueLength)
            return false;
        queue_.push_back(std::move(task));
    }
    wake_.notify_one();
    return true;
}

Error Worker::queueFull() {
    return {ErrorCode::RateLimited, "the database cannot keep up", 1};
}

void Worker::work() {
    constexpr auto kSlow = std::chrono::milliseconds(500);
    bool idleWorkLeft = true;
    for (;;) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            // Work that nobody waits for is done in small steps, and only while the queue is empty.
            if (!idleWorkLeft)
                wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (!queue_.empty()) {
                task = std::move(queue_.front());
                queue_.pop_front();
            } else if (stopping_) {
                return;
            }
        }
        if (!task) {
            idleWorkLeft = store_->idleWork();
            continue;
        }
        const auto begin = std::chrono::steady_clock::now();
        task();
        idleWorkLeft = true;
        const auto took = std::chrono::steady_clock::now() - begin;
        if (took > kSlow) {
            const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
            log_.warning("store.slow_job", {{"ms", ms}, {"waiting", waiting()}});
        }
    }
}

}  // namespace euterpe::store
