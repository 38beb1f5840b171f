// How a call is read from its rows. Asterisk writes one row per pair (who dialled, who was rung), so:
//   direct call        101 -> 102                       101 outgoing, 102 incoming
//   group, queue       101 -> 102, 101 -> 103 (same dst)  each rung one has a row; who answered says
//   `answered` voicemail          101 -> 102 unanswered, 101 -> ""   101 outgoing answered, 102 missed blind
//   transfer     101 -> 102, 101 -> 103             101 outgoing with both talks, 102 and 103 incoming
//   attended     101 -> 102; elsewhere 102 -> 103, then   103's telephone went on with the same channel: one
//   transfer     101 -> 103 or 102's channel -> 103       call, from 102
//   forward, FreePBX   101 -> Local;1, Local;2 -> 104     Local;2 goes on for whoever dialled its ;1
//   click-to-call      Local;2 -> 101, Local;1 -> 102     nobody dialled ;1: 101 is the caller, and picking
//   up
//                                                         the own telephone does not count as answered
//   fork to mobile     101 -> 102, 101 -> Local/102*0335…   the mobile is 102's
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
// RFC 3323 section 4.1.1.3: the name of who withholds it. A colleague's number stands in the record all the
// same; from outside, a number that did come may have any name.
constexpr std::string_view kAnonymous = "Anonymous";
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

// "Local/104*03351234567@euterpe-mobile-00000002;1", our dialplan's fork to mobile: the mobile is one of the
// extension's telephones. "" for any other channel.
ExtensionId forkedFrom(std::string_view channel) {
    constexpr std::string_view kLocal = "Local/";
    const std::size_t mark = channel.find('*');
    if (!channel.starts_with(kLocal) || mark == std::string_view::npos ||
        channel.find("@euterpe-mobile-") == std::string_view::npos)
        return {};
    return ExtensionId(channel.substr(kLocal.size(), mark - kLocal.size()));
}

// Applications whose rows name who was met, not who was rung.
bool isMeeting(std::string_view application) {
    return application == "ConfBridge" || application == "ParkedCall" || application == "Park" ||
           application == "Bridge";
}

// Applications that only pass the time of a caller for whom nobody in the queue was free.
bool isWaiting(std::string_view application) {
    static constexpr std::string_view kNames[] = {"Queue",     "Hangup",      "Playback", "BackGround",
                                                  "Playtones", "MusicOnHold", "Wait",     ""};
    return std::find(std::begin(kNames), std::end(kNames), application) != std::end(kNames);
}

using Span = std::pair<UnixMillis, UnixMillis>;

// What one extension did in one call.
struct Part {
    protocol::RegisterRow row;
    bool pickup = false;  // only dialled a pickup code so far
    std::vector<Span> talks;
    std::set<std::string> channels;  // of its telephones
    std::vector<LinkedId> continued;
};
using Parts = std::map<ExtensionId, Part>;

bool sharesChannel(const Part& a, const Part& b) {
    return std::any_of(a.channels.begin(), a.channels.end(),
                       [&](const std::string& channel) { return b.channels.contains(channel); });
}

int talkSeconds(std::vector<Span> spans) {
    std::sort(spans.begin(), spans.end());
    std::int64_t total = 0;
    UnixMillis counted = 0;
    for (const auto& [from, to] : spans) {
        total += std::max<std::int64_t>(0, to - std::max(from, counted));
        counted = std::max(counted, to);
    }
    return static_cast<int>((total + 500) / 1000);
}

// One Linkedid being put together.
class Merge {
  public:
    Merge(std::vector<const CdrRow*> rows, const CdrDirectory& directory,
          const std::map<ExtensionId, UnixMillis>& answers)
        : rows_(std::move(rows)), directory_(directory), answers_(answers) {}

    Parts run();

  private:
    struct Origin {
        ExtensionId extension;
        bool setup = false;  // the row rings the telephone of who clicked
    };

    ExtensionId extensionOf(std::string_view channel) const;
    Origin originOf(const CdrRow& row, int hops) const;
    void outgoing(const CdrRow& row, const Origin& origin);
    void incoming(const CdrRow& row, const ExtensionId& callee, const Origin& origin);
    Part& part(const ExtensionId& extension, CallDirection direction, const CdrRow& row, bool pickup);
    void talk(Part& part, const CdrRow& row, const Origin& origin) const;
    ExtensionId answererOf(const CdrRow& row, int hops) const;
    bool waited(const CdrRow& row) const;
    std::string queueOf(const CdrRow& row, const ExtensionId& callee) const;
    std::string dialledBy(const CdrRow& row) const;
    std::string nameOf(const std::string& number) const;

    std::vector<const CdrRow*> rows_;
    const CdrDirectory& directory_;
    const std::map<ExtensionId, UnixMillis>& answers_;
    Parts parts_;
};

ExtensionId Merge::extensionOf(std::string_view channel) const {
    if (const ExtensionId forked = forkedFrom(channel); !forked.empty())
        return directory_.names.count(forked) != 0 ? forked : ExtensionId{};
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

// Whose telephone the row's conversation was picked up at, also behind a Local channel; "" = not one of ours.
ExtensionId Merge::answererOf(const CdrRow& row, int hops) const {
    if (const ExtensionId rung = extensionOf(row.dstChannel); !rung.empty())
        return rung;
    const auto [name, half] = localHalf(row.dstChannel);
    if (half == '\0' || hops >= kMaxLocalHops)
        return {};
    for (const CdrRow* other : rows_) {
        const auto [otherName, otherHalf] = localHalf(other->channel);
        if (otherName == name && otherHalf != half && otherHalf != '\0' && other->answered)
            return answererOf(*other, hops + 1);
    }
    return {};
}

void Merge::talk(Part& part, const CdrRow& row, const Origin& origin) const {
    if (!row.answered)
        return;
    part.row.answered = true;
    UnixMillis from = row.talkFrom;
    const UnixMillis to = from + row.talkMs;
    ExtensionId answerer = answererOf(row, 0);
    // What a stranger did is known by the one who called; a queue had answered that one before.
    if (answerer.empty() && !row.dstChannel.empty() && row.lastApp != "Queue")
        answerer = origin.extension;
    if (const auto at = answers_.find(answerer);
        at != answers_.end() && at->second > from && at->second <= to)
        from = at->second;
    part.talks.emplace_back(from, to);
}

// The caller heard a queue's music and its good-bye, nobody else.
bool Merge::waited(const CdrRow& row) const {
    return row.dstChannel.empty() && isWaiting(row.lastApp) &&
           std::any_of(rows_.begin(), rows_.end(), [&](const CdrRow* other) {
               return other->channel == row.channel && other->lastApp == "Queue";
           });
}

Part& Merge::part(const ExtensionId& extension, CallDirection direction, const CdrRow& row, bool pickup) {
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
    // The PBX rang this telephone for somebody, who left: it goes on with another.
    if (const auto rung = parts_.find(origin.extension);
        rung != parts_.end() && rung->second.row.direction == CallDirection::Incoming &&
        rung->second.channels.contains(row.channel)) {
        talk(rung->second, row, origin);
        return;
    }
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
    mine.channels.insert(row.channel);
    if (!origin.setup && !waited(row))
        talk(mine, row, origin);
}

void Merge::incoming(const CdrRow& row, const ExtensionId& callee, const Origin& origin) {
    Part& mine = part(callee, CallDirection::Incoming, row, false);
    if (mine.row.direction != CallDirection::Incoming)
        return;
    const bool isColleague = !origin.extension.empty();
    const std::string sent = nameOfClid(row.clid);
    if (mine.row.number.empty() && !isWithheld(row.src) && !(isColleague && sent == kAnonymous)) {
        mine.row.number = isColleague ? origin.extension.str() : row.src;
        mine.row.name = nameOf(mine.row.number);
        if (mine.row.name.empty() && sent != mine.row.number && !sent.starts_with(kClickToCall))
            mine.row.name = sent;
    }
    if (mine.row.queue.empty())
        mine.row.queue = queueOf(row, callee);
    mine.channels.insert(row.dstChannel);
    talk(mine, row, origin);
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

Parts Merge::run() {
    for (const CdrRow* row : rows_) {
        const Origin origin = originOf(*row, 0);
        const ExtensionId callee = extensionOf(row->dstChannel);
        if (!origin.extension.empty())
            outgoing(*row, origin);
        if (!callee.empty() && callee != origin.extension && !isMeeting(row->lastApp))
            incoming(*row, callee, origin);
    }
    for (auto& [extension, part] : parts_) {
        if (part.row.direction == CallDirection::Outgoing)
            part.row.name = nameOf(part.row.number);
    }
    return std::move(parts_);
}

// A telephone whose channel was in an earlier call already has gone on with that call.
void addPart(std::vector<std::pair<ExtensionId, Part>>& all, const ExtensionId& extension, Part part) {
    const auto earlier = std::find_if(all.begin(), all.end(), [&](const auto& known) {
        return known.first == extension && sharesChannel(known.second, part);
    });
    if (earlier == all.end()) {
        all.emplace_back(extension, std::move(part));
        return;
    }
    Part& whole = earlier->second;
    whole.row.answered = whole.row.answered || part.row.answered;
    whole.talks.insert(whole.talks.end(), part.talks.begin(), part.talks.end());
    whole.channels.merge(part.channels);
    whole.continued.push_back(part.row.linkedId);
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

std::vector<RegisterEntry> mergeCdr(const std::vector<CdrRow>& rows, const CdrDirectory& directory,
                                    const std::vector<CdrAnswer>& answers) {
    std::vector<const CdrRow*> ordered;
    for (const CdrRow& row : rows)
        ordered.push_back(&row);
    std::stable_sort(ordered.begin(), ordered.end(), [](const CdrRow* a, const CdrRow* b) {
        return std::tie(a->start, a->sequence) < std::tie(b->start, b->sequence);
    });
    std::vector<std::pair<std::string, std::vector<const CdrRow*>>> calls;  // by Linkedid, the oldest first
    for (const CdrRow* row : ordered) {
        const auto known = std::find_if(calls.begin(), calls.end(),
                                        [&](const auto& call) { return call.first == row->linkedId; });
        auto& call =
            known == calls.end() ? calls.emplace_back(row->linkedId, std::vector<const CdrRow*>{}) : *known;
        call.second.push_back(row);
    }
    std::vector<std::pair<ExtensionId, Part>> found;
    for (auto& [linkedId, members] : calls) {
        std::map<ExtensionId, UnixMillis> answered;
        for (const CdrAnswer& answer : answers) {
            if (answer.linkedId.str() == linkedId)
                answered.emplace(answer.extension, answer.at);
        }
        for (auto& [extension, part] : Merge(std::move(members), directory, answered).run())
            found.emplace_back(extension, std::move(part));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.second.row.startedAt < b.second.row.startedAt;
    });
    std::vector<std::pair<ExtensionId, Part>> parts;
    for (auto& [extension, part] : found)
        addPart(parts, extension, std::move(part));
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<RegisterEntry> entries;
    for (auto& [extension, part] : parts) {
        part.row.durationS = talkSeconds(std::move(part.talks));
        entries.push_back({extension, std::move(part.row), std::move(part.continued)});
    }
    return entries;
}

}  // namespace euterpe::store
