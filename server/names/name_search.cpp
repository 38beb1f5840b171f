#include "server/names/name_search.h"

#include "server/names/fold.h"

#include <algorithm>
#include <utility>

namespace euterpe::names {

void NameSearch::put(const NamedNumbers& card, const NumberKeys& keys) {
    remove(card.id);
    if (card.name.empty() || card.keys.empty())
        return;
    Card kept{card.id, card.owner, fold(card.name), {}};
    for (const std::string& key : card.keys) {
        for (const std::string& form : keys.formsOf(key))
            kept.marks.push_back(numberMark(form));
    }
    places_[card.id] = cards_.size();
    cards_.push_back(std::move(kept));
}

void NameSearch::remove(const ContactId& id) {
    const auto found = places_.find(id);
    if (found == places_.end())
        return;
    const std::size_t place = found->second;
    places_.erase(found);
    if (place + 1 != cards_.size()) {
        cards_[place] = std::move(cards_.back());
        places_[cards_[place].id] = place;
    }
    cards_.pop_back();
}

void NameSearch::clear() {
    cards_.clear();
    places_.clear();
}

void NameSearch::search(const UserId& user, std::string_view text, NumberSearch& found) const {
    const std::vector<std::string> words = searchWords(text);
    if (words.empty())
        return;
    for (const Card& card : cards_) {
        if ((card.owner.str().empty() || card.owner == user) && hasAll(card.name, words))
            found.marks.insert(found.marks.end(), card.marks.begin(), card.marks.end());
    }
    std::sort(found.marks.begin(), found.marks.end());
}

}  // namespace euterpe::names
