// Changes to mailboxes that Asterisk itself carries out (H2), and telling it of those that others made.
#include "server/telephony/telephony_p.h"

#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace euterpe::telephony {

namespace asio = boost::asio;
using ami::Action;
using asio::awaitable;

void Telephony::Impl::changeVoicemail(const VoicemailChange& change, Callback<void> done) {
    Action action(change.toFolder.empty() ? "VoicemailRemove" : "VoicemailMove");
    action.set("Context", change.context).set("Mailbox", change.box);
    action.set("Folder", change.folder).set("ID", change.message);
    if (!change.toFolder.empty())
        action.set("ToFolder", change.toFolder);
    runOne(std::move(action), std::move(done));
}

void Telephony::Impl::refreshVoicemail(const std::string& box, const std::string& context,
                                       Callback<void> done) {
    Action action("VoicemailRefresh");
    action.set("Context", context).set("Mailbox", box);
    runOne(std::move(action), std::move(done));
}

void Telephony::Impl::runOne(Action action, Callback<void> done) {
    const auto run = [](Self self, std::vector<Action> what, Callback<void> callback) -> awaitable<void> {
        callback(co_await carryOut(self, std::move(what)));
    };
    std::vector<Action> actions;
    actions.push_back(std::move(action));
    asio::co_spawn(io_, run(shared_from_this(), std::move(actions), std::move(done)), asio::detached);
}

void Telephony::changeVoicemail(const VoicemailChange& change, Callback<void> done) {
    impl_->changeVoicemail(change, std::move(done));
}

void Telephony::refreshVoicemail(const std::string& box, const std::string& context, Callback<void> done) {
    impl_->refreshVoicemail(box, context, std::move(done));
}

}  // namespace euterpe::telephony
