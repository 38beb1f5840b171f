// One AMI message as text, built header by header. Plain value, any thread; used by the other ami_* fakes and
// by tests that send events of their own. Values are taken as they are, so that tests can send broken ones.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace euterpe::fakes {

class AmiText {
  public:
    static AmiText event(std::string_view name, std::string_view privilege = {});
    static AmiText response(std::string_view kind, std::string_view actionId);

    AmiText& add(std::string_view header, std::string_view value);
    template <std::integral N>
    AmiText& add(std::string_view header, N value) {
        return add(header, std::string_view(std::to_string(value)));
    }

    // The message with its blank line.
    [[nodiscard]] std::string str() const { return text_ + "\r\n"; }

  private:
    std::string text_;
};

}  // namespace euterpe::fakes
