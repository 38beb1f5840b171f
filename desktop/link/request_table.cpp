#include "desktop/link/request_table.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace euterpe::link {

RequestTable::RequestTable(QObject* parent) : QObject(parent) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &RequestTable::expire);
}

std::int64_t RequestTable::add(std::chrono::milliseconds deadline, QObject* context, Answer answer) {
    const std::int64_t id = nextId_++;
    open_.emplace(id, Open{Clock::now() + deadline, context, std::move(answer)});
    arm();
    return id;
}

bool RequestTable::answer(std::int64_t id, Result<boost::json::value> result) {
    const auto found = open_.find(id);
    if (found == open_.end())
        return false;
    const Open open = std::move(found->second);
    open_.erase(found);
    arm();
    if (open.context)
        open.answer(std::move(result));
    return true;
}

void RequestTable::failAll(const Error& error) {
    // A callback may add requests: those are not of this connection.
    const auto failed = std::exchange(open_, {});
    timer_.stop();
    const QPointer<RequestTable> alive(this);
    for (const auto& [id, open] : failed) {
        if (!alive)
            return;
        if (open.context)
            open.answer(error);
    }
}

void RequestTable::expire() {
    const auto now = Clock::now();
    std::vector<std::int64_t> late;
    for (const auto& [id, open] : open_) {
        if (open.deadline <= now)
            late.push_back(id);
    }
    const QPointer<RequestTable> alive(this);
    for (const std::int64_t id : late) {
        if (!alive)
            return;
        answer(id, Error{ErrorCode::Timeout, "no answer from the server"});
    }
    if (alive)
        arm();
}

void RequestTable::arm() {
    if (open_.empty()) {
        timer_.stop();
        return;
    }
    const auto first = std::min_element(open_.begin(), open_.end(), [](const auto& a, const auto& b) {
        return a.second.deadline < b.second.deadline;
    });
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(first->second.deadline - Clock::now());
    timer_.start(std::max(wait, std::chrono::milliseconds(0)));
}

}  // namespace euterpe::link
