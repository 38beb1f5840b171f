#include "desktop/app/idle_watch.h"

#include <algorithm>
#include <utility>

namespace euterpe::app {
namespace {

using std::chrono::milliseconds;

// Who comes back is shown as available within this time.
constexpr milliseconds kWhileIdle{2000};
constexpr milliseconds kAtLeast{1000};
constexpr milliseconds kWhileUnknown{60'000};

}  // namespace

IdleWatch::IdleWatch(replica::Session& session, const settings::Settings& settings,
                     std::unique_ptr<IdleSource> source, QObject* parent)
    : QObject(parent), session_(session), settings_(settings), source_(std::move(source)) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &IdleWatch::look);
    connect(&settings_, &settings::Settings::changed, this,
            [this](const settings::Values& before, const settings::Values& now) {
                if (before.awayAfterMins != now.awayAfterMins)
                    look();
            });
    // A resumed session of the server may remember another answer.
    connect(&session_, &replica::Session::synchronised, this, [this] {
        session_.commands().setIdle(idle_);
        look();
    });
}

void IdleWatch::look() {
    if (!source_ || settings_.values().awayAfterMins == 0 || !session_.syncState().isOnline()) {
        timer_.stop();
        if (settings_.values().awayAfterMins == 0)
            tell(false);
        return;
    }
    source_->ask([this](std::optional<milliseconds> idle) { judge(idle); });
}

// The next look is when the time could be over, not every second.
void IdleWatch::judge(std::optional<milliseconds> idle) {
    const milliseconds limit = std::chrono::minutes(settings_.values().awayAfterMins);
    tell(idle && *idle >= limit);
    if (!idle)
        timer_.start(kWhileUnknown);
    else
        timer_.start(idle_ ? kWhileIdle : std::max(kAtLeast, limit - *idle));
}

void IdleWatch::tell(bool idle) {
    if (std::exchange(idle_, idle) != idle && session_.syncState().isOnline())
        session_.commands().setIdle(idle);
}

}  // namespace euterpe::app
