// What a keystroke in the search field and a burst of state changes cost the model of the extensions table,
// with 10,000 colleagues. Prints one line of JSON, milliseconds.
#include "desktop/models/extension_model.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include <QCoreApplication>

namespace euterpe::bench {
namespace {

constexpr int kPeople = 10'000;
constexpr int kRounds = 21;

std::vector<protocol::Extension> people() {
    constexpr const char* kFirst[] = {"Maria", "Luca", "Giulia", "Niccolò", "Sofía", "Jürgen", "Zoë"};
    constexpr const char* kLast[] = {"Rossi",    "Bianchi", "Müller",  "Núñez", "Esposito", "Lefèvre",
                                     "D'Angelo", "Romano",  "Colombo", "Ricci", "Marino"};
    std::vector<protocol::Extension> all;
    for (int i = 0; i < kPeople; ++i) {
        protocol::Extension person;
        person.id = ExtensionId(std::to_string(10'000 + i));
        person.firstName = kFirst[i % 7];
        person.lastName = kLast[i % 11];
        person.company = "Company " + std::to_string(i % 97);
        person.phone = protocol::PhoneState::Free;
        all.push_back(std::move(person));
    }
    return all;
}

double milliseconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                     values.end());
    return values[values.size() / 2];
}

// The slowest keystroke of a typed name, as the median over rounds.
double filterCost(models::ExtensionModel& model) {
    std::vector<double> worst;
    for (int round = 0; round < kRounds; ++round) {
        double slowest = 0;
        const QString typed = QStringLiteral("nunez");
        for (int length = 1; length <= typed.size(); ++length) {
            const auto start = std::chrono::steady_clock::now();
            model.setFilter(typed.left(length));
            slowest = std::max(slowest, milliseconds(std::chrono::steady_clock::now() - start));
        }
        worst.push_back(slowest);
        model.setFilter({});
    }
    return median(worst);
}

double changeCost(replica::ExtensionStore& store, std::vector<protocol::Extension> all) {
    std::vector<double> costs;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<protocol::Extension> changed;
        for (std::size_t i = 0; i < all.size(); i += 10) {
            all[i].phone = round % 2 == 0 ? protocol::PhoneState::Busy : protocol::PhoneState::Free;
            changed.push_back(all[i]);
        }
        const auto start = std::chrono::steady_clock::now();
        store.apply(false, changed, {});
        costs.push_back(milliseconds(std::chrono::steady_clock::now() - start));
    }
    return median(costs);
}

}  // namespace
}  // namespace euterpe::bench

int main(int argc, char** argv) {
    using namespace euterpe;
    const QCoreApplication application(argc, argv);
    const std::vector<protocol::Extension> all = bench::people();
    replica::ExtensionStore store;
    const replica::FavouriteStore favourites;
    store.apply(true, all, {});
    models::ExtensionModel model(store, favourites, models::ExtensionModel::Scope::All);
    const double filter = bench::filterCost(model);
    const double change = bench::changeCost(store, all);
    std::printf("{\"extension_filter_10k_ms\": %.3f, \"extension_1000_changes_ms\": %.3f}\n", filter, change);
    return 0;
}
