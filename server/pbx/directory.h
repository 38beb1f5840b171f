// Who has which number and which telephone: what the store knows and Asterisk does not say.
// Plain values, any thread; made by the hub from the store, read by pbx::State.
#pragma once

#include "lib/base/id.h"

#include <map>
#include <string>
#include <vector>

namespace euterpe::pbx {

struct DirectoryEntry {
    ExtensionId id;
    std::string firstName;
    std::string lastName;
    std::string company;
    std::vector<AccountId> accounts;  // PJSIP endpoint names; the first is the default telephone
    std::string mailbox;              // "101@default", "" = none
    // MAC addresses of its telephones, where the provisioning knows them: the PBX seldom does.
    std::map<AccountId, std::string> macs{};

    bool operator==(const DirectoryEntry&) const = default;
};

// A number that rings several extensions without being a queue of app_queue.
struct RingGroup {
    std::string number;
    std::string name;

    bool operator==(const RingGroup&) const = default;
};

struct Directory {
    std::vector<DirectoryEntry> extensions;
    std::vector<RingGroup> groups;
    // Dialplan context of the hints; "" = a hint in any context counts.
    std::string hintContext;
};

}  // namespace euterpe::pbx
