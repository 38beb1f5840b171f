// Comma-separated values as spreadsheets write them (RFC 4180): quoted fields, doubled quotes, line ends
// inside quotes; comma or semicolon, whichever the first line has more of. Pure, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace euterpe::admin {

struct CsvRow {
    int line = 0;  // where it begins, from 1
    std::vector<std::string> fields;
};

// Empty lines are left out; a byte order mark is skipped. `separator` '\0': guess.
std::vector<CsvRow> parseCsv(std::string_view text, char separator = '\0');

}  // namespace euterpe::admin
