#include "tests/server/telephony/fixture.h"

#include "tests/server/ami/scripted_ami.h"

#include <chrono>

namespace euterpe::telephony {

void Heard::onChanges(const pbx::Changes& changes) {
    calls.insert(calls.end(), changes.calls.begin(), changes.calls.end());
    accounts.insert(accounts.end(), changes.accounts.begin(), changes.accounts.end());
    extensions.insert(extensions.end(), changes.extensions.begin(), changes.extensions.end());
    selves.insert(selves.end(), changes.selves.begin(), changes.selves.end());
}

std::vector<protocol::CallState> Heard::statesOf(const CallId& call) const {
    std::vector<protocol::CallState> states;
    for (const pbx::CallChange& change : calls) {
        if (change.call.id == call)
            states.push_back(change.call.state);
    }
    return states;
}

std::optional<protocol::Call> Heard::newestOf(const std::string& extension) const {
    for (auto change = calls.rbegin(); change != calls.rend(); ++change) {
        if (change->owner.str() == extension)
            return change->call;
    }
    return std::nullopt;
}

pbx::Directory directory() {
    pbx::Directory made;
    for (const auto& [id, first, last] :
         {std::tuple{"101", "Giulia", "Bianchi"}, std::tuple{"102", "Marco", "Ferrari"},
          std::tuple{"103", "Francesca", "Rossi"}, std::tuple{"117", "Matteo", "Caruso"}}) {
        pbx::DirectoryEntry entry;
        entry.id = ExtensionId(id);
        entry.firstName = first;
        entry.lastName = last;
        entry.accounts = {AccountId(id)};
        entry.mailbox = std::string(id) + "@default";
        made.extensions.push_back(entry);
    }
    return made;
}

void Bench::start() {
    telephony = std::make_unique<Telephony>(io, config, heard, log);
    telephony->setDirectory(directory());
    telephony->start();
}

void Bench::stop() {
    telephony.reset();
    io.restart();
    io.run_for(std::chrono::milliseconds(50));
}

bool Bench::until(const std::function<bool()>& condition, int patienceMs) {
    return ami::runUntil(io, condition, patienceMs);
}

std::optional<Result<CallId>> Bench::dial(const std::string& account, const std::string& own,
                                          const std::string& target, const std::string& wanted) {
    std::optional<Result<CallId>> outcome;
    telephony->dial(AccountId(account), ExtensionId(own), target, CallId(wanted),
                    [&](Result<CallId> result) { outcome = std::move(result); });
    until([&] { return outcome.has_value(); });
    return outcome;
}

std::optional<Result<void>> Bench::hangup(const CallId& call) {
    std::optional<Result<void>> outcome;
    telephony->hangup(call, [&](Result<void> result) { outcome = std::move(result); });
    until([&] { return outcome.has_value(); });
    return outcome;
}

std::optional<Result<void>> Bench::reject(const CallId& call) {
    std::optional<Result<void>> outcome;
    telephony->reject(call, [&](Result<void> result) { outcome = std::move(result); });
    until([&] { return outcome.has_value(); });
    return outcome;
}

}  // namespace euterpe::telephony
