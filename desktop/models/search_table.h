// Folded keys of many rows in one piece of memory, so that a search runs through them in the order in which
// they lie: 100,000 keys in a few milliseconds. Rows are slots of a store. Plain value, no thread of its own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <QString>

namespace euterpe::models {

// What is typed, taken apart. Words must all occur; pieces of a number that stand side by side are one
// number, which may also be meant as words ("Studio 54").
class SearchQuery {
  public:
    SearchQuery() = default;
    explicit SearchQuery(const QString& typed);

    [[nodiscard]] bool empty() const { return terms_.empty(); }
    // `text`: folded words; `numbers`: as numberKey() makes them.
    [[nodiscard]] bool matches(std::string_view text, std::string_view numbers) const;
    bool operator==(const SearchQuery&) const = default;

  private:
    struct Term {
        std::vector<std::string> words;    // all of them, or
        std::vector<std::string> numbers;  // one of these
        bool operator==(const Term&) const = default;
    };
    std::vector<Term> terms_;
};

class SearchTable {
  public:
    void clear();
    void reserve(std::size_t rows, std::size_t bytes);
    // Adds the row or replaces its key.
    void set(int slot, std::string_view text, std::string_view numbers);
    void remove(int slot);

    // [slot] = 1 for each row that matches; rows without a key do not.
    void match(const SearchQuery& query, std::vector<std::uint8_t>& found) const;
    [[nodiscard]] bool matches(int slot, const SearchQuery& query) const;
    // The row's key; valid until the next set().
    [[nodiscard]] std::string_view text(int slot) const {
        return textAt(places_[static_cast<std::size_t>(slot)]);
    }
    [[nodiscard]] std::string_view numbers(int slot) const {
        return numbersAt(places_[static_cast<std::size_t>(slot)]);
    }

  private:
    struct Place {
        std::uint32_t at = 0;
        std::uint32_t text = 0;     // length of the words
        std::uint32_t numbers = 0;  // length of the numbers behind them
        bool used = false;
    };
    [[nodiscard]] std::string_view textAt(const Place& place) const {
        return std::string_view(bytes_).substr(place.at, place.text);
    }
    [[nodiscard]] std::string_view numbersAt(const Place& place) const {
        return std::string_view(bytes_).substr(place.at + place.text, place.numbers);
    }
    void compact();

    std::string bytes_;
    std::vector<Place> places_;  // by slot
    std::size_t waste_ = 0;      // bytes of keys that are no more
};

}  // namespace euterpe::models
