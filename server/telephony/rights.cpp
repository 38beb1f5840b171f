// What the manager user may not do, so that an administrator reads it before somebody's click fails.
#include "server/telephony/telephony_p.h"

#include <array>

namespace euterpe::telephony {
namespace {

using ami::Action;

// Each action that something depends on, with the class of `write` that allows it.
struct Right {
    const char* action;
    const char* writeClass;
};
constexpr std::array kRights{
    Right{"Originate", "originate"},
    Right{"Hangup", "call"},
    Right{"Setvar", "call"},
    Right{"Getvar", "call"},
    Right{"Park", "call"},
    Right{"QueuePause", "agent"},
    Right{"DBPut", "system"},
    Right{"DBDel", "system"},
    Right{"MixMonitor", "system"},
    Right{"PJSIPShowContacts", "system"},
    Right{"CoreShowChannels", "reporting"},
    Right{"DeviceStateList", "reporting"},
    Right{"ExtensionStateList", "reporting"},
    Right{"MailboxCount", "reporting"},
};
// Everybody may do it: an answer without it is no list of actions.
constexpr const char* kAnybodys = "Ping";

}  // namespace

boost::asio::awaitable<void> Telephony::Impl::readRights(Self self, std::uint64_t connection) {
    const auto allowed = co_await self->client_.action(Action("ListCommands"), self->config_.actionTimeout);
    if (self->connection_ != connection || !allowed || allowed->get(kAnybodys).empty())
        co_return;
    self->missingRights_.clear();
    for (const Right& right : kRights) {
        if (!allowed->get(right.action).empty())
            continue;
        self->missingRights_.push_back(std::string(right.action) + ": write = " + right.writeClass);
        self->log_.warning("pbx.right_missing", {{"action", right.action},
                                                 {"expected", std::string("write = … ") + right.writeClass +
                                                                  " of the user in manager.conf"}});
    }
}

}  // namespace euterpe::telephony
