#include "admin/commands.h"
#include "admin/import.h"
#include "admin/pbx_import.h"
#include "server/store/directory_check.h"

#include <algorithm>
#include <charconv>
#include <ostream>

namespace euterpe::admin {
namespace {

// One entry that cannot be taken does not keep the others out.
void leaveOutTheInvalid(Import& import) {
    std::erase_if(import.directory.extensions, [&](const store::DirectoryEntry& entry) {
        const auto valid = store::checkEntry(entry);
        if (!valid)
            import.problems.push_back({"left out", valid.error().detail});
        return !valid;
    });
    std::erase_if(import.users, [&](const store::UserRecord& user) {
        const auto& kept = import.directory.extensions;
        return std::none_of(kept.begin(), kept.end(),
                            [&](const store::DirectoryEntry& entry) { return entry.id == user.extension; });
    });
}

Result<void> finish(Context& context, Result<Import> import) {
    if (!import)
        return import.error();
    leaveOutTheInvalid(*import);
    for (const ImportProblem& problem : import->problems)
        context.console.err << problem.where << ": " << problem.reason << '\n';
    const std::size_t leftOut = import->problems.size();
    if (import->directory.extensions.empty())
        return Error{ErrorCode::NotFound, "nothing to import"};
    auto outcome = apply(context.store, std::move(*import), context.arguments.has("--remove-others"));
    if (!outcome)
        return outcome.error();
    const store::DirectoryChange& change = outcome->extensions;
    context.console.out << "extensions: " << change.added << " new, " << change.updated << " changed, "
                        << change.unchanged << " as they were, " << change.removed << " removed\n";
    if (outcome->usersAdded + outcome->usersKept > 0)
        context.console.out << "users: " << outcome->usersAdded << " new (set their passwords), "
                            << outcome->usersKept << " kept\n";
    if (leftOut > 0)
        context.console.out << leftOut << " left out or incomplete, see above\n";
    return {};
}

Result<void> importCsv(Context& context) {
    const std::string& file = context.arguments.positions()[0];
    auto text = readFile(file);
    if (!text)
        return text.error();
    return finish(context, readCsv(*text, file));
}

Result<void> importCompany(Context& context) {
    const std::string& file = context.arguments.positions()[0];
    auto text = readFile(file);
    if (!text)
        return text.error();
    return finish(context, readCompany(*text, file));
}

Result<ami::ClientConfig> amiConfig(const Arguments& arguments) {
    ami::ClientConfig config;
    const std::string address = arguments.value("--ami");
    const std::size_t colon = address.rfind(':');
    if (colon != std::string::npos) {
        const std::string port = address.substr(colon + 1);
        const auto [end, failed] = std::from_chars(port.data(), port.data() + port.size(), config.port);
        if (failed != std::errc{} || end != port.data() + port.size())
            return Error{ErrorCode::InvalidArgument,
                         "--ami: expected HOST or HOST:PORT, not '" + address + "'"};
    }
    if (!address.empty())
        config.host = address.substr(0, colon);
    config.user = arguments.value("--user");
    if (config.user.empty() || !arguments.has("--secret-file"))
        return Error{ErrorCode::InvalidArgument, "needs --user NAME and --secret-file FILE of manager.conf"};
    auto secret = readSecretFile(arguments.value("--secret-file"));
    if (!secret)
        return secret.error();
    config.secret = *secret;
    return config;
}

Result<void> importAsterisk(Context& context) {
    auto ami = amiConfig(context.arguments);
    if (!ami)
        return ami.error();
    const Log log(LogLevel::Error);
    return finish(context, readAsterisk(*ami, log));
}

Result<void> importFreePbx(Context& context) {
    auto ami = amiConfig(context.arguments);
    if (!ami)
        return ami.error();
    const Log log(LogLevel::Error);
    return finish(context, readFreePbx(*ami, log));
}

}  // namespace

std::vector<Command> importCommands() {
    const OptionSpec others{"--remove-others", "", "what the import does not hold goes away; users stay"};
    const OptionSpec ami{"--ami", "HOST[:PORT]", "Asterisk's manager interface; 127.0.0.1:5038"};
    const OptionSpec user{"--user", "NAME", "user of manager.conf"};
    const OptionSpec secret{"--secret-file", "FILE", "its first line is the secret"};
    return {
        {"import csv",
         "FILE",
         "Columns by name in the first line: number,first,last,company,accounts,mac,mailbox,\n"
         "        hidden. Only number is needed. Several accounts are separated by spaces, their MAC\n"
         "        addresses likewise (- = not known). UTF-8. Also FreePBX's bulk export of extensions.",
         {others},
         importCsv},
        {"import company",
         "FILE",
         "A company file as in pbx/demo, with a user for each extension who may work in any mode.",
         {others},
         importCompany},
        {"import asterisk",
         "",
         "Endpoints with their caller ids and hints, from a running Asterisk.",
         {ami, user, secret, others},
         importAsterisk},
        {"import freepbx",
         "",
         "Extensions of a running FreePBX, from its AstDB.",
         {ami, user, secret, others},
         importFreePbx},
    };
}

}  // namespace euterpe::admin
