// Requests that wait for their answer: id -> deadline and callback. Each callback is called exactly once:
// with the reply, with Timeout, or with Disconnected; nothing is ever sent again. GUI thread only; owned by
// Connection.
#pragma once

#include "lib/base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <boost/json/value.hpp>

namespace euterpe::link {

class RequestTable : public QObject {
    Q_OBJECT

  public:
    using Answer = std::function<void(Result<boost::json::value>)>;
    using Clock = std::chrono::steady_clock;

    explicit RequestTable(QObject* parent = nullptr);

    // `answer` is dropped unheard when `context` is gone by then. Returns the id to send with.
    std::int64_t add(std::chrono::milliseconds deadline, QObject* context, Answer answer);
    // False for an id that nobody waits for (an answer after its deadline).
    bool answer(std::int64_t id, Result<boost::json::value> result);
    void failAll(const Error& error);
    [[nodiscard]] std::size_t size() const { return open_.size(); }

  private:
    struct Open {
        Clock::time_point deadline;
        QPointer<QObject> context;
        Answer answer;
    };
    void expire();
    void arm();

    std::map<std::int64_t, Open> open_;
    std::int64_t nextId_ = 1;
    QTimer timer_;
};

}  // namespace euterpe::link
