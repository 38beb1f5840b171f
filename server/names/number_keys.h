// One key for every way of writing a telephone number: "+39 050 3163658", "0039 050 3163658" and
// "050/3163658" (in Italy) are one. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace euterpe::names {

class NumberKeys {
  public:
    // `region`: where national numbers belong, ISO 3166 ("IT"). `outsidePrefix`: what the company dials
    // before numbers outside, "" = nothing.
    NumberKeys(std::string region, std::string outsidePrefix)
        : region_(std::move(region)), outsidePrefix_(std::move(outsidePrefix)) {}

    static bool knowsRegion(const std::string& region);

    // Of a number as somebody wrote it into a phonebook; "" when there is none in it.
    [[nodiscard]] std::string keyOf(std::string_view number) const;
    // Of a number as it appears in a call, the likeliest first: as it is, and without the outside prefix,
    // which stands in numbers that were dialled.
    [[nodiscard]] std::vector<std::string> keysOf(std::string_view number) const;
    // The digits that a call may show of a number with that key, without prefixes and signs: the key itself
    // and, for a number of the region, the national form.
    [[nodiscard]] std::vector<std::string> formsOf(const std::string& key) const;
    [[nodiscard]] const std::string& outsidePrefix() const { return outsidePrefix_; }

  private:
    std::string region_;
    std::string outsidePrefix_;
};

}  // namespace euterpe::names
