#include "lib/protocol/contact_rules.h"

#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"

#include <algorithm>

namespace euterpe::protocol {
namespace {

using Kind = ContactFaultKind;
using Part = ContactPart;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isAlphanumeric(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isControl(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

class Faults {
  public:
    void add(Part part, Kind kind, std::size_t field = 0) { found_.push_back({part, kind, field}); }

    void text(Part part, std::string_view value, bool required) {
        if (value.size() > limits::kContactText)
            add(part, Kind::TooLong);
        else if (!isUtf8(value) || std::any_of(value.begin(), value.end(), isControl))
            add(part, Kind::NotText);
        else if (required && isBlank(value))
            add(part, Kind::Missing);
    }

    void field(const ContactField& field, std::size_t place) {
        const bool mail = field.type == ContactFieldType::Email;
        if (isBlank(field.value))
            add(Part::Value, Kind::Missing, place);
        else if (field.value.size() > (mail ? limits::kMailAddress : limits::kNumber))
            add(Part::Value, Kind::TooLong, place);
        else if (mail && !isMailAddress(field.value))
            add(Part::Value, Kind::NotAnAddress, place);
        else if (!mail && !isPhoneNumber(field.value))
            add(Part::Value, Kind::NotANumber, place);
        const std::string& speedDial = field.speedDial;
        if (speedDial.size() > limits::kSpeedDial)
            add(Part::SpeedDial, Kind::TooLong, place);
        else if (!std::all_of(speedDial.begin(), speedDial.end(), isDigit) || (mail && !speedDial.empty()))
            add(Part::SpeedDial, Kind::NotANumber, place);
    }

    std::vector<ContactFault> take() { return std::move(found_); }

  private:
    std::vector<ContactFault> found_;
};

}  // namespace

std::vector<ContactFault> faultsOf(const Contact& contact) {
    Faults faults;
    const bool typed = contact.source == ContactSource::Own;
    if (!isUuid(contact.id.str()))
        faults.add(Part::Id, Kind::Missing);
    if (contact.book == ContactBook::Unknown)
        faults.add(Part::Book, Kind::Missing);
    const bool named =
        !isBlank(contact.firstName) || !isBlank(contact.lastName) || !isBlank(contact.organization);
    faults.text(Part::FirstName, contact.firstName, typed);
    faults.text(Part::LastName, contact.lastName, typed || !named);
    faults.text(Part::Organization, contact.organization, false);
    faults.text(Part::Unit, contact.unit, false);
    if (contact.fields.empty())
        faults.add(Part::Fields, Kind::Missing);
    else if (contact.fields.size() > limits::kContactFields)
        faults.add(Part::Fields, Kind::TooMany);
    for (std::size_t i = 0; i < contact.fields.size(); ++i)
        faults.field(contact.fields[i], i);
    return faults.take();
}

std::string describe(const ContactFault& fault) {
    std::string where = detail::wireEnumName(boost::describe::enum_to_string(fault.part, "?"));
    if (fault.part == Part::Value || fault.part == Part::SpeedDial)
        where = "fields[" + std::to_string(fault.field) + "]." + where;
    const auto why = [&] {
        switch (fault.kind) {
            case Kind::Unknown:
                return "wrong";
            case Kind::Missing:
                return "missing";
            case Kind::TooLong:
                return "too long";
            case Kind::NotText:
                return "not readable text";
            case Kind::NotANumber:
                return "not a telephone number";
            case Kind::NotAnAddress:
                return "not an e-mail address";
            case Kind::TooMany:
                return "too many";
        }
        return "wrong";
    };
    return where + ": " + why();
}

bool isUuid(std::string_view text) {
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        if (dash ? c != '-' : !(isDigit(c) || (c >= 'a' && c <= 'f')))
            return false;
    }
    return true;
}

bool isPhoneNumber(std::string_view text) {
    bool digits = false;
    bool begun = false;
    for (const char c : text) {
        if (std::string_view(" ().-/").find(c) != std::string_view::npos)
            continue;
        if (!isDigit(c) && c != '*' && c != '#' && (c != '+' || begun))
            return false;
        digits = digits || isDigit(c);
        begun = true;
    }
    return digits;
}

// The form that people's addresses have (RFC 5321 without quoted local parts and address literals).
bool isMailAddress(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == 0 || at == std::string_view::npos || at > 64 || text.size() > limits::kMailAddress)
        return false;
    const std::string_view local = text.substr(0, at);
    const std::string_view domain = text.substr(at + 1);
    const auto atom = [](char c) {
        return isAlphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 ||
               std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
    };
    const auto host = [](char c) {
        return isAlphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 || c == '-' || c == '.';
    };
    const auto dotted = [](std::string_view part) {
        return !part.empty() && part.front() != '.' && part.back() != '.' &&
               part.find("..") == std::string_view::npos;
    };
    return isUtf8(text) && dotted(local) && dotted(domain) && std::all_of(local.begin(), local.end(), atom) &&
           std::all_of(domain.begin(), domain.end(), host) && domain.find('.') != std::string_view::npos;
}

}  // namespace euterpe::protocol
