// Text as search compares it: case and accents ignored ("Muller" finds "Müller"). Plain functions.
#pragma once

#include <string>
#include <string_view>

#include <QString>

namespace euterpe::models {

// Lower case without accents, runs of blanks as one, none at the ends; UTF-8.
std::string fold(const QString& text);
std::string foldUtf8(const std::string& text);

// The words of a folded query, each of which must occur in a folded key for it to match.
class FoldedQuery {
  public:
    FoldedQuery() = default;
    explicit FoldedQuery(const QString& typed) : text_(fold(typed)) {}

    bool empty() const { return text_.empty(); }
    bool matches(std::string_view foldedKey) const;
    bool operator==(const FoldedQuery&) const = default;

  private:
    std::string text_;
};

}  // namespace euterpe::models
