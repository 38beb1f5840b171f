// The commands of euterpe-admin: one row a command, with what --help says about it. Main thread.
#pragma once

#include "admin/arguments.h"
#include "admin/console.h"
#include "lib/base/result.h"
#include "server/store/store.h"

#include <string>
#include <string_view>
#include <vector>

namespace euterpe::admin {

struct Context {
    store::Store& store;
    const Arguments& arguments;
    Console& console;
};

struct Command {
    std::string_view words;      // "user add"
    std::string_view positions;  // "NAME", "" = none; each word is one, all are needed
    std::string_view help;
    std::vector<OptionSpec> options;
    Result<void> (*run)(Context& context);
    bool creates = false;  // may make the database
};

// Every command, in the order of --help. One function a subject: *_commands.cpp.
std::vector<Command> allCommands();
std::vector<Command> userCommands();
std::vector<Command> directoryCommands();
std::vector<Command> importCommands();
std::vector<Command> contactCommands();

// The program: 0 done, 1 failed, 2 not understood.
int runAdmin(const std::vector<std::string>& words, Console& console);

}  // namespace euterpe::admin
