// How a call is read from its rows. Asterisk writes one row per pair (who dialled, who was rung), so:
//   direct call        101 -> 102                       101 outgoing, 102 incoming
//   group, queue       101 -> 102, 101 -> 103 (same dst)  each rung one has a row; who answered says
//   `answered` voicemail          101 -> 102 unanswered, 101 -> ""   101 outgoing answered, 102 missed blind
//   transfer     101 -> 102, 101 -> 103             101 outgoing with both talks, 102 and 103 incoming
//   forward, FreePBX   101 -> Local;1, Local;2 -> 104     Local;2 goes on for whoever dialled its ;1
//   click-to-call      Local;2 -> 101, Local;1 -> 102     nobody dialled ;1: 101 is the caller, and picking
//   up
//                                                         the own telephone does not count as answered
//   pickup             103 dials the pickup code          103's part is the call that it picked up
//   conference         rows of who met whom               nobody was rung by them
// Talks are joined as spans of time, since several rows may tell of the same minute.
#include "server/store/cdr_merge.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace euterpe::store {
namespace {

using protocol::CallDirection;

constexpr std::string_view kClickToCall = "c2c: ";
constexpr int kMaxLocalHops = 8;

bool isDialled(std::string_view number) {
    return std::any_of(number.begin(), number.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == '*' || c == '#'; });
}

bool isWithheld(std::string_view number) {
    std::string lower(number);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    static constexpr std::string_view kNames[] = {"anonymous", "restricted",  "private",
                                                  "withheld",  "unavailable", "unknown"};
    return std::find(std::begin(kNames), std::end(kNames), lower) != std::end(kNames);
}

// "\"Anna Rossi\" <101>" -> Anna Rossi.
std::string nameOfClid(std::string_view clid) {
    const std::size_t bracket = clid.rfind('<');
    std::string_view name = bracket == std::string_view::npos ? std::string_view{} : clid.substr(0, bracket);
    while (!name.empty() && (name.back() == ' ' || name.back() == '"'))
        name.remove_suffix(1);
    while (!name.empty() && (name.front() == ' ' || name.front() == '"'))
        name.remove_prefix(1);
    return std::string(name);
}

std::string clickToCallTarget(const CdrRow& row) {
    const std::string name = nameOfClid(row.clid);
    return name.starts_with(kClickToCall) ? name.substr(kClickToCall.size()) : std::string{};
}

// "Local/101@c2c-00000001;2" -> its name without the half, and the half; half 0 when it is not a Local
// channel.
std::pair<std::string_view, char> localHalf(std::string_view channel) {
    const std::size_t mark = channel.rfind(';');
    if (!channel.starts_with("Local/") || mark == std::string_view::npos || mark + 2 != channel.size())
        return {channel, '\0'};
    return {channel.substr(0, mark), channel.back()};
}

// Applications whose rows name who was met, not who was rung.
bool isMeeting(std::string_view application) {
    return application == "ConfBridge" || application == "ParkedCall" || application == "Park" ||
           application == "Bridge";
}

int talkSeconds(std::vector<std::pair<UnixMillis, UnixMillis>> spans) {
    std::sort(spans.begin(), spans.end());
    std::int64_t total = 0;
    UnixMillis counted = 0;
    for (const auto& [from, to] : spans) {
        total += std::max<std::int64_t>(0, to - std::max(from, counted));
        counted = std::max(counted, to);
    }
    return static_cast<int>((total + 500) / 1000);
}

// One call being put together.
class Merge {
  public:
    Merge(std::vector<const CdrRow*> rows, const CdrDirectory& directory)
        : rows_(std::move(rows)), directory_(directory) {}

    std::vector<RegisterEntry> run();

  private:
    // What one extension did in it.
    struct Part {
        protocol::RegisterRow row;
        bool pickup = false;  // only dialled a pickup code so far
        std::vector<std::pair<UnixMillis, UnixMillis>> talks;
    };
    struct Origin {
        ExtensionId extension;
        bool setup = false;  // the row rings the telephone of who clicked
    };

    ExtensionId extensionOf(std::string_view channel) const;
    Origin originOf(const CdrRow& row, int hops) const;
    void outgoing(const CdrRow& row, const Origin& origin);
    void incoming(const CdrRow& row, const ExtensionId& callee, const Origin& origin);
    Part& part(const ExtensionId& extension, CallDirection direction, const CdrRow& row, bool pickup);
    std::string queueOf(const CdrRow& row, const ExtensionId& callee) const;
    std::string dialledBy(const CdrRow& row) const;
    std::string nameOf(const std::string& number) const;

    std::vector<const CdrRow*> rows_;
    const CdrDirectory& directory_;
    std::map<ExtensionId, Part> parts_;
};

ExtensionId Merge::extensionOf(std::string_view channel) const {
    const auto found = directory_.accounts.find(accountOfChannel(channel));
    return found == directory_.accounts.end() ? ExtensionId{} : found->second;
}

Merge::Origin Merge::originOf(const CdrRow& row, int hops) const {
    if (const ExtensionId own = extensionOf(row.channel); !own.empty())
        return {own, false};
    const auto [name, half] = localHalf(row.channel);
    if (half == '\0' || hops >= kMaxLocalHops)
        return {};
    Origin behind;
    bool dialled = false;
    for (const CdrRow* other : rows_) {
        const auto [otherName, otherHalf] = localHalf(half == '2' ? other->dstChannel : other->channel);
        if (otherName != name || otherHalf == half || otherHalf == '\0')
            continue;
        if (half == '2') {
            dialled = true;
            behind = originOf(*other, hops + 1);
        } else if (const ExtensionId clicked = extensionOf(other->dstChannel);
                   !clicked.empty() && (behind.extension.empty() || other->answered)) {
            behind = {clicked, false};
        }
    }
    if (half == '2' && !dialled)
        return {extensionOf(row.dstChannel), true};
    behind.setup = false;
    return behind;
}

Merge::Part& Merge::part(const ExtensionId& extension, CallDirection direction, const CdrRow& row,
                         bool pickup) {
    const auto [place, fresh] = parts_.try_emplace(extension);
    Part& part = place->second;
    if (fresh || (part.pickup && !pickup)) {
        const UnixMillis started = fresh ? row.start : part.row.startedAt;
        part = Part{};
        part.row.linkedId = LinkedId(row.linkedId);
        part.row.direction = direction;
        part.row.startedAt = started;
        part.pickup = pickup;
    }
    return part;
}

std::string Merge::nameOf(const std::string& number) const {
    if (const auto name = directory_.names.find(ExtensionId(number)); name != directory_.names.end())
        return name->second;
    const auto group = directory_.groups.find(number);
    return group == directory_.groups.end() ? std::string{} : group->second;
}

// The number that the caller dialled for this row. A channel's last number stands in all its rows: after a
// blind transfer the row of the first callee has the second one's.
std::string Merge::dialledBy(const CdrRow& row) const {
    const ExtensionId callee = extensionOf(row.dstChannel);
    if (callee.empty() || callee.str() == row.dst)
        return isDialled(row.dst) ? row.dst : std::string{};
    const bool laterCallee = std::any_of(rows_.begin(), rows_.end(), [&](const CdrRow* other) {
        return other->channel == row.channel && other != &row &&
               extensionOf(other->dstChannel).str() == row.dst;
    });
    return laterCallee || !isDialled(row.dst) ? callee.str() : row.dst;
}

void Merge::outgoing(const CdrRow& row, const Origin& origin) {
    const bool pickup = row.lastApp == "Pickup" || row.lastApp == "PickupChan";
    const std::string clicked = clickToCallTarget(row);
    const std::string dialled = dialledBy(row);
    // The PBX rang the telephone for a purpose of its own.
    if (clicked.empty() && dialled.empty() && !origin.setup)
        return;
    Part& mine = part(origin.extension, CallDirection::Outgoing, row, pickup);
    if (mine.row.direction != CallDirection::Outgoing || (pickup && !mine.pickup))
        return;
    if (!clicked.empty())
        mine.row.number = clicked;
    else if (mine.row.number.empty() && !origin.setup)
        mine.row.number = dialled;
    if (!row.answered || origin.setup)
        return;
    mine.row.answered = true;
    mine.talks.emplace_back(row.talkFrom, row.talkFrom + row.talkMs);
}

void Merge::incoming(const CdrRow& row, const ExtensionId& callee, const Origin& origin) {
    Part& mine = part(callee, CallDirection::Incoming, row, false);
    if (mine.row.direction != CallDirection::Incoming)
        return;
    if (mine.row.number.empty() && !isWithheld(row.src)) {
        mine.row.number = origin.extension.empty() ? row.src : origin.extension.str();
        mine.row.name = nameOf(mine.row.number);
        const std::string sent = nameOfClid(row.clid);
        if (mine.row.name.empty() && sent != mine.row.number && !sent.starts_with(kClickToCall))
            mine.row.name = sent;
    }
    if (mine.row.queue.empty())
        mine.row.queue = queueOf(row, callee);
    if (row.answered) {
        mine.row.answered = true;
        mine.talks.emplace_back(row.talkFrom, row.talkFrom + row.talkMs);
    }
}

std::string Merge::queueOf(const CdrRow& row, const ExtensionId& callee) const {
    if (row.lastApp == "Queue") {
        const std::string queue = row.lastData.substr(0, row.lastData.find(','));
        const auto named = directory_.groups.find(queue);
        return named == directory_.groups.end() ? queue : named->second;
    }
    if (row.dst == callee.str() || !isDialled(row.dst) || directory_.names.count(ExtensionId(row.dst)) != 0)
        return {};
    if (const auto named = directory_.groups.find(row.dst); named != directory_.groups.end())
        return named->second;
    // A number that rang several people at once is a group, known by name or not.
    std::set<ExtensionId> rung;
    for (const CdrRow* other : rows_) {
        if (other->channel == row.channel && other->dst == row.dst)
            rung.insert(extensionOf(other->dstChannel));
    }
    rung.erase(ExtensionId{});
    return rung.size() > 1 ? row.dst : std::string{};
}

std::vector<RegisterEntry> Merge::run() {
    for (const CdrRow* row : rows_) {
        const Origin origin = originOf(*row, 0);
        const ExtensionId callee = extensionOf(row->dstChannel);
        if (!origin.extension.empty())
            outgoing(*row, origin);
        if (!callee.empty() && callee != origin.extension && !isMeeting(row->lastApp))
            incoming(*row, callee, origin);
    }
    std::vector<RegisterEntry> entries;
    for (auto& [extension, part] : parts_) {
        part.row.durationS = talkSeconds(std::move(part.talks));
        if (part.row.direction == CallDirection::Outgoing)
            part.row.name = nameOf(part.row.number);
        entries.push_back({extension, std::move(part.row)});
    }
    return entries;
}

}  // namespace

AccountId accountOfChannel(std::string_view channel) {
    const std::size_t slash = channel.find('/');
    const std::size_t dash = channel.rfind('-');
    if (channel.starts_with("Local/") || slash == std::string_view::npos || dash == std::string_view::npos ||
        dash < slash)
        return {};
    return AccountId(channel.substr(slash + 1, dash - slash - 1));
}

std::vector<RegisterEntry> mergeCdr(const std::vector<CdrRow>& rows, const CdrDirectory& directory) {
    std::vector<const CdrRow*> ordered;
    for (const CdrRow& row : rows)
        ordered.push_back(&row);
    std::stable_sort(ordered.begin(), ordered.end(), [](const CdrRow* a, const CdrRow* b) {
        return std::tie(a->start, a->sequence) < std::tie(b->start, b->sequence);
    });
    return Merge(std::move(ordered), directory).run();
}

}  // namespace euterpe::store
