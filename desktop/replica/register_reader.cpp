#include "desktop/replica/register_reader.h"

#include "lib/protocol/limits.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <QTimer>

namespace euterpe::replica {

RegisterReader::RegisterReader(RegisterLink& link, protocol::RegisterFilter filter, QObject* parent)
    : QObject(parent), link_(link), filter_(std::move(filter)) {
    open();
}

void RegisterReader::open() {
    link_.open({filter_}, this, [this](const Result<protocol::RegisterOpenResult>& list) {
        if (!list) {
            if (!waits(list.error(), 0))
                emit failed(list.error());
            return;
        }
        asOf_ = list->asOf;
        total_ = list->total;
        emit rows(list->rows);
        ask(1);
    });
}

void RegisterReader::ask(std::int64_t page) {
    if (page * protocol::limits::kRegisterPageRows >= total_) {
        emit finished();
        return;
    }
    link_.page({filter_, asOf_, page}, this,
               [this, page](const Result<protocol::RegisterPageResult>& answer) {
                   if (!answer) {
                       if (!waits(answer.error(), page))
                           emit failed(answer.error());
                       return;
                   }
                   emit rows(answer->rows);
                   ask(page + 1);
               });
}

// The server lets a session ask so many times a second, and two questions at once.
bool RegisterReader::waits(const Error& error, std::int64_t page) {
    if (error.code != ErrorCode::RateLimited)
        return false;
    const auto pause = std::max(std::chrono::seconds(error.retryAfterS), std::chrono::seconds(1));
    QTimer::singleShot(pause, this, [this, page] {
        if (page == 0)
            open();
        else
            ask(page);
    });
    return true;
}

}  // namespace euterpe::replica
