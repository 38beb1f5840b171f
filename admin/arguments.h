// The words of a command line, sorted into positions and options. Pure, any thread; used by the commands.
#pragma once

#include "lib/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::admin {

// An option that a command knows: "--seat KIND", or a flag when `value` is empty.
struct OptionSpec {
    std::string_view name;   // "--seat"
    std::string_view value;  // "KIND", "" = takes none
    std::string_view help;
};

class Arguments {
  public:
    // `words` without the command's own. InvalidArgument names the word that is not understood. Both
    // "--name value" and "--name=value"; "--" ends the options.
    static Result<Arguments> parse(const std::vector<std::string>& words,
                                   const std::vector<OptionSpec>& options);

    [[nodiscard]] const std::vector<std::string>& positions() const { return positions_; }
    [[nodiscard]] bool has(std::string_view option) const { return all(option) != nullptr; }
    // The last value given; "" when not given.
    [[nodiscard]] std::string value(std::string_view option) const;
    // Every value given, in order.
    [[nodiscard]] std::vector<std::string> values(std::string_view option) const;

  private:
    [[nodiscard]] const std::vector<std::string>* all(std::string_view option) const;

    std::vector<std::string> positions_;
    std::map<std::string, std::vector<std::string>, std::less<>> options_;
};

}  // namespace euterpe::admin
