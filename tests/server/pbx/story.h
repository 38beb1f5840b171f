// Replays recorded AMI traces and tells, user by user, what each would have seen. For tests on one thread.
#pragma once

#include "server/ami/message.h"
#include "server/pbx/pbx_state.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::pbx {

// The demo company as far as the traces need it.
Directory demoDirectory();

// Events of a file of tests/server/pbx/traces, or of text in AMI's form.
std::vector<ami::Message> readTrace(const std::string& name);
std::vector<ami::Message> parseEvents(std::string_view text);

// One line a change of a call, in words: "Ringing < 101 Giulia Bianchi".
std::string describe(const protocol::Call& call);

class Story {
  public:
    Story();
    explicit Story(const std::string& trace);

    void play(const std::vector<ami::Message>& events);
    void note(const Changes& changes);

    // What the owner of an extension saw of calls, one entry a change, as describe() says; the ids of calls
    // are numbered "1:", "2:" where there was more than one.
    [[nodiscard]] std::vector<std::string> of(const std::string& extension) const;
    // Phone states of an extension in order, as words.
    [[nodiscard]] std::vector<std::string> phoneOf(const std::string& extension) const;

    State state;
    UnixMillis now = 1'000'000;
    std::vector<CallChange> calls;
    std::map<std::string, std::vector<protocol::PhoneState>> phones;
    std::vector<ExtensionId> selves;
    std::vector<ExtensionId> services;
};

}  // namespace euterpe::pbx
