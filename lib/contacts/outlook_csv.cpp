#include "lib/contacts/csv_columns_p.h"
#include "lib/contacts/csv_contacts.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace euterpe::contacts {
namespace {

using protocol::Contact;
using protocol::ContactField;
using protocol::ContactFieldType;

enum class Part { First, Middle, Last, Company, Department, Detail };

struct Column {
    Part part;
    ContactFieldType type;      // of a Detail
    std::string_view names[3];  // columnKey() of English, Italian, Spanish, as Outlook exports them
};

constexpr Column kColumns[] = {
    {Part::First, {}, {"firstname", "nome", "nombre"}},
    {Part::Middle, {}, {"middlename", "secondonome", "segundonombre"}},
    {Part::Last, {}, {"lastname", "cognome", "apellidos"}},
    {Part::Company, {}, {"company", "societa", "organizacion"}},
    {Part::Company, {}, {"companyname", "azienda", "compania"}},
    {Part::Department, {}, {"department", "reparto", "departamento"}},
    {Part::Detail, ContactFieldType::Work, {"businessphone", "ufficio", "telefonodeltrabajo"}},
    {Part::Detail, ContactFieldType::Work, {"businessphone2", "ufficio2", "telefonodeltrabajo2"}},
    {Part::Detail,
     ContactFieldType::Work,
     {"companymainphone", "telefonoprincipalesocieta", "numerodecentralitadelaorganizacion"}},
    {Part::Detail, ContactFieldType::Work, {"primaryphone", "telefonoprincipale", "telefonoprincipal"}},
    {Part::Detail, ContactFieldType::Work, {"otherphone", "altrotelefono", "otrotelefono"}},
    {Part::Detail, ContactFieldType::Work, {"businesstelephone", "telefonouff", "telefonotrabajo"}},
    {Part::Detail, ContactFieldType::Home, {"homephone", "abitazione", "particular"}},
    {Part::Detail, ContactFieldType::Home, {"homephone2", "abitazione2", "numerodetelefonoparticular2"}},
    {Part::Detail, ContactFieldType::Home, {"hometelephone", "telefonoab", "telefonoparticular"}},
    {Part::Detail, ContactFieldType::Mobile, {"mobilephone", "cellulare", "telefonomovil"}},
    {Part::Detail, ContactFieldType::Mobile, {"carphone", "telefonoauto", "telefonodelautomovil"}},
    {Part::Detail, ContactFieldType::Fax, {"businessfax", "faxuff", "faxdeltrabajo"}},
    {Part::Detail, ContactFieldType::Fax, {"homefax", "faxab", "faxparticular"}},
    {Part::Detail, ContactFieldType::Fax, {"otherfax", "altrofax", "otrofax"}},
    {Part::Detail,
     ContactFieldType::Email,
     {"emailaddress", "indirizzopostaelettronica", "direcciondecorreoelectronico"}},
    {Part::Detail,
     ContactFieldType::Email,
     {"email2address", "indirizzopostaelettronica2", "direcciondecorreoelectronico2"}},
    {Part::Detail,
     ContactFieldType::Email,
     {"email3address", "indirizzopostaelettronica3", "direcciondecorreoelectronico3"}},
    {Part::Detail,
     ContactFieldType::Email,
     {"email", "indirizzodipostaelettronica", "direcciondelcorreoelectronico"}},
    {Part::Detail,
     ContactFieldType::Email,
     {"email2", "indirizzodipostaelettronica2", "direcciondelcorreoelectronico2"}},
    {Part::Detail,
     ContactFieldType::Email,
     {"email3", "indirizzodipostaelettronica3", "direcciondelcorreoelectronico3"}},
};

const Column* columnOf(std::string_view name) {
    const std::string key = columnKey(name);
    for (const Column& column : kColumns)
        if (std::find(std::begin(column.names), std::end(column.names), key) != std::end(column.names))
            return &column;
    return nullptr;
}

// Names of mailboxes on an Exchange server stand in the same columns as addresses.
bool isExchangeName(std::string_view value) {
    return (value.starts_with("/o=") || value.starts_with("/O=")) && value.find('@') == value.npos;
}

bool readRow(const std::vector<const Column*>& columns, const CsvRow& row, ContactSink& sink) {
    ContactDraft draft(sink, protocol::ContactSource::OutlookCsv, row.line);
    std::string_view names[5];
    for (std::size_t i = 0; i < std::min(columns.size(), row.fields.size()); ++i) {
        const std::string& value = row.fields[i];
        if (columns[i] == nullptr)
            continue;
        if (columns[i]->part == Part::Detail) {
            if (columns[i]->type != ContactFieldType::Email || !isExchangeName(value))
                draft.addField(columns[i]->type, value, {}, row.line);
        } else if (!value.empty())
            names[static_cast<std::size_t>(columns[i]->part)] = value;
    }
    const auto name = [&](Part part) { return names[static_cast<std::size_t>(part)]; };
    const std::string_view first = name(Part::First).empty() ? name(Part::Middle) : name(Part::First);
    draft.setName(first, name(Part::Last));
    draft.setOrganization(name(Part::Company), name(Part::Department));
    return draft.finish();
}

// What is written, in this order. A detail goes to the first free column of its type, or of the nearest.
struct Target {
    std::string_view name;
    ContactFieldType types[2];
};
constexpr Target kTargets[] = {
    {"Business Phone", {ContactFieldType::Work, ContactFieldType::Extension}},
    {"Business Phone 2", {ContactFieldType::Work, ContactFieldType::Extension}},
    {"Company Main Phone", {ContactFieldType::Work, ContactFieldType::Work}},
    {"Home Phone", {ContactFieldType::Home, ContactFieldType::Home}},
    {"Home Phone 2", {ContactFieldType::Home, ContactFieldType::Home}},
    {"Mobile Phone", {ContactFieldType::Mobile, ContactFieldType::WorkMobile}},
    {"Car Phone", {ContactFieldType::WorkMobile, ContactFieldType::Mobile}},
    {"Business Fax", {ContactFieldType::Fax, ContactFieldType::Fax}},
    {"Home Fax", {ContactFieldType::Fax, ContactFieldType::Fax}},
    {"Other Fax", {ContactFieldType::Fax, ContactFieldType::Fax}},
    {"E-mail Address", {ContactFieldType::Email, ContactFieldType::Email}},
    {"E-mail 2 Address", {ContactFieldType::Email, ContactFieldType::Email}},
    {"E-mail 3 Address", {ContactFieldType::Email, ContactFieldType::Email}},
};

}  // namespace

bool readOutlookRows(const CsvRow& head, CsvReader& reader, ContactSink& sink) {
    std::vector<const Column*> columns;
    bool hasName = false;
    bool hasDetail = false;
    for (const std::string& name : head.fields) {
        const Column* column = columns.emplace_back(columnOf(name));
        hasDetail = hasDetail || (column != nullptr && column->part == Part::Detail);
        hasName = hasName || (column != nullptr && column->part != Part::Detail);
    }
    if (!hasName || !hasDetail)
        return false;
    while (const auto row = reader.next())
        if (row->problem == CsvProblem::None ? !readRow(columns, *row, sink) : !tellCsvProblem(*row, sink))
            return true;
    return true;
}

std::string outlookCsvHead() {
    std::vector<std::string_view> names{"First Name", "Last Name", "Company", "Department"};
    for (const Target& target : kTargets)
        names.push_back(target.name);
    std::string out = "\xEF\xBB\xBF";
    appendCsvRow(out, names);
    return out;
}

std::size_t appendOutlookCsv(std::string& out, const Contact& contact) {
    std::vector<std::string_view> row{contact.firstName, contact.lastName, contact.organization,
                                      contact.unit};
    const std::size_t first = row.size();
    row.resize(first + std::size(kTargets));
    std::size_t leftOut = 0;
    for (const ContactField& field : contact.fields) {
        std::size_t at = 0;
        while (at < std::size(kTargets) &&
               (!row[first + at].empty() ||
                std::find(std::begin(kTargets[at].types), std::end(kTargets[at].types), field.type) ==
                    std::end(kTargets[at].types)))
            ++at;
        if (at == std::size(kTargets))
            ++leftOut;
        else
            row[first + at] = field.value;
    }
    appendCsvRow(out, row);
    return leftOut;
}

}  // namespace euterpe::contacts
