#include "lib/protocol/limits.h"
#include "server/ami/pending_p.h"

#include <charconv>
#include <string>
#include <utility>

namespace euterpe::ami {
namespace {

namespace limits = protocol::limits;

// As in docs/joining-a-pbx.md.
constexpr const char* kReadRights = "system,call,agent,user,reporting,cdr,dtmf";
constexpr const char* kWriteRights = "system,call,agent,user,reporting,originate";

Error refusal(const Message& response) {
    const std::string_view text = response.get("Message");
    if (text.find("ermission denied") == std::string_view::npos)
        return {ErrorCode::PbxRefused, "Asterisk: " + std::string(text)};
    // Asterisk does not say which right; the administrator reads this in the log.
    return {ErrorCode::Forbidden, "Asterisk: " + std::string(text) +
                                      "; this AMI user lacks a right in manager.conf, expected read = " +
                                      kReadRights + " and write = " + kWriteRights};
}

}  // namespace

Result<std::uint64_t> PendingActions::add(bool list, Done done) {
    if (open_.size() >= limits::kAmiPendingActions)
        return Error{ErrorCode::RateLimited, "too many open AMI actions"};
    const std::uint64_t id = next_++;
    Open& open = open_[id];
    open.list = list;
    open.done = std::move(done);
    return id;
}

std::optional<std::uint64_t> PendingActions::idOf(const Message& message) {
    const std::string_view text = message.get("ActionID");
    std::uint64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return id;
}

bool PendingActions::take(const Message& message) {
    const auto id = idOf(message);
    if (!id)
        return false;
    const auto open = open_.find(*id);
    if (open == open_.end())
        return message.isResponse();  // late, after the deadline: nobody else wants a response
    if (!message.isResponse())
        return takeEvent(open, message);

    // "Goodbye" and "Follows" are successes of their own wording.
    if (equalsIgnoreCase(message.get("Response"), "Error")) {
        finish(open, refusal(message));
    } else {
        open->second.reply.response = message;
        open->second.answered = true;
        if (!open->second.list)
            finish(open, std::move(open->second.reply));
    }
    return true;
}

bool PendingActions::takeEvent(Table::iterator open, const Message& event) {
    if (!open->second.list)
        return false;  // OriginateResponse carries the id of its action, but is an event for everybody
    const std::string_view phase = event.get("EventList");
    if (equalsIgnoreCase(phase, "Complete")) {
        finish(open, std::move(open->second.reply));
    } else if (equalsIgnoreCase(phase, "Cancelled")) {
        finish(open, Error{ErrorCode::PbxRefused, "Asterisk cancelled the list"});
    } else if (open->second.reply.events.size() >= limits::kAmiListEvents) {
        finish(open, Error{ErrorCode::TooLarge, "AMI list too long"});
    } else {
        open->second.reply.events.push_back(event);
    }
    return true;
}

void PendingActions::fail(std::uint64_t id, const Error& error) {
    if (const auto open = open_.find(id); open != open_.end())
        finish(open, error);
}

void PendingActions::failAll(const Error& error) {
    while (!open_.empty())
        finish(open_.begin(), error);
}

void PendingActions::finish(Table::iterator open, Result<Reply> outcome) {
    // Removed first: `done` may add the next action.
    const Done done = std::move(open->second.done);
    open_.erase(open);
    done(std::move(outcome));
}

}  // namespace euterpe::ami
