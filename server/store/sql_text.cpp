#include "server/store/sql_text.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace euterpe::store {
namespace {

constexpr std::string_view kNameMark = "-- name: ";

// Calls `use` with each line, without its line end.
template <class Use>
void forEachLine(std::string_view text, Use use) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        use(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace

std::unordered_map<std::string, std::string> namedStatements() {
    std::unordered_map<std::string, std::string> all;
    for (const SqlFile& file : sqlFiles()) {
        if (file.path.find('/') != std::string_view::npos)
            continue;
        std::string* current = nullptr;
        forEachLine(file.text, [&](std::string_view line) {
            if (line.starts_with(kNameMark))
                current = &all[std::string(line.substr(kNameMark.size()))];
            else if (current != nullptr && !line.empty() && !line.starts_with("--"))
                current->append(line).push_back('\n');
        });
    }
    return all;
}

std::vector<std::string> splitScript(std::string_view script) {
    std::vector<std::string> statements;
    std::string current;
    forEachLine(script, [&](std::string_view line) {
        if (line.empty() || line.starts_with("--"))
            return;
        current.append(line).push_back('\n');
        if (line.ends_with(';'))
            statements.push_back(std::exchange(current, {}));
    });
    if (!current.empty())
        statements.push_back(std::move(current));
    return statements;
}

std::vector<Migration> migrations(std::string_view dialect) {
    std::vector<Migration> all;
    const std::string folder = std::string(dialect) + '/';
    for (const SqlFile& file : sqlFiles()) {
        if (!file.path.starts_with(folder))
            continue;
        Migration migration;
        const std::string_view name = file.path.substr(folder.size());
        std::from_chars(name.data(), name.data() + name.size(), migration.version);
        migration.path = file.path;
        migration.statements = splitScript(file.text);
        all.push_back(std::move(migration));
    }
    std::sort(all.begin(), all.end(),
              [](const Migration& a, const Migration& b) { return a.version < b.version; });
    return all;
}

}  // namespace euterpe::store
