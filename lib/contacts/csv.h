// Comma-separated values as spreadsheets write them (RFC 4180): quoted fields, doubled quotes, line ends
// inside quotes; comma, semicolon or tabulator. Pure, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::contacts {

enum class CsvProblem { None, UnclosedQuote, TooLong };

struct CsvRow {
    int line = 0;  // where it begins, from 1
    std::vector<std::string> fields;
    CsvProblem problem = CsvProblem::None;  // when set, `fields` is empty
};

// Row after row of a UTF-8 text, which outlives the reader. A row whose quote is never closed, or that goes
// beyond limits::kCsvRowBytes, is given as a problem, and reading goes on with the line after its first.
class CsvReader {
  public:
    // `separator` '\0': what a first line "sep=;" says, else whichever the first line has most of.
    explicit CsvReader(std::string_view text, char separator = '\0');

    // Empty lines are left out; nothing = the end.
    std::optional<CsvRow> next();

  private:
    CsvRow readRow();
    bool step(CsvRow& row);
    [[nodiscard]] bool endsField(char c) const { return c == separator_ || c == '\r' || c == '\n'; }
    void skipFirstLine(std::size_t rowStart, int rowLine);

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    int line_ = 1;
    bool quoted_ = false;
    bool wasQuoted_ = false;
    bool wasLeftOpen_ = false;
    std::string field_;
};

// All rows; for files that are small by their nature.
std::vector<CsvRow> parseCsv(std::string_view text, char separator = '\0');

// One row with its line end (CR LF); a field is quoted where it must be.
void appendCsvRow(std::string& out, const std::vector<std::string_view>& fields);

}  // namespace euterpe::contacts
