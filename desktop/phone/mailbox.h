// Lets a thread without an event loop hand values to an object of a Qt thread that may be gone by then. Made
// and closed by that object, in its own thread; post() on any thread. The mutex guards the target alone.
#pragma once

#include <functional>
#include <mutex>
#include <utility>

#include <QMetaObject>
#include <QObject>

namespace euterpe::phone {

class Mailbox {
  public:
    explicit Mailbox(QObject& target) : target_(&target) {}

    // Runs `job` in the target's thread from its event loop; drops it once the box is closed.
    void post(std::function<void()> job) {
        const std::lock_guard lock(mutex_);
        if (target_)
            QMetaObject::invokeMethod(target_, std::move(job), Qt::QueuedConnection);
    }
    // The first thing that the target's destructor does.
    void close() {
        const std::lock_guard lock(mutex_);
        target_ = nullptr;
    }

  private:
    std::mutex mutex_;
    QObject* target_;
};

}  // namespace euterpe::phone
