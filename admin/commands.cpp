#include "admin/commands.h"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace euterpe::admin {
namespace {

constexpr std::string_view kDefaultData = "/var/lib/euterpe";

std::vector<std::string> wordsOf(std::string_view text) {
    std::istringstream all{std::string(text)};
    std::vector<std::string> words;
    for (std::string word; all >> word;)
        words.push_back(word);
    return words;
}

void printOptions(const Command& command, std::ostream& out) {
    for (const OptionSpec& option : command.options) {
        std::string left = "        " + std::string(option.name);
        if (!option.value.empty())
            left += ' ' + std::string(option.value);
        left.resize(std::max<std::size_t>(left.size() + 2, 36), ' ');
        out << left << option.help << '\n';
    }
}

void printCommand(const Command& command, std::ostream& out) {
    out << "    " << command.words << (command.positions.empty() ? "" : " ") << command.positions
        << "\n        " << command.help << '\n';
    printOptions(command, out);
}

void printHelp(std::ostream& out) {
    out << "euterpe-admin [--data FOLDER] COMMAND [OPTIONS]\n\n"
           "Sets up users, seats and extensions of euterpe-server. A running server sees changes by itself.\n"
           "Passwords are asked for, or read from standard input; they are never part of the command "
           "line.\n\n"
           "    --data FOLDER   where the server keeps its database; "
        << kDefaultData << "\n    --help          this text; after a command: that command's\n\nCommands:\n";
    for (const Command& command : allCommands())
        printCommand(command, out);
    out << "\nExit status: 0 done, 1 failed, 2 the command line was not understood.\n";
}

Result<void> initialise(Context& context) {
    context.console.out << "the database is ready\n";
    return {};
}

// Root sets up a service that runs as another user: the files belong to whom the folder belongs.
void handOver(const std::string& folder) {
    struct stat owner {};
    if (geteuid() != 0 || stat(folder.c_str(), &owner) != 0 || owner.st_uid == 0)
        return;
    for (const char* name : {"/euterpe.db", "/euterpe.db-wal", "/euterpe.db-shm"}) {
        const std::string file = folder + name;
        if (::access(file.c_str(), F_OK) == 0 && ::lchown(file.c_str(), owner.st_uid, owner.st_gid) != 0)
            return;
    }
}

// What stands before the command: --data and --help.
struct Global {
    std::string data{kDefaultData};
    bool help = false;
    std::vector<std::string> rest;
    std::string mistake;
};

Global readGlobal(const std::vector<std::string>& words) {
    Global global;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--help" || word == "-h") {
            global.help = true;
        } else if (word == "--data") {
            if (++i < words.size())
                global.data = words[i];
            else
                global.mistake = "--data needs a FOLDER";
        } else if (word.starts_with("--data=")) {
            global.data = word.substr(7);
        } else {
            global.rest.push_back(word);
        }
    }
    return global;
}

// The command that the words begin with; its own words are taken off.
const Command* findCommand(const std::vector<Command>& commands, std::vector<std::string>& words) {
    for (const Command& command : commands) {
        const std::vector<std::string> own = wordsOf(command.words);
        if (own.size() <= words.size() && std::equal(own.begin(), own.end(), words.begin())) {
            words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(own.size()));
            return &command;
        }
    }
    return nullptr;
}

int misunderstood(Console& console, const std::string& what) {
    console.err << "euterpe-admin: " << what << "\nTry: euterpe-admin --help\n";
    return 2;
}

int runCommand(const Command& command, const Arguments& arguments, const std::string& data,
               Console& console) {
    std::error_code failed;
    if (command.creates)
        std::filesystem::create_directories(data, failed);
    const Log log(LogLevel::Warning);
    auto store = store::Store::open({data + "/euterpe.db", command.creates, false}, log);
    if (!store) {
        console.err << "euterpe-admin: " << store.error().detail << '\n';
        if (store.error().code == ErrorCode::NotFound)
            console.err << "There is no database yet. Make one: euterpe-admin --data " << data << " init\n";
        return 1;
    }
    Context context{**store, arguments, console};
    const auto done = command.run(context);
    handOver(data);
    if (done)
        return 0;
    console.err << "euterpe-admin: " << done.error().detail << '\n';
    return done.error().code == ErrorCode::InvalidArgument ? 2 : 1;
}

}  // namespace

std::vector<Command> allCommands() {
    std::vector<Command> all{
        {"init", "", "Makes the database, or brings it up to date.", {}, initialise, true}};
    for (const auto& part : {userCommands(), directoryCommands(), contactCommands(), importCommands()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

int runAdmin(const std::vector<std::string>& words, Console& console) {
    Global global = readGlobal(words);
    if (!global.mistake.empty())
        return misunderstood(console, global.mistake);
    const std::vector<Command> commands = allCommands();
    if (global.rest.empty()) {
        printHelp(global.help ? console.out : console.err);
        return global.help ? 0 : 2;
    }
    const Command* command = findCommand(commands, global.rest);
    if (command == nullptr)
        return misunderstood(console, "there is no command '" + global.rest.front() +
                                          (global.rest.size() > 1 ? ' ' + global.rest[1] : std::string{}) +
                                          "'");
    if (global.help) {
        printCommand(*command, console.out);
        return 0;
    }
    auto arguments = Arguments::parse(global.rest, command->options);
    if (!arguments)
        return misunderstood(console, arguments.error().detail);
    if (arguments->positions().size() != wordsOf(command->positions).size()) {
        return misunderstood(
            console, std::string(command->words) + " needs: " +
                         (command->positions.empty() ? "nothing more" : std::string(command->positions)));
    }
    return runCommand(*command, *arguments, global.data, console);
}

}  // namespace euterpe::admin
