#include "lib/contacts/contact_draft.h"

#include "lib/protocol/contact_rules.h"
#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"

#include <algorithm>

namespace euterpe::contacts {
namespace {

namespace limits = protocol::limits;
using protocol::ContactField;
using protocol::ContactFieldType;

}  // namespace

std::string oneLine(std::string_view text) {
    std::string line = protocol::toUtf8(text);
    constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
    for (std::size_t at = line.find(kNoBreakSpace); at != std::string::npos;
         at = line.find(kNoBreakSpace, at))
        line.replace(at, kNoBreakSpace.size(), " ");
    const std::size_t first = line.find_first_not_of(' ');
    if (first == std::string::npos)
        return {};
    return line.substr(first, line.find_last_not_of(' ') - first + 1);
}

std::string shownValue(std::string_view value) {
    std::string shown = oneLine(value.substr(0, limits::kContactErrorDetail * 2));
    if (shown.size() <= limits::kContactErrorDetail)
        return shown;
    std::size_t end = limits::kContactErrorDetail;
    while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0) == 0x80)
        --end;
    shown.resize(end);
    return shown;
}

ContactDraft::ContactDraft(ContactSink& sink, protocol::ContactSource source, int line) : sink_(sink) {
    found_.line = line;
    found_.contact.source = source;
}

void ContactDraft::setName(std::string_view first, std::string_view last) {
    take(found_.contact.firstName, first);
    take(found_.contact.lastName, last);
}

void ContactDraft::setOrganization(std::string_view organization, std::string_view unit) {
    take(found_.contact.organization, organization);
    take(found_.contact.unit, unit);
}

void ContactDraft::addField(ContactFieldType type, std::string_view value, std::string_view speedDial,
                            int line) {
    ContactField field{type, oneLine(value), oneLine(speedDial)};
    if (field.value.empty())
        return;
    if (found_.contact.fields.size() >= limits::kContactFields)
        return reject(line, RowProblem::TooLong, field.value);
    const bool mail = type == ContactFieldType::Email;
    if (mail && !protocol::isMailAddress(field.value))
        return reject(line, RowProblem::NotAnAddress, field.value);
    if (!mail && (field.value.size() > limits::kNumber || !protocol::isPhoneNumber(field.value)))
        return reject(line, RowProblem::NotANumber, field.value);
    if (mail)
        field.speedDial.clear();
    if (field.speedDial.size() > limits::kSpeedDial ||
        field.speedDial.find_first_not_of("0123456789") != std::string::npos) {
        reject(line, RowProblem::NotANumber, field.speedDial);
        field.speedDial.clear();
    }
    auto& fields = found_.contact.fields;
    if (std::find(fields.begin(), fields.end(), field) == fields.end())
        fields.push_back(std::move(field));
}

bool ContactDraft::hasName() const {
    const protocol::Contact& contact = found_.contact;
    return !contact.firstName.empty() || !contact.lastName.empty() || !contact.organization.empty();
}

bool ContactDraft::finish() {
    if (!goOn_)
        return false;
    if (!hasName() || found_.contact.fields.empty()) {
        // What is wrong with its only detail has been said already.
        if (!told_)
            reject(found_.line, hasName() ? RowProblem::NoDetail : RowProblem::NoName,
                   found_.contact.lastName + ' ' + found_.contact.firstName);
        return goOn_;
    }
    return sink_.found(std::move(found_));
}

void ContactDraft::take(std::string& into, std::string_view text) {
    std::string tidy = oneLine(text);
    if (tidy.size() > limits::kContactText)
        reject(found_.line, RowProblem::TooLong, tidy);
    else
        into = std::move(tidy);
}

void ContactDraft::reject(int line, RowProblem problem, std::string_view value) {
    told_ = true;
    goOn_ = sink_.failed({line, problem, shownValue(value)}) && goOn_;
}

}  // namespace euterpe::contacts
