// Builds one AMI action. Values come from users: whatever could end a line or a message (CR, LF, NUL) is
// refused, so that nobody can smuggle a header or a second action. Plain value, any thread.
#pragma once

#include "lib/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace euterpe::ami {

class Action {
  public:
    explicit Action(std::string_view name) { set("Action", name); }

    // Appends a header; the same name may come several times ("Variable").
    Action& set(std::string_view name, std::string_view value);

    [[nodiscard]] const std::string& name() const { return name_; }

    // The bytes to send. InvalidArgument names the header that was refused.
    [[nodiscard]] Result<std::string> encode(std::string_view actionId) const;

  private:
    std::string name_;
    std::string text_;
    std::size_t headers_ = 0;
    std::string refused_;  // name of the first header that was refused, printable
};

}  // namespace euterpe::ami
