#include "admin/arguments.h"

#include <algorithm>

namespace euterpe::admin {

Result<Arguments> Arguments::parse(const std::vector<std::string>& words,
                                   const std::vector<OptionSpec>& options) {
    Arguments arguments;
    bool optionsEnded = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (optionsEnded || !word.starts_with("--")) {
            arguments.positions_.push_back(word);
            continue;
        }
        if (word == "--") {
            optionsEnded = true;
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const auto known = std::find_if(options.begin(), options.end(),
                                        [&](const OptionSpec& option) { return option.name == name; });
        if (known == options.end())
            return Error{ErrorCode::InvalidArgument, "unknown option " + name};
        std::string value;
        if (equals != std::string::npos) {
            if (known->value.empty())
                return Error{ErrorCode::InvalidArgument, name + " takes no value"};
            value = word.substr(equals + 1);
        } else if (!known->value.empty()) {
            if (++i == words.size())
                return Error{ErrorCode::InvalidArgument, name + " needs " + std::string(known->value)};
            value = words[i];
        }
        arguments.options_[name].push_back(std::move(value));
    }
    return arguments;
}

const std::vector<std::string>* Arguments::all(std::string_view option) const {
    const auto found = options_.find(option);
    return found == options_.end() ? nullptr : &found->second;
}

std::string Arguments::value(std::string_view option) const {
    const auto* given = all(option);
    return given == nullptr ? std::string{} : given->back();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
    const auto* given = all(option);
    return given == nullptr ? std::vector<std::string>{} : *given;
}

}  // namespace euterpe::admin
