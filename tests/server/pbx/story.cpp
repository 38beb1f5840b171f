#include "tests/server/pbx/story.h"

#include "server/ami/ami_reader.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <boost/describe.hpp>

namespace euterpe::pbx {
namespace {

template <class E>
std::string word(E value) {
    return boost::describe::enum_to_string(value, "?");
}

DirectoryEntry person(const char* id, const char* first, const char* last,
                      std::vector<std::string> more = {}) {
    DirectoryEntry entry;
    entry.id = ExtensionId(id);
    entry.firstName = first;
    entry.lastName = last;
    entry.accounts.emplace_back(id);
    for (std::string& account : more)
        entry.accounts.emplace_back(std::move(account));
    entry.mailbox = std::string(id) + "@default";
    return entry;
}

}  // namespace

Directory demoDirectory() {
    Directory directory;
    directory.extensions = {
        person("101", "Giulia", "Bianchi", {"101-2"}),
        person("102", "Marco", "Ferrari", {"102-2"}),
        person("103", "Francesca", "Rossi"),
        person("107", "Lucía", "Fernández"),
        person("117", "Matteo", "Caruso"),
        person("118", "Valentina", "Greco"),
        person("126", "Beatrice", "Santoro"),
    };
    directory.groups = {{"600", "Sales"}};
    return directory;
}

std::vector<ami::Message> parseEvents(std::string_view text) {
    std::vector<ami::Message> events;
    ami::Reader reader;
    reader.feed(text, [&](const ami::Message& event) { events.push_back(event); });
    return events;
}

std::vector<ami::Message> readTrace(const std::string& name) {
    std::ifstream file(std::string(EUTERPE_TRACES) + "/" + name + ".ami", std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return parseEvents(text.str());
}

std::string describe(const protocol::Call& call) {
    std::string text = word(call.state);
    if (call.state == protocol::CallState::Ended)
        text += ' ' + word(call.endReason);
    text += call.direction == protocol::CallDirection::Incoming ? " < " : " > ";
    text += call.anonymous ? "anonymous" : call.peerNumber;
    if (!call.peerName.empty())
        text += ' ' + call.peerName;
    if (!call.queue.empty())
        text += " by " + call.queue;
    return text;
}

Story::Story() {
    note(state.setDirectory(demoDirectory()));
}

Story::Story(const std::string& trace) : Story() {
    play(readTrace(trace));
}

void Story::play(const std::vector<ami::Message>& events) {
    for (const ami::Message& event : events) {
        now += 10;
        note(state.apply(event, now));
    }
}

void Story::note(const Changes& changes) {
    calls.insert(calls.end(), changes.calls.begin(), changes.calls.end());
    for (const ExtensionId& id : changes.extensions)
        phones[id.str()].push_back(state.extension(id)->phone);
    selves.insert(selves.end(), changes.selves.begin(), changes.selves.end());
    services.insert(services.end(), changes.services.begin(), changes.services.end());
}

std::vector<std::string> Story::of(const std::string& extension) const {
    std::vector<std::string> ids;
    std::vector<std::pair<std::size_t, std::string>> lines;
    for (const CallChange& change : calls) {
        if (change.owner.str() != extension)
            continue;
        const auto known = std::find(ids.begin(), ids.end(), change.call.id.str());
        const auto index = static_cast<std::size_t>(known - ids.begin());
        if (known == ids.end())
            ids.push_back(change.call.id.str());
        lines.emplace_back(index + 1, describe(change.call));
    }
    std::vector<std::string> told;
    for (const auto& [index, line] : lines)
        told.push_back(ids.size() > 1 ? std::to_string(index) + ": " + line : line);
    return told;
}

std::vector<std::string> Story::phoneOf(const std::string& extension) const {
    std::vector<std::string> told;
    const auto found = phones.find(extension);
    if (found == phones.end())
        return told;
    for (const protocol::PhoneState seen : found->second)
        told.push_back(word(seen));
    return told;
}

}  // namespace euterpe::pbx
