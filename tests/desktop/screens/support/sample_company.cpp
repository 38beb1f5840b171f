#include "tests/desktop/screens/support/sample_company.h"

#include <array>
#include <string>

namespace euterpe::testing {
namespace {

using protocol::CallDirection;
using protocol::PhoneState;
using protocol::Presence;

constexpr std::array kFirst = {"Maria",   "Luca",   "Giulia",   "Marco", "Chiara",  "Paolo",
                               "Sofía",   "Andrea", "Niccolò",  "Elena", "Tomás",   "Zoë",
                               "Matteo",  "Irene",  "Jürgen",   "Anna",  "Davide",  "Laura",
                               "Stefano", "Noemi",  "François", "Carla", "Roberto", "Ines"};
constexpr std::array kLast = {"Rossi",    "Bianchi", "Müller",  "Ferrari",   "Esposito", "Romano",
                              "Núñez",    "Colombo", "Ricci",   "Marino",    "D'Angelo", "Greco",
                              "Conti",    "Lefèvre", "Gallo",   "De Santis", "Mancini",  "Costa",
                              "Giordano", "Rizzo",   "Lombardi"};
constexpr std::array kCompanies = {"Aurora Logistica", "Aurora Servizi", "Studio Legale Conti & Associati",
                                   "Aurora Logistica", "Officine Meccaniche Lombarde"};

// Mostly free, as a company is.
PhoneState phoneOf(int i) {
    switch (i % 12) {
        case 1:
        case 5:
        case 10:
            return PhoneState::Busy;
        case 7:
            return PhoneState::Ringing;
        case 4:
            return PhoneState::Unregistered;
        case 9:
            return PhoneState::OnHold;
        default:
            return PhoneState::Free;
    }
}

Presence presenceOf(int i, PhoneState phone) {
    if (phone == PhoneState::Unregistered)
        return Presence::Offline;
    switch ((i * 5) % 9) {
        case 2:
            return Presence::Away;
        case 4:
            return Presence::Busy;
        case 7:
            return Presence::NotAvailable;
        default:
            return Presence::Available;
    }
}

}  // namespace

std::vector<protocol::Extension> sampleCompany(int people) {
    std::vector<protocol::Extension> all;
    for (int i = 0; i < people; ++i) {
        const auto n = static_cast<std::size_t>(i);
        protocol::Extension person;
        person.id = ExtensionId(std::to_string(101 + i));
        person.firstName = kFirst[n % kFirst.size()];
        person.lastName = kLast[(n * 5 + n / kLast.size()) % kLast.size()];
        person.company = kCompanies[(n / 3) % kCompanies.size()];
        person.phone = phoneOf(i);
        person.presence = presenceOf(i, person.phone);
        all.push_back(std::move(person));
    }
    return all;
}

std::vector<ExtensionId> sampleFavourites() {
    std::vector<ExtensionId> ids;
    for (const int number : {101, 102, 104, 105, 107, 108, 110, 112, 115})
        ids.emplace_back(std::to_string(number));
    return ids;
}

protocol::RegisterRow sampleCall(std::int64_t index, std::int64_t total, UnixMillis now) {
    constexpr std::array kOutside = {"0558877665", "3471234567", "+4930123456", "0276543210", ""};
    const auto i = static_cast<std::size_t>(index);
    protocol::RegisterRow row;
    row.id = total - index;
    row.linkedId = LinkedId(std::to_string(row.id));
    row.direction = i % 3 == 1 ? CallDirection::Outgoing : CallDirection::Incoming;
    row.answered = i % 4 != 2;
    if (i % 2 == 0) {
        row.number = std::to_string(101 + (index * 7) % 24);
    } else {
        row.number = kOutside[i / 2 % kOutside.size()];
        row.name = i % 5 == 1 ? "Farmacia Centrale" : "";
    }
    row.queue = row.direction == CallDirection::Incoming && i % 6 == 3 ? "Assistenza" : "";
    row.startedAt = now - 600'000 - index * 5'400'000;
    row.durationS = row.answered ? static_cast<int>(17 + index * 37 % 900) : 0;
    return row;
}

}  // namespace euterpe::testing
