#include "admin/csv.h"

#include <algorithm>

namespace euterpe::admin {
namespace {

char guessSeparator(std::string_view text) {
    const std::string_view first = text.substr(0, text.find('\n'));
    const auto count = [&](char c) { return std::count(first.begin(), first.end(), c); };
    return count(';') > count(',') ? ';' : ',';
}

// Reads the text once, character by character.
class CsvReader {
  public:
    CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

    std::vector<CsvRow> rows() {
        row_.line = 1;
        while (at_ < text_.size())
            step(text_[at_++]);
        endRow();
        return std::move(rows_);
    }

  private:
    void step(char c) {
        if (c == '\n')
            ++line_;
        if (quoted_) {
            inQuotes(c);
        } else if (c == '"' && field_.empty()) {
            quoted_ = true;
            wasQuoted_ = true;
        } else if (c == separator_) {
            endField();
        } else if (c == '\n') {
            endRow();
        } else if (c != '\r') {
            field_.push_back(c);
        }
    }
    void inQuotes(char c) {
        if (c != '"') {
            field_.push_back(c);
        } else if (at_ < text_.size() && text_[at_] == '"') {
            field_.push_back('"');
            ++at_;
        } else {
            quoted_ = false;
        }
    }
    void endField() {
        row_.fields.push_back(std::move(field_));
        field_.clear();
        wasQuoted_ = false;
    }
    void endRow() {
        const bool empty = row_.fields.empty() && field_.empty() && !wasQuoted_;
        if (!empty) {
            endField();
            rows_.push_back(std::move(row_));
        }
        row_ = CsvRow{line_, {}};
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    int line_ = 1;
    bool quoted_ = false;
    bool wasQuoted_ = false;
    std::string field_;
    CsvRow row_;
    std::vector<CsvRow> rows_;
};

}  // namespace

std::vector<CsvRow> parseCsv(std::string_view text, char separator) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    return CsvReader(text, separator == '\0' ? guessSeparator(text) : separator).rows();
}

}  // namespace euterpe::admin
