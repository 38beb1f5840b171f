#include "lib/contacts/csv.h"

#include "lib/protocol/limits.h"

#include <algorithm>

namespace euterpe::contacts {
namespace {

namespace limits = protocol::limits;

constexpr std::string_view kSeparatorLine = "sep=";  // Excel's own

char guessSeparator(std::string_view text) {
    if (text.starts_with(kSeparatorLine) && text.size() > kSeparatorLine.size())
        return text[kSeparatorLine.size()];
    const std::string_view first = text.substr(0, text.find('\n'));
    char best = ',';
    for (const char candidate : {';', '\t'})
        if (std::count(first.begin(), first.end(), candidate) > std::count(first.begin(), first.end(), best))
            best = candidate;
    return best;
}

}  // namespace

CsvReader::CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text_.starts_with(kByteOrderMark))
        text_.remove_prefix(kByteOrderMark.size());
    if (separator_ == '\0')
        separator_ = guessSeparator(text_);
    if (text_.starts_with(kSeparatorLine))
        skipFirstLine(0, 1);
}

std::optional<CsvRow> CsvReader::next() {
    while (at_ < text_.size()) {
        CsvRow row = readRow();
        if (!row.fields.empty() || row.problem != CsvProblem::None)
            return row;
    }
    return std::nullopt;
}

CsvRow CsvReader::readRow() {
    CsvRow row{line_, {}, CsvProblem::None};
    const std::size_t start = at_;
    field_.clear();
    quoted_ = wasQuoted_ = wasLeftOpen_ = false;
    bool ended = false;
    while (!ended && at_ < text_.size() && at_ - start < limits::kCsvRowBytes &&
           row.fields.size() < limits::kCsvFields)
        ended = step(row);
    // A quote left open takes in row after row, until the limit or the end.
    if (quoted_ || wasLeftOpen_)
        row.problem = CsvProblem::UnclosedQuote;
    else if (!ended && at_ < text_.size())
        row.problem = CsvProblem::TooLong;
    if (row.problem != CsvProblem::None) {
        skipFirstLine(start, row.line);
        row.fields.clear();
        return row;
    }
    if (!row.fields.empty() || !field_.empty() || wasQuoted_)
        row.fields.push_back(std::move(field_));
    return row;
}

// True at the row's end.
bool CsvReader::step(CsvRow& row) {
    const char c = text_[at_++];
    line_ += c == '\n';
    if (quoted_) {
        if (c != '"') {
            field_.push_back(c);
        } else if (at_ < text_.size() && text_[at_] == '"') {
            field_.push_back('"');
            ++at_;
        } else {
            quoted_ = false;
            // What opens the quotes of a later row seems to close it, and the text goes on behind.
            wasLeftOpen_ =
                at_ < text_.size() && !endsField(text_[at_]) && field_.find('\n') != std::string::npos;
            return wasLeftOpen_;
        }
    } else if (c == '"' && field_.empty()) {
        quoted_ = wasQuoted_ = true;
    } else if (c == separator_) {
        row.fields.push_back(std::move(field_));
        field_.clear();
        wasQuoted_ = false;
    } else if (c == '\n') {
        return true;
    } else if (c != '\r') {
        field_.push_back(c);
    }
    return false;
}

void CsvReader::skipFirstLine(std::size_t rowStart, int rowLine) {
    const std::size_t end = text_.find('\n', rowStart);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    line_ = rowLine + 1;
}

std::vector<CsvRow> parseCsv(std::string_view text, char separator) {
    CsvReader reader(text, separator);
    std::vector<CsvRow> rows;
    while (auto row = reader.next())
        rows.push_back(std::move(*row));
    return rows;
}

void appendCsvRow(std::string& out, const std::vector<std::string_view>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::string_view field = fields[i];
        if (i > 0)
            out.push_back(',');
        const bool padded = !field.empty() && (field.front() == ' ' || field.back() == ' ');
        if (!padded && field.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
            out += field;
            continue;
        }
        out.push_back('"');
        for (const char c : field) {
            if (c == '"')
                out.push_back('"');
            out.push_back(c);
        }
        out.push_back('"');
    }
    out += "\r\n";
}

}  // namespace euterpe::contacts
