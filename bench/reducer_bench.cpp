// What one AMI event costs the call model while 100 or 10,000 channels live: it must not grow with their
// number. The stream is a company at work: each step ends the oldest call and starts, rings, answers and
// bridges a new one. Prints {"reducer_100_ns": …} and {"reducer_10000_ns": …}: nanoseconds of CPU per event,
// parsing not included, and the same with the bytes read from the stream as "…_with_parsing_ns".
#include "server/ami/ami_reader.h"
#include "server/pbx/pbx_state.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace {

using namespace euterpe;

constexpr int kExtensions = 10'000;
constexpr int kRounds = 5;  // the best counts: the others were disturbed
constexpr std::size_t kEventsPerRound = 100'000;

pbx::Directory directory() {
    pbx::Directory made;
    for (int i = 0; i < kExtensions; ++i) {
        const std::string id = std::to_string(10'000 + i);
        pbx::DirectoryEntry entry;
        entry.id = ExtensionId(id);
        entry.firstName = "First" + id;
        entry.lastName = "Last" + id;
        entry.accounts = {AccountId(id)};
        made.extensions.push_back(entry);
    }
    return made;
}

// Writes the events of calls as Asterisk 22 sends them, header for header.
class Traffic {
  public:
    // The events that bring call `n` up.
    void begin(int n, std::string& out) const {
        out += event("Newchannel", caller(n, 4));
        out += event("Newchannel", called(n, 0));
        out += event("NewConnectedLine", called(n, 0));
        out += event("DialBegin", caller(n, 4) + dest(n, 0));
        out += event("Newstate", called(n, 5));
        out += event("DialState", caller(n, 4) + dest(n, 5) + "DialStatus: RINGING\r\n");
        out += event("Newstate", called(n, 6));
        out += event("DialEnd", caller(n, 4) + dest(n, 6) + "DialStatus: ANSWER\r\n");
        out += event("Newstate", caller(n, 6));
        out += event("BridgeEnter", bridge(n) + called(n, 6));
        out += event("BridgeEnter", bridge(n) + caller(n, 6));
    }
    void end(int n, std::string& out) const {
        out += event("BridgeLeave", bridge(n) + called(n, 6));
        out += event("BridgeLeave", bridge(n) + caller(n, 6));
        out += event("Hangup", called(n, 6) + "Cause: 16\r\nCause-txt: Normal Clearing\r\n");
        out += event("Hangup", caller(n, 6) + "Cause: 16\r\nCause-txt: Normal Clearing\r\n");
    }

  private:
    static std::string event(const std::string& name, const std::string& headers) {
        return "Event: " + name + "\r\nPrivilege: call,all\r\nTimestamp: 1795443040.123456\r\n" + headers +
               "\r\n";
    }
    static std::string extension(int n) { return std::to_string(10'000 + n % kExtensions); }
    static std::string uniqueId(int n) { return "pbx-1795443040." + std::to_string(n); }
    static std::string bridge(int n) {
        return "BridgeUniqueid: 7b998bbd-2343-44b8-9133-" + std::to_string(n) +
               "\r\nBridgeType: basic\r\nBridgeTechnology: simple_bridge\r\nBridgeCreator: <unknown>\r\n";
    }
    static std::string channel(const std::string& prefix, const std::string& own, const std::string& other,
                               int id, int linked, int state) {
        const auto line = [&](const char* name, const std::string& value) {
            return prefix + name + ": " + value + "\r\n";
        };
        return line("Channel", "PJSIP/" + own + "-" + std::to_string(10'000'000 + id)) +
               line("ChannelState", std::to_string(state)) + line("ChannelStateDesc", "State") +
               line("CallerIDNum", own) + line("CallerIDName", "First Last") +
               line("ConnectedLineNum", other) + line("ConnectedLineName", "First Last") +
               line("Language", "en") + line("AccountCode", "") + line("Context", "euterpe-internal") +
               line("Exten", other) + line("Priority", "1") + line("Uniqueid", uniqueId(id)) +
               line("Linkedid", uniqueId(linked));
    }
    static std::string caller(int n, int state) {
        return channel("", extension(2 * n), extension(2 * n + 1), 2 * n, 2 * n, state);
    }
    static std::string called(int n, int state) {
        return channel("", extension(2 * n + 1), extension(2 * n), 2 * n + 1, 2 * n, state);
    }
    static std::string dest(int n, int state) {
        return channel("Dest", extension(2 * n + 1), extension(2 * n), 2 * n + 1, 2 * n, state);
    }
};

double cpuNanoseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

std::vector<ami::Message> parse(const std::string& text) {
    std::vector<ami::Message> events;
    ami::Reader reader;
    reader.feed(text, [&](const ami::Message& event) { events.push_back(event); });
    return events;
}

// Each call has two channels. `next` is the number of the first call that has not begun.
void measure(int channels) {
    const Traffic traffic;
    pbx::State state;
    (void)state.setDirectory(directory());
    UnixMillis now = 1'000'000;
    int next = 0;
    std::string text;
    for (; next < channels / 2; ++next)
        traffic.begin(next, text);
    for (const ami::Message& event : parse(text))
        (void)state.apply(event, ++now);
    if (state.channelCount() != static_cast<std::size_t>(channels)) {
        std::fprintf(stderr, "reducer_bench: %zu channels instead of %d\n", state.channelCount(), channels);
        return;
    }

    double best = 1e18;
    double bestParsed = 1e18;
    std::size_t changes = 0;
    for (int round = 0; round < 2 * kRounds; ++round) {
        const bool parsing = round % 2 == 1;
        text.clear();
        for (std::size_t i = 0; i < kEventsPerRound / 15; ++i, ++next) {
            traffic.end(next - channels / 2, text);
            traffic.begin(next, text);
        }
        const std::vector<ami::Message> events = parse(text);
        const double begin = cpuNanoseconds();
        if (parsing) {
            ami::Reader reader;
            reader.feed(
                text, [&](const ami::Message& event) { changes += state.apply(event, ++now).calls.size(); });
        } else {
            for (const ami::Message& event : events)
                changes += state.apply(event, ++now).calls.size();
        }
        const double each = (cpuNanoseconds() - begin) / static_cast<double>(events.size());
        (parsing ? bestParsed : best) = std::min(parsing ? bestParsed : best, each);
    }
    std::fprintf(stderr, "reducer_bench: %d channels, %zu live at the end, %zu call changes\n", channels,
                 state.channelCount(), changes);
    std::printf("{\"reducer_%d_ns\": %.0f}\n", channels, best);
    std::printf("{\"reducer_%d_with_parsing_ns\": %.0f}\n", channels, bestParsed);
}

}  // namespace

// With numbers of channels as arguments: those instead, e.g. one at a time to have valgrind count
// instructions.
int main(int argc, char** argv) {
    if (argc == 1) {
        measure(100);
        measure(10'000);
    }
    for (int i = 1; i < argc; ++i)
        measure(std::max(1, std::atoi(argv[i])));
    return 0;
}
