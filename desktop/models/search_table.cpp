#include "desktop/models/search_table.h"

#include "desktop/models/fold.h"
#include "desktop/models/number_key.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace euterpe::models {
namespace {

constexpr std::size_t kWasteAllowed = 64 * 1024;

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// glibc looks at 16 and more bytes at once; std::string_view::find stops at each first letter.
bool contains(std::string_view text, std::string_view part) {
    return text.size() >= part.size() &&
           memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;
}

}  // namespace

SearchQuery::SearchQuery(const QString& typed) {
    const std::vector<std::string> words = split(fold(typed));
    for (std::size_t i = 0; i < words.size();) {
        Term term;
        std::string number;
        while (i < words.size() && looksLikeNumber(words[i])) {
            term.words.push_back(words[i]);
            number += words[i++] + ' ';
        }
        if (term.words.empty())
            term.words.push_back(words[i++]);
        else
            term.numbers = numberQueries(number);
        terms_.push_back(std::move(term));
    }
}

bool SearchQuery::matches(std::string_view text, std::string_view numbers) const {
    return std::all_of(terms_.begin(), terms_.end(), [&](const Term& term) {
        return std::any_of(term.numbers.begin(), term.numbers.end(),
                           [&](const std::string& number) { return contains(numbers, number); }) ||
               std::all_of(term.words.begin(), term.words.end(),
                           [&](const std::string& word) { return contains(text, word); });
    });
}

void SearchTable::clear() {
    bytes_.clear();
    places_.clear();
    waste_ = 0;
}

void SearchTable::reserve(std::size_t rows, std::size_t bytes) {
    places_.reserve(rows);
    bytes_.reserve(bytes);
}

void SearchTable::set(int slot, std::string_view text, std::string_view numbers) {
    const auto index = static_cast<std::size_t>(slot);
    if (index >= places_.size())
        places_.resize(index + 1);
    remove(slot);
    places_[index] = {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size()),
                      static_cast<std::uint32_t>(numbers.size()), true};
    bytes_.append(text);
    bytes_.append(numbers);
}

void SearchTable::remove(int slot) {
    Place& place = places_[static_cast<std::size_t>(slot)];
    if (!std::exchange(place.used, false))
        return;
    waste_ += place.text + place.numbers;
    if (waste_ > kWasteAllowed && waste_ > bytes_.size() / 2)
        compact();
}

void SearchTable::compact() {
    std::string kept;
    kept.reserve(bytes_.size() - waste_);
    for (Place& place : places_) {
        if (!place.used)
            continue;
        const auto at = static_cast<std::uint32_t>(kept.size());
        kept.append(textAt(place));
        kept.append(numbersAt(place));
        place.at = at;
    }
    bytes_ = std::move(kept);
    waste_ = 0;
}

void SearchTable::match(const SearchQuery& query, std::vector<std::uint8_t>& found) const {
    found.assign(places_.size(), 0);
    for (std::size_t slot = 0; slot < places_.size(); ++slot) {
        const Place& place = places_[slot];
        found[slot] = place.used && query.matches(textAt(place), numbersAt(place)) ? 1 : 0;
    }
}

bool SearchTable::matches(int slot, const SearchQuery& query) const {
    const Place& place = places_[static_cast<std::size_t>(slot)];
    return place.used && query.matches(textAt(place), numbersAt(place));
}

}  // namespace euterpe::models
