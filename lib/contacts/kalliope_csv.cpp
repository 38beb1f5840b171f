#include "lib/contacts/csv_columns_p.h"
#include "lib/contacts/csv_contacts.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <unordered_map>

namespace euterpe::contacts {
namespace {

using protocol::Contact;
using protocol::ContactField;
using protocol::ContactFieldType;

enum Column { FirstName, LastName, Organization, Unit, Type, Value, SpeedDial, Columns };

// As Kalliope writes them.
constexpr std::array<std::string_view, Columns> kNames = {"FirstName",          "lastName",    "organization",
                                                          "organizationalUnit", "contactType", "contactValue",
                                                          "speedDial"};

struct TypeName {
    ContactFieldType type;
    std::string_view name;
};
constexpr TypeName kTypes[] = {{ContactFieldType::Extension, "Extension"},
                               {ContactFieldType::Home, "Home"},
                               {ContactFieldType::Work, "Work"},
                               {ContactFieldType::Mobile, "Mobile"},
                               {ContactFieldType::WorkMobile, "Work Mobile"},
                               {ContactFieldType::Fax, "Fax"},
                               {ContactFieldType::Email, "Email"}};

std::optional<ContactFieldType> typeOf(std::string_view text) {
    const std::string key = columnKey(text);
    for (const TypeName& known : kTypes)
        if (key == columnKey(known.name))
            return known.type;
    return std::nullopt;
}

std::string_view nameOf(ContactFieldType type) {
    for (const TypeName& known : kTypes)
        if (known.type == type)
            return known.name;
    return "Work";
}

// Where each column stands; -1 = it is missing.
using Positions = std::array<int, Columns>;

Positions positionsIn(const CsvRow& head) {
    Positions positions;
    positions.fill(-1);
    for (std::size_t i = 0; i < head.fields.size(); ++i)
        for (std::size_t column = 0; column < kNames.size(); ++column)
            if (columnKey(head.fields[i]) == columnKey(kNames[column]))
                positions[column] = static_cast<int>(i);
    return positions;
}

// Brings the rows of each person together, in the order of their first rows.
class People {
  public:
    People(const Positions& positions, ContactSink& sink) : positions_(positions), sink_(sink) {}

    // False = stop.
    bool take(const CsvRow& row) {
        ContactDraft& draft = draftOf(row);
        const std::string_view value = cell(row, Value);
        const auto type = typeOf(cell(row, Type));
        if (type)
            draft.addField(*type, value, cell(row, SpeedDial), row.line);
        else if (!value.empty())
            draft.reject(row.line, RowProblem::UnknownType, cell(row, Type));
        return draft.goesOn();
    }
    void finish() {
        for (ContactDraft& draft : drafts_)
            if (!draft.finish())
                return;
    }

  private:
    [[nodiscard]] std::string_view cell(const CsvRow& row, Column column) const {
        const int at = positions_[column];
        if (at < 0 || static_cast<std::size_t>(at) >= row.fields.size())
            return {};
        return row.fields[static_cast<std::size_t>(at)];
    }
    ContactDraft& draftOf(const CsvRow& row) {
        std::string key;
        for (const Column column : {FirstName, LastName, Organization, Unit})
            key += oneLine(cell(row, column)) + '\n';
        const auto [place, isNew] = places_.try_emplace(std::move(key), drafts_.size());
        if (isNew) {
            ContactDraft& draft = drafts_.emplace_back(sink_, protocol::ContactSource::Csv, row.line);
            draft.setName(cell(row, FirstName), cell(row, LastName));
            draft.setOrganization(cell(row, Organization), cell(row, Unit));
        }
        return drafts_[place->second];
    }

    const Positions& positions_;
    ContactSink& sink_;
    std::deque<ContactDraft> drafts_;
    std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

bool readKalliopeRows(const CsvRow& head, CsvReader& reader, ContactSink& sink) {
    const Positions positions = positionsIn(head);
    if (positions[Type] < 0 || positions[Value] < 0)
        return false;
    People people(positions, sink);
    while (const auto row = reader.next()) {
        if (row->problem == CsvProblem::None ? !people.take(*row) : !tellCsvProblem(*row, sink))
            return true;
    }
    people.finish();
    return true;
}

std::string kalliopeCsvHead() {
    std::string out = "\xEF\xBB\xBF";
    appendCsvRow(out, {kNames.begin(), kNames.end()});
    return out;
}

void appendKalliopeCsv(std::string& out, const Contact& contact) {
    for (const ContactField& field : contact.fields)
        appendCsvRow(out, {contact.firstName, contact.lastName, contact.organization, contact.unit,
                           nameOf(field.type), field.value, field.speedDial});
}

}  // namespace euterpe::contacts
