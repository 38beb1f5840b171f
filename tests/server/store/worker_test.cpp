// The worker thread: order, delivery by the poster, bounded queue, orderly end.
#include "server/store/worker.h"

#include "tests/server/store/temp_store.h"

#include <atomic>
#include <future>

namespace euterpe::store {
namespace {

// A loop of sorts: tasks are kept and run on the test's thread.
class Loop {
  public:
    Worker::Poster poster() {
        return [this](Worker::Task task) {
            const std::lock_guard lock(mutex_);
            tasks_.push_back(std::move(task));
            changed_.notify_all();
        };
    }
    void runNext() {
        Worker::Task task;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return !tasks_.empty(); });
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        task();
    }
    std::size_t size() {
        const std::lock_guard lock(mutex_);
        return tasks_.size();
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Worker::Task> tasks_;
};

TEST(Worker, JobsRunInOrderAndAnswerOnTheLoop) {
    const TempFolder folder;
    Loop loop;
    Worker worker(openStore(folder.file("w.db")), loop.poster(), silent());
    const auto here = std::this_thread::get_id();
    std::vector<int> order;
    for (int i = 0; i < 3; ++i) {
        worker.run(
            [here, i](Store& store) -> Result<std::size_t> {
                EXPECT_NE(std::this_thread::get_id(), here);
                auto put = store.putExtension({ExtensionId(std::to_string(i)), "A", "B", "", "", false, {}});
                if (!put)
                    return put.error();
                return store.loadDirectory()->extensions.size();
            },
            [&order, here, i](Result<std::size_t> count) {
                EXPECT_EQ(std::this_thread::get_id(), here);
                EXPECT_EQ(*count, static_cast<std::size_t>(i) + 1);
                order.push_back(i);
            });
    }
    for (int i = 0; i < 3; ++i)
        loop.runNext();
    EXPECT_EQ(order, (std::vector{0, 1, 2}));
}

TEST(Worker, ErrorsComeBackAsValues) {
    const TempFolder folder;
    Loop loop;
    Worker worker(openStore(folder.file("w.db")), loop.poster(), silent());
    ErrorCode code = ErrorCode::Unknown;
    worker.run([](Store& store) { return store.removeExtension(ExtensionId("none")); },
               [&code](Result<void> outcome) { code = outcome.error().code; });
    loop.runNext();
    EXPECT_EQ(code, ErrorCode::NotFound);
}

TEST(Worker, AFullQueueAnswersAtOnce) {
    const TempFolder folder;
    Loop loop;
    std::promise<void> begun;
    std::promise<void> release;
    Worker worker(openStore(folder.file("w.db")), loop.poster(), silent());
    worker.run(
        [&begun, gate = std::make_shared<std::future<void>>(release.get_future())](Store&) -> Result<void> {
            begun.set_value();
            gate->wait();
            return {};
        },
        [](Result<void>) {});
    begun.get_future().wait();
    int refused = 0;
    int done = 0;
    for (std::size_t i = 0; i < Worker::kQueueLength + 5; ++i) {
        worker.run([](Store&) -> Result<void> { return {}; },
                   [&](Result<void> outcome) { outcome ? ++done : ++refused; });
    }
    EXPECT_EQ(worker.waiting(), Worker::kQueueLength);
    EXPECT_EQ(loop.size(), 5u);
    release.set_value();
    for (std::size_t i = 0; i < Worker::kQueueLength + 6; ++i)
        loop.runNext();
    EXPECT_EQ(refused, 5);
    EXPECT_EQ(done, static_cast<int>(Worker::kQueueLength));
}

TEST(Worker, WhatWasTakenIsDoneBeforeItEnds) {
    const TempFolder folder;
    Loop loop;
    constexpr int kJobs = 100;
    {
        Worker worker(openStore(folder.file("w.db")), loop.poster(), silent());
        for (int i = 0; i < kJobs; ++i) {
            worker.run(
                [i](Store& store) {
                    return store.setPresence(ExtensionId(std::to_string(i)), protocol::Presence::Away);
                },
                [](Result<void> outcome) { EXPECT_TRUE(outcome.ok()); });
        }
    }
    EXPECT_EQ(loop.size(), static_cast<std::size_t>(kJobs));
    EXPECT_EQ(openStore(folder.file("w.db"))->loadPresence()->size(), static_cast<std::size_t>(kJobs));
}

}  // namespace
}  // namespace euterpe::store
