// The text that Asterisk's app_voicemail writes beside the sound of a message, msgNNNN.txt. Pure.
#pragma once

#include "lib/base/time.h"

#include <string>
#include <string_view>

namespace euterpe::voicemail {

struct MessageFile {
    std::string pbxId;  // `msg_id`, "" in a message of an Asterisk that gave none
    std::string id;     // `pbxId`, or made from what never changes in the message
    std::string number;
    std::string name;
    UnixMillis receivedAt = 0;
    int durationS = 0;
};

MessageFile parseMessageFile(std::string_view text);

}  // namespace euterpe::voicemail
