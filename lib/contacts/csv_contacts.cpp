#include "lib/contacts/csv_contacts.h"

#include "lib/contacts/csv_columns_p.h"

namespace euterpe::contacts {

std::string columnKey(std::string_view name) {
    // U+00C0..U+00FF, "-" = no letter.
    constexpr std::string_view kBase = "aaaaaaaceeeeiiiidnooooo-ouuuuyts";
    std::string key;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto c = static_cast<unsigned char>(name[i]);
        if (c >= 'A' && c <= 'Z') {
            key.push_back(static_cast<char>(c - 'A' + 'a'));
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            key.push_back(static_cast<char>(c));
        } else if (c == 0xC3 && i + 1 < name.size()) {
            const auto next = static_cast<unsigned char>(name[++i]);
            const char base = next >= 0x80 && next < 0xC0 ? kBase[next & 0x1FU] : '-';
            if (base != '-')
                key.push_back(base);
        }
    }
    return key;
}

bool tellCsvProblem(const CsvRow& row, ContactSink& sink) {
    switch (row.problem) {
        case CsvProblem::None:
            break;
        case CsvProblem::UnclosedQuote:
            return sink.failed({row.line, RowProblem::UnclosedQuote, {}});
        case CsvProblem::TooLong:
            return sink.failed({row.line, RowProblem::TooLong, {}});
    }
    return true;
}

void readCsvContacts(std::string_view text, ContactSink& sink) {
    CsvReader reader(text);
    const auto head = reader.next();
    if (!head || head->problem != CsvProblem::None) {
        sink.failed({head ? head->line : 0, RowProblem::NoColumns, {}});
        return;
    }
    if (readKalliopeRows(*head, reader, sink) || readOutlookRows(*head, reader, sink))
        return;
    std::string names;
    for (const std::string& name : head->fields)
        names += (names.empty() ? "" : ", ") + name;
    sink.failed({head->line, RowProblem::NoColumns, shownValue(names)});
}

}  // namespace euterpe::contacts
