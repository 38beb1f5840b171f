// `import csv`: a list of people from a spreadsheet.
#include "admin/import.h"
#include "lib/contacts/csv.h"
#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"
#include "server/store/directory_check.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace euterpe::admin {
namespace {

using contacts::CsvRow;

constexpr std::string_view kColumns[] = {"number",   "first", "last",    "company",
                                         "accounts", "mac",   "mailbox", "hidden"};
constexpr std::string_view kNotKnown = "-";

// Column name -> its position.
using Header = std::map<std::string, std::size_t, std::less<>>;

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

// FreePBX's bulk export of extensions: some hundred columns, of which these say who somebody is.
constexpr std::string_view kFreePbxNumber = "extension";
constexpr std::string_view kFreePbxColumns[] = {kFreePbxNumber, "name", "voicemail", "dial"};
constexpr std::string_view kPjsip = "PJSIP/";
constexpr std::string_view kNoVoicemail = "novm";

bool isFreePbx(const Header& header) {
    return header.find(kFreePbxNumber) != header.end();
}

Header freePbxHeader(const CsvRow& row) {
    Header header;
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        const std::string name = trimmed(row.fields[i]);
        if (std::find(std::begin(kFreePbxColumns), std::end(kFreePbxColumns), name) !=
            std::end(kFreePbxColumns))
            header.emplace(name, i);
    }
    return header;
}

Header readHeader(const CsvRow& row, const std::string& where, std::vector<ImportProblem>& problems) {
    Header header;
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        const std::string name = trimmed(row.fields[i]);
        if (std::find(std::begin(kColumns), std::end(kColumns), name) != std::end(kColumns))
            header[name] = i;
        else
            problems.push_back({where, "the column '" + name + "' is not known and is left out"});
    }
    return header;
}

std::string field(const CsvRow& row, const Header& header, std::string_view name) {
    const auto column = header.find(name);
    if (column == header.end() || column->second >= row.fields.size())
        return {};
    std::string text = trimmed(row.fields[column->second]);
    // A spreadsheet's cell may have several lines, the directory's fields have one.
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

bool isNumber(std::string_view text) {
    return !text.empty() && text.size() <= protocol::limits::kNumber &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == '*' || c == '#' || c == '+'; });
}

// "" when they can be used, else why not.
std::string readMacs(const std::string& text, store::DirectoryEntry& entry) {
    std::istringstream macs(text);
    auto account = entry.accounts.begin();
    for (std::string mac; macs >> mac; ++account) {
        if (account == entry.accounts.end())
            return "more MAC addresses than accounts";
        if (mac != kNotKnown && !setMac(entry, *account, mac))
            return "'" + mac + "' is not a MAC address";
    }
    return {};
}

std::string readFreePbx(const CsvRow& row, const Header& header, store::DirectoryEntry& entry) {
    splitName(field(row, header, "name"), entry);
    const std::string context = field(row, header, "voicemail");
    if (!context.empty() && context != kNoVoicemail)
        entry.mailbox = entry.id.str() + '@' + context;
    // Telephones of chan_sip are none that Asterisk's PJSIP knows.
    if (const std::string dial = field(row, header, "dial"); dial.starts_with(kPjsip))
        entry.accounts.emplace_back(dial.substr(kPjsip.size()));
    const auto valid = store::checkEntry(entry);
    return valid ? std::string() : valid.error().detail;
}

// "" when the row can be used, else why not.
std::string readEntry(const CsvRow& row, const Header& header, store::DirectoryEntry& entry) {
    if (row.problem == contacts::CsvProblem::UnclosedQuote)
        return "a quote is never closed";
    if (row.problem == contacts::CsvProblem::TooLong)
        return "the row is too long";
    for (const std::string& text : row.fields) {
        if (!protocol::isUtf8(text))
            return "not UTF-8; save the file as UTF-8";
        if (text.size() > protocol::limits::kText)
            return "a field is too long";
    }
    const std::string number = field(row, header, isFreePbx(header) ? kFreePbxNumber : "number");
    if (!isNumber(number))
        return number.empty() ? "no number" : "'" + number + "' is not an extension's number";
    entry.id = ExtensionId(number);
    if (isFreePbx(header))
        return readFreePbx(row, header, entry);
    entry.firstName = field(row, header, "first");
    entry.lastName = field(row, header, "last");
    entry.company = field(row, header, "company");
    entry.mailbox = field(row, header, "mailbox");
    const std::string hidden = field(row, header, "hidden");
    if (!hidden.empty() && hidden != "yes" && hidden != "no")
        return "hidden is 'yes' or 'no', not '" + hidden + "'";
    entry.hidden = hidden == "yes";
    std::istringstream accounts(field(row, header, "accounts"));
    for (std::string account; accounts >> account;)
        entry.accounts.emplace_back(account);
    if (entry.accounts.empty())
        entry.accounts.emplace_back(number);
    if (std::string mistake = readMacs(field(row, header, "mac"), entry); !mistake.empty())
        return mistake;
    const auto valid = store::checkEntry(entry);
    return valid ? std::string() : valid.error().detail;
}

}  // namespace

Import readCsv(std::string_view text, const std::string& fileName) {
    Import import;
    const std::vector<CsvRow> rows = contacts::parseCsv(text);
    const auto place = [&](int line) { return fileName + ':' + std::to_string(line); };
    if (rows.empty()) {
        import.problems.push_back({fileName, "empty"});
        return import;
    }
    Header header = freePbxHeader(rows.front());
    if (!isFreePbx(header))
        header = readHeader(rows.front(), place(rows.front().line), import.problems);
    if (!isFreePbx(header) && header.find("number") == header.end()) {
        import.problems.push_back(
            {place(rows.front().line),
             "the first line must name the columns, e.g. number,first,last,company,accounts"});
        return import;
    }
    std::set<ExtensionId> seen;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        store::DirectoryEntry entry;
        std::string reason = readEntry(rows[i], header, entry);
        if (reason.empty() && !seen.insert(entry.id).second)
            reason = "the number " + entry.id.str() + " is there twice";
        if (reason.empty())
            import.directory.extensions.push_back(std::move(entry));
        else
            import.problems.push_back({place(rows[i].line), std::move(reason)});
    }
    return import;
}

}  // namespace euterpe::admin
