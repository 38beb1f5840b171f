#include "tests/fakes/ami_text.h"

namespace euterpe::fakes {

AmiText AmiText::event(std::string_view name, std::string_view privilege) {
    AmiText text;
    text.add("Event", name);
    if (!privilege.empty())
        text.add("Privilege", privilege);
    return text;
}

AmiText AmiText::response(std::string_view kind, std::string_view actionId) {
    AmiText text;
    text.add("Response", kind);
    if (!actionId.empty())
        text.add("ActionID", actionId);
    return text;
}

AmiText& AmiText::add(std::string_view header, std::string_view value) {
    text_.append(header).append(": ").append(value).append("\r\n");
    return *this;
}

}  // namespace euterpe::fakes
