#include "server/ldap/ldap_worker.h"

#include "lib/protocol/limits.h"

#include <memory>
#include <utility>

namespace euterpe::ldap {

LdapWorker::LdapWorker(const Config& config, Poster poster)
    : poster_(std::move(poster)), connection_(config, stopping_), thread_([this] { work(); }) {}

LdapWorker::~LdapWorker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

bool LdapWorker::ask(Question question) {
    {
        const std::lock_guard lock(mutex_);
        if (queue_.size() >= protocol::limits::kLookupsWaiting)
            return false;
        queue_.push_back(std::move(question));
    }
    wake_.notify_one();
    return true;
}

void LdapWorker::work() {
    for (;;) {
        Question question;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (stopping_)
                return;
            question = std::move(queue_.front());
            queue_.pop_front();
        }
        if (std::chrono::steady_clock::now() >= question.until)
            continue;
        auto outcome = std::make_shared<Result<Found>>(connection_.search(question.filter, question.most));
        if (!stopping_)
            poster_([done = std::move(question.done), outcome] { done(std::move(*outcome)); });
    }
}

}  // namespace euterpe::ldap
