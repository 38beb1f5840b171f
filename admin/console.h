// Where euterpe-admin reads and writes: the terminal, or a test's strings. Main thread.
#pragma once

#include "lib/base/result.h"

#include <iosfwd>
#include <string>

namespace euterpe::admin {

struct Console {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
};

// From the terminal without echo, twice; the two must agree. Never from the command line, where every user of
// the machine could read it.
Result<std::string> promptNewPassword();
// The first line of a stream or of a file, without its line end. InvalidArgument when it is empty.
Result<std::string> readSecretLine(std::istream& in);
Result<std::string> readSecretFile(const std::string& fileName);
// A whole file, at most 64 MB.
Result<std::string> readFile(const std::string& fileName);

}  // namespace euterpe::admin
