// The other side of a measured call: a process of its own with the product's engine, that registers and
// answers every call, until SIGTERM. main() for `euterpe-bench-sound answer`.
#pragma once

#include <string>

namespace euterpe::bench {

struct AnswererOptions {
    std::string user;
    std::string password;
    std::string registrar;
    std::string microphone;
    std::string speaker;
    bool correction = true;  // sends what repairs a lost Opus packet
};

int runAnswerer(const AnswererOptions& options);

}  // namespace euterpe::bench
