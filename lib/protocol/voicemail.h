// A user's voicemail as Asterisk keeps it in files.
#pragma once

#include "lib/base/time.h"

#include <string>

#include <boost/describe.hpp>

namespace euterpe::protocol {

// Asterisk's folders of a mailbox. New messages are in Inbox, urgent ones in Urgent until they are heard.
enum class VoicemailFolder { Unknown, Inbox, Urgent, Old, Work, Family, Friends, Custom };
BOOST_DESCRIBE_ENUM(VoicemailFolder, Unknown, Inbox, Urgent, Old, Work, Family, Friends, Custom)

// A message that somebody left. Key: `id`, the same in whatever folder and place the message is.
struct VoicemailMessage {
    std::string id;
    VoicemailFolder folder = VoicemailFolder::Unknown;
    std::string number;  // of the caller, "" when withheld
    std::string name;    // from the directories or the caller's telephone, "" if unknown
    UnixMillis receivedAt = 0;
    int durationS = 0;
    bool heard = false;
    bool playable = false;  // there is sound in a format that voicemail.read gives

    bool operator==(const VoicemailMessage&) const = default;
};
BOOST_DESCRIBE_STRUCT(VoicemailMessage, (),
                      (id, folder, number, name, receivedAt, durationS, heard, playable))

// Whether the messages can be shown, and if not, what the administrator can do about it.
// NoMailbox: the user has none at the PBX. NotConfigured: the server was not told where messages are kept.
// NoAccess: it was, and may not read there, or there is no such folder.
enum class VoicemailAccess { Unknown, Open, NoMailbox, NotConfigured, NoAccess };
BOOST_DESCRIBE_ENUM(VoicemailAccess, Unknown, Open, NoMailbox, NotConfigured, NoAccess)

}  // namespace euterpe::protocol
