#include "lib/contacts/vcard.h"

namespace euterpe::contacts {
namespace {

using protocol::Contact;
using protocol::ContactField;
using protocol::ContactFieldType;

constexpr std::size_t kLineOctets = 75;  // RFC 6350 section 3.2

std::string escaped(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == '\\' || c == ',' || c == ';')
            out.push_back('\\');
        out.push_back(c);
    }
    return out;
}

// Folds between characters, never within one.
void appendLine(std::string& out, std::string_view line) {
    std::size_t room = kLineOctets;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80)
            --cut;
        out += line.substr(0, cut);
        out += "\r\n ";
        line.remove_prefix(cut);
        room = kLineOctets - 1;
    }
    out += line;
    out += "\r\n";
}

std::string_view typesOf(ContactFieldType type) {
    switch (type) {
        case ContactFieldType::Extension:
            return "work,voice,x-extension";
        case ContactFieldType::Home:
            return "home,voice";
        case ContactFieldType::Mobile:
            return "cell";
        case ContactFieldType::WorkMobile:
            return "work,cell";
        case ContactFieldType::Fax:
            return "work,fax";
        case ContactFieldType::Work:
        case ContactFieldType::Unknown:
        case ContactFieldType::Email:
            break;
    }
    return "work,voice";
}

void appendField(std::string& out, const ContactField& field, VCardVersion version) {
    if (field.type == ContactFieldType::Email)
        return appendLine(out, "EMAIL:" + escaped(field.value));
    // A list of types stands in quotes in version 4, where a bare comma is not allowed by every reader.
    const std::string quote = version == VCardVersion::V4 ? "\"" : "";
    std::string line = "TEL;TYPE=" + quote + std::string(typesOf(field.type)) + quote;
    if (!field.speedDial.empty())
        line += ";X-SPEED-DIAL=\"" + field.speedDial + '"';
    appendLine(out, line + ':' + escaped(field.value));
}

// FN must not be empty (RFC 6350 section 6.2.1).
std::string formattedName(const Contact& contact) {
    if (contact.firstName.empty() && contact.lastName.empty())
        return contact.organization;
    const bool both = !contact.firstName.empty() && !contact.lastName.empty();
    return contact.firstName + (both ? " " : "") + contact.lastName;
}

}  // namespace

void appendVCard(std::string& out, const Contact& contact, VCardVersion version) {
    out += "BEGIN:VCARD\r\n";
    out += version == VCardVersion::V4 ? "VERSION:4.0\r\n" : "VERSION:3.0\r\n";
    if (!contact.id.empty())
        appendLine(out, "UID:" + escaped(contact.id.str()));
    appendLine(out, "FN:" + escaped(formattedName(contact)));
    appendLine(out, "N:" + escaped(contact.lastName) + ';' + escaped(contact.firstName) + ";;;");
    if (!contact.organization.empty() || !contact.unit.empty())
        appendLine(out, "ORG:" + escaped(contact.organization) +
                            (contact.unit.empty() ? "" : ';' + escaped(contact.unit)));
    for (const ContactField& field : contact.fields)
        appendField(out, field, version);
    out += "END:VCARD\r\n";
}

}  // namespace euterpe::contacts
