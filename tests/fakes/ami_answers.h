// What Asterisk answers to an AMI action, from the state of a company. Pure functions, any thread; called by
// AmiServer under its lock.
#pragma once

#include "tests/fakes/ami_company.h"

#include <map>
#include <string>
#include <string_view>

namespace euterpe::fakes {

// One action as received; header names in lower case, the last one of a repeated header counts.
struct AmiRequest {
    std::map<std::string, std::string> headers;

    [[nodiscard]] std::string get(std::string_view lowerCaseName) const;
};

// Reads the lines of one action, without its blank line.
AmiRequest parseRequest(std::string_view text);

// The whole answer as AMI text. Lists of things that the company does not have are empty but complete;
// an action that is no known one is refused as Asterisk refuses it.
std::string answerTo(const AmiRequest& request, const AmiCompany& company, const std::string& version);

}  // namespace euterpe::fakes
