// What a keystroke in the phonebook's search costs with 100,000 contacts, from the typed text to the model's
// rows; the 99th percentile over words, numbers and addresses typed letter by letter. Prints one line of
// JSON.
#include "desktop/models/contact_model.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include <QCoreApplication>

namespace euterpe::bench {
namespace {

constexpr int kContacts = 100'000;
constexpr int kRounds = 9;

protocol::Contact contactAt(int i) {
    using Type = protocol::ContactFieldType;
    constexpr const char* kFirst[] = {"Maria", "Luca", "Giulia", "Niccolò", "Sofía", "Jürgen", "Zoë"};
    constexpr const char* kLast[] = {"Rossi",    "Bianchi", "Müller",  "Núñez", "Esposito", "Lefèvre",
                                     "D'Angelo", "Romano",  "Colombo", "Ricci", "Marino"};
    constexpr const char* kUnit[] = {"Acquisti", "Amministrazione", "Vendite", "", "Direzione"};
    const auto text = [](const auto& list, int n) {
        return list[static_cast<std::size_t>(n) % std::size(list)];
    };
    protocol::Contact contact;
    char id[37];
    std::snprintf(id, sizeof id, "00000000-0000-4000-8000-%012d", i);
    contact.id = ContactId(id);
    contact.book = i % 3 == 0 ? protocol::ContactBook::Personal : protocol::ContactBook::Shared;
    contact.firstName = text(kFirst, i);
    contact.lastName = text(kLast, i / 7) + std::string(i % 5 == 0 ? "-" + std::to_string(i) : "");
    contact.organization = "Officine " + std::to_string(i * 7919 % 100'003) + " S.r.l.";
    contact.unit = text(kUnit, i);
    char number[32];
    std::snprintf(number, sizeof number, "050 %03d-%04d", i / 100 % 1000, i * 37 % 10'000);
    contact.fields.push_back({Type::Work, number, {}});
    std::snprintf(number, sizeof number, "+39 33%d %07d", i % 10, i * 61 % 10'000'000);
    contact.fields.push_back({Type::Mobile, number, {}});
    contact.fields.push_back({Type::Email, "info" + std::to_string(i) + "@officine.example.it", {}});
    contact.version = i + 1;
    return contact;
}

double percentile(std::vector<double> values, double share) {
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + place, values.end());
    return values[static_cast<std::size_t>(place)];
}

double searchCost(models::ContactModel& model) {
    std::vector<double> costs;
    for (int round = 0; round < kRounds; ++round) {
        for (const char* query : {"nunez giulia", "officine 4711", "050 316-3658", "+39 335 12", "info777@",
                                  "romano vendite", "esp", "zoe d'angelo 050"}) {
            const QString typed = QString::fromUtf8(query);
            for (int length = 1; length <= typed.size(); ++length) {
                const auto start = std::chrono::steady_clock::now();
                model.setFilter(typed.left(length));
                const std::chrono::duration<double, std::milli> took =
                    std::chrono::steady_clock::now() - start;
                costs.push_back(took.count());
            }
            model.setFilter({});
        }
    }
    return percentile(std::move(costs), 0.99);
}

}  // namespace
}  // namespace euterpe::bench

int main(int argc, char** argv) {
    using namespace euterpe;
    const QCoreApplication application(argc, argv);
    replica::ContactDelta all;
    all.full = true;
    for (int i = 0; i < bench::kContacts; ++i)
        all.contacts.push_back(bench::contactAt(i));
    all.position = {bench::kContacts, bench::kContacts};
    replica::ContactStore store;
    models::ContactModel model(store);
    store.apply(std::move(all));
    std::printf("{\"contact_search_100k_p99_ms\": %.3f}\n", bench::searchCost(model));
    return 0;
}
