#include "tests/fakes/ami_answers.h"

#include "tests/fakes/ami_text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace euterpe::fakes {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::string wholeList(const AmiCompany::Events& events, std::string_view complete,
                      const std::string& actionId, std::string_view message) {
    std::string out =
        AmiText::response("Success", actionId).add("EventList", "start").add("Message", message).str();
    for (const std::string& event : events)
        out += event;
    return out + AmiText::event(complete)
                     .add("ActionID", actionId)
                     .add("EventList", "Complete")
                     .add("ListItems", events.size())
                     .str();
}

struct EmptyList {
    std::string_view action;    // lower case
    std::string_view complete;  // the event that ends the list
};
// Asterisk ends each of these by an event of its own name.
constexpr std::array kEmptyLists = {
    EmptyList{"queuestatus", "QueueStatusComplete"},
    EmptyList{"queuesummary", "QueueSummaryComplete"},
    EmptyList{"parkedcalls", "ParkedCallsComplete"},
    EmptyList{"parkinglots", "ParkinglotsComplete"},
    EmptyList{"bridgelist", "BridgeListComplete"},
    EmptyList{"presencestatelist", "PresenceStateListComplete"},
    EmptyList{"voicemailuserslist", "VoicemailUserEntryComplete"},
    EmptyList{"dbgettree", "DBGetTreeComplete"},
    EmptyList{"confbridgelistrooms", "ConfbridgeListRoomsComplete"},
    EmptyList{"pjsipshowregistrationsinbound", "InboundRegistrationDetailComplete"},
    EmptyList{"pjsipshowregistrationsoutbound", "OutboundRegistrationDetailComplete"},
    EmptyList{"pjsipshowregistrationinboundcontactstatuses", "ContactStatusDetailComplete"},
    EmptyList{"pjsipshowaors", "AorListComplete"},
    EmptyList{"pjsipshowendpoint", "EndpointDetailComplete"},
};

constexpr std::array<std::string_view, 8> kJustSuccess = {"events", "filter",    "setvar",     "dbput",
                                                          "dbdel",  "userevent", "queuepause", "hangup"};

bool looksLikeAList(std::string_view action) {
    return action.ends_with("list") || action.ends_with("status") || action.starts_with("pjsipshow");
}

std::string statusAnswer(const std::string& action, const AmiRequest& request, const std::string& version) {
    const std::string id = request.get("actionid");
    if (action == "ping")
        return AmiText::response("Success", id)
            .add("Ping", "Pong")
            .add("Timestamp", "1700000000.000000")
            .str();
    if (action == "coresettings")
        return AmiText::response("Success", id)
            .add("AMIversion", "11.0.0")
            .add("AsteriskVersion", version)
            .add("SystemName", "")
            .add("CoreMaxCalls", 0)
            .add("CoreMaxLoadAvg", "0.000000")
            .add("CoreRealTimeEnabled", "No")
            .add("CoreCDRenabled", "Yes")
            .add("CoreHTTPenabled", "No")
            .str();
    if (action == "corestatus")
        return AmiText::response("Success", id)
            .add("CoreStartupDate", "2026-01-01")
            .add("CoreStartupTime", "00:00:00")
            .add("CoreReloadDate", "2026-01-01")
            .add("CoreReloadTime", "00:00:00")
            .add("CoreCurrentCalls", 0)
            .str();
    if (action == "mailboxcount")
        return AmiText::response("Success", id)
            .add("Message", "Mailbox Message Count")
            .add("Mailbox", request.get("mailbox"))
            .add("UrgMessages", 0)
            .add("NewMessages", 0)
            .add("OldMessages", 0)
            .str();
    if (action == "dbget")
        return AmiText::response("Error", id).add("Message", "Database entry not found").str();
    if (action == "getvar")
        return AmiText::response("Success", id)
            .add("Variable", request.get("variable"))
            .add("Value", "")
            .str();
    if (action == "originate")
        return AmiText::response("Success", id).add("Message", "Originate successfully queued").str();
    return {};
}

}  // namespace

std::string AmiRequest::get(std::string_view lowerCaseName) const {
    const auto found = headers.find(std::string(lowerCaseName));
    return found == headers.end() ? std::string() : found->second;
}

AmiRequest parseRequest(std::string_view text) {
    AmiRequest request;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            continue;
        std::string_view value = line.substr(colon + 1);
        while (value.starts_with(' '))
            value.remove_prefix(1);
        request.headers[lower(line.substr(0, colon))] = value;
    }
    return request;
}

std::string answerTo(const AmiRequest& request, const AmiCompany& company, const std::string& version) {
    const std::string action = lower(request.get("action"));
    const std::string id = request.get("actionid");
    if (action == "extensionstatelist")
        return wholeList(company.extensionStates(id), "ExtensionStateListComplete", id,
                         "Extension Statuses will follow");
    if (action == "devicestatelist")
        return wholeList(company.deviceStates(id), "DeviceStateListComplete", id,
                         "Device State Changes will follow");
    if (action == "coreshowchannels")
        return wholeList(company.channels(id), "CoreShowChannelsComplete", id, "Channels will follow");
    if (action == "pjsipshowcontacts")
        return wholeList(company.contacts(id), "ContactListComplete", id,
                         "A listing of Contacts follows, presented as ContactList events");
    if (action == "pjsipshowendpoints")
        return wholeList(company.endpoints(id), "EndpointListComplete", id,
                         "A listing of Endpoints follows, presented as EndpointList events");
    for (const EmptyList& list : kEmptyLists) {
        if (list.action == action)
            return wholeList({}, list.complete, id, "Result will follow");
    }
    if (std::find(kJustSuccess.begin(), kJustSuccess.end(), action) != kJustSuccess.end())
        return AmiText::response("Success", id).add("Message", "Done").str();
    if (std::string answer = statusAnswer(action, request, version); !answer.empty())
        return answer;
    if (looksLikeAList(action))
        return wholeList({}, request.get("action") + "Complete", id, "Result will follow");
    return AmiText::response("Error", id).add("Message", "Invalid/unknown command").str();
}

}  // namespace euterpe::fakes
