#include "server/store/directory_check.h"

#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace euterpe::store {
namespace {

constexpr std::size_t kNameBytes = 256;
constexpr std::size_t kIdBytes = 128;

bool isControl(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

// "" when it is text for one line on a screen, else what is wrong.
std::string mistakeInText(std::string_view text, std::size_t most) {
    if (text.size() > most)
        return "is longer than " + std::to_string(most) + " bytes";
    if (!protocol::isUtf8(text))
        return "is not UTF-8";
    if (std::any_of(text.begin(), text.end(), isControl))
        return "has a control character, e.g. a line break";
    return {};
}

std::string mistakeInId(std::string_view text, std::size_t most) {
    if (text.empty())
        return "is empty";
    if (std::string mistake = mistakeInText(text, most); !mistake.empty())
        return mistake;
    // What separates things on Asterisk's side: arguments, technologies, contexts, priorities.
    if (text.find_first_of(" \t,;&|/@()[]{}\"'\\=") != std::string_view::npos)
        return "has a blank or one of , ; & | / @ ( ) [ ] { } \" ' \\ =";
    return {};
}

std::string mistakeIn(const DirectoryEntry& entry) {
    std::string mistake = mistakeInId(entry.id.str(), protocol::limits::kNumber);
    if (!mistake.empty())
        return "its number " + mistake;
    for (const auto& [what, text] :
         {std::pair<const char*, const std::string*>{"first name", &entry.firstName},
          {"last name", &entry.lastName},
          {"company", &entry.company},
          {"mailbox", &entry.mailbox}}) {
        if (mistake = mistakeInText(*text, kNameBytes); !mistake.empty())
            return std::string("its ") + what + ' ' + mistake;
    }
    for (const AccountId& account : entry.accounts) {
        if (mistake = mistakeInId(account.str(), kIdBytes); !mistake.empty())
            return "an account " + mistake;
    }
    return {};
}

// A number that can be shown in a message, whatever it holds.
std::string shown(const std::string& number) {
    std::string text = protocol::toUtf8(std::string_view(number).substr(0, protocol::limits::kNumber));
    std::replace_if(text.begin(), text.end(), isControl, ' ');
    return text;
}

}  // namespace

Result<void> checkEntry(const DirectoryEntry& entry) {
    const std::string mistake = mistakeIn(entry);
    if (mistake.empty())
        return {};
    return Error{ErrorCode::InvalidArgument, "extension '" + shown(entry.id.str()) + "': " + mistake};
}

Result<void> checkGroup(const RingGroup& group) {
    std::string mistake = mistakeInId(group.number, protocol::limits::kNumber);
    if (!mistake.empty())
        mistake = "its number " + mistake;
    else if (mistake = mistakeInText(group.name, kNameBytes); !mistake.empty())
        mistake = "its name " + mistake;
    if (mistake.empty())
        return {};
    return Error{ErrorCode::InvalidArgument, "group '" + shown(group.number) + "': " + mistake};
}

}  // namespace euterpe::store
