// Arbitrary bytes as an AMI stream: through the reader into the call model. Whatever comes, the model's
// records stay well-formed, and a snapshot without channels leaves nothing behind.
#include "lib/protocol/json.h"
#include "server/ami/ami_reader.h"
#include "server/pbx/pbx_state.h"
#include "server/pbx/user_agent.h"

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string_view>
#include <utility>

namespace {

using namespace euterpe;

void require(bool holds) {
    if (!holds)
        std::abort();
}

pbx::Directory directory() {
    pbx::Directory made;
    for (const char* id : {"101", "102", "103", "107", "117"}) {
        pbx::DirectoryEntry entry;
        entry.id = ExtensionId(id);
        entry.accounts = {AccountId(id), AccountId(std::string(id) + "-2")};
        entry.mailbox = std::string(id) + "@default";
        made.extensions.push_back(entry);
    }
    made.groups = {{"600", "Sales"}};
    return made;
}

void check(const pbx::Changes& changes) {
    for (const pbx::CallChange& change : changes.calls) {
        const protocol::Call& call = change.call;
        require(!change.owner.empty() && !call.id.empty());
        require(protocol::isUtf8(call.peerName) && protocol::isUtf8(call.peerNumber));
        require(protocol::isUtf8(call.queue) && protocol::isUtf8(call.calledNumber));
        require(call.line >= 0 && call.line <= 4);
        require((call.state == protocol::CallState::Ended) == (call.endReason != protocol::EndReason::None));
    }
}

// One stream; messages with made-up names do what telephony does beside feeding events.
class Stream {
  public:
    Stream() { check(state_.setDirectory(directory())); }

    void take(const ami::Message& message) {
        now_ += 100;
        const std::string_view event = message.event();
        if (event == "CoreShowChannel") {
            listed_.push_back(message);
        } else if (event == "CoreShowChannelsComplete") {
            pbx::Snapshot snapshot;
            snapshot.channels = std::exchange(listed_, {});
            check(state_.applySnapshot(snapshot, now_));
        } else if (event == "ContactList") {
            pbx::Snapshot snapshot;
            snapshot.contacts.emplace().push_back(message);
            check(state_.applySnapshot(snapshot, now_));
        } else if (event == "FullyBooted") {
            check(state_.pbxLost());
        } else if (event == "Reload") {
            state_.expectClickToCall(CallId(message.get("Uniqueid")), ExtensionId("101"),
                                     message.get("Exten"), now_);
        } else {
            check(state_.apply(message, now_));
            check(state_.tick(now_));
        }
    }

    void finish() {
        std::set<CallId> seen;
        for (const ExtensionId& id : state_.extensionIds()) {
            for (const protocol::Call& call : state_.callsOf(id)) {
                require(seen.insert(call.id).second);
                require(!state_.legsOf(call.id).empty());
                require(state_.ownerOf(call.id) == id);
            }
        }
        require(seen.size() == state_.callCount());
        pbx::Snapshot empty;
        empty.channels.emplace();
        check(state_.applySnapshot(empty, now_));
        require(state_.callCount() == 0 && state_.channelCount() == 0);
    }

  private:
    pbx::State state_;
    std::vector<ami::Message> listed_;
    UnixMillis now_ = 1'000'000;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    (void)pbx::parseUserAgent(bytes.substr(0, 200));
    Stream stream;
    ami::Reader reader;
    const auto sink = [&](const ami::Message& message) { stream.take(message); };
    // In two pieces, so that every input also tests a cut.
    reader.feed(bytes.substr(0, size / 3), sink);
    reader.feed(bytes.substr(size / 3), sink);
    stream.finish();
    return 0;
}
