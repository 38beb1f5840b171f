// The lines of vCards, unfolded and decoded (vCard 2.1; RFC 2426; RFC 6350 section 3): one property at a
// time, out of the bytes of a file. Pure, any thread.
#pragma once

#include "lib/contacts/contact_sink.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::contacts {

struct VCardProperty {
    int line = 0;      // where it begins, from 1
    std::string name;  // upper case, without its group: "TEL"
    // Of TYPE, and the bare words of vCard 2.1; lower case: "work", "cell".
    std::vector<std::string> types;
    std::string speedDial;  // of our own parameter X-SPEED-DIAL
    std::string value;      // UTF-8, still with its backslashes
};

class VCardLines {
  public:
    // `bytes` outlives this.
    explicit VCardLines(std::string_view bytes) : bytes_(bytes) {}

    // The next property that contacts are made of; photographs and the like are passed over unread. What is
    // wrong goes to `sink`. Nothing = the end, or the sink wants no more.
    std::optional<VCardProperty> next(ContactSink& sink);

  private:
    struct Head;

    std::string_view physicalLine();
    [[nodiscard]] bool isContinued() const;
    static Head readHead(std::string_view text);
    std::optional<RowProblem> readValue(Head& head, std::string_view first);
    [[nodiscard]] bool hasColonAhead() const;
    void passOver(const Head& head, std::string_view first);

    std::string_view bytes_;
    std::size_t at_ = 0;
    int line_ = 0;  // of the last physical line
};

// The parts of a value such as N's, at the unescaped `separator`, each unescaped.
std::vector<std::string> splitValue(std::string_view value, char separator);
// RFC 6350 section 3.4.
std::string unescapeValue(std::string_view value);

}  // namespace euterpe::contacts
