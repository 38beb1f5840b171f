#include "server/hub/speed_dials.h"

#include "server/hub/dial_target.h"

namespace euterpe::hub {

void SpeedDials::learn(const BookNumbers& step) {
    if (step.full)
        cards_.clear();
    for (const ContactId& id : step.removed)
        cards_.erase(id);
    for (const names::NamedNumbers& card : step.cards)
        cards_.erase(card.id);
    for (const SpeedDialCard& card : step.speedDials)
        cards_.insert_or_assign(card.id, card);
    complete_ = !step.more;
    follow();
}

void SpeedDials::setUsers(const std::vector<DirectoryUpdate::User>& users) {
    extensions_.clear();
    for (const DirectoryUpdate::User& user : users)
        if (!user.extension.empty())
            extensions_.emplace(user.id, user.extension);
    follow();
}

// Cards that are still to come would pass for removed ones.
void SpeedDials::follow() {
    if (!complete_)
        return;
    plan();
    refused_.clear();
    pursue();
}

// Where two cards have the same digits the first by its id counts: always the same.
void SpeedDials::plan() {
    wanted_.clear();
    for (const auto& [id, card] : cards_) {
        const auto owner = extensions_.find(card.owner);
        if (owner == extensions_.end() && !card.owner.empty())
            continue;
        const ExtensionId extension = card.owner.empty() ? ExtensionId() : owner->second;
        for (const auto& [digits, number] : card.numbers) {
            if (const auto target = dialTarget(number))
                wanted_.emplace(Place{extension, digits}, *target);
        }
    }
}

void SpeedDials::onPbxBack() {
    refused_.clear();
    pursue();
}

void SpeedDials::pursue() {
    if (writing_ || !pbx_.status().connected)
        return;
    const auto write = [this](const Place& place, const std::string& number) {
        writing_ = true;
        pbx_.setSpeedDial(place.first, place.second, number,
                          [alive = alive_, place, number](const Result<void>& outcome) {
                              if (SpeedDials* self = *alive)
                                  self->onWritten(place, number, outcome);
                          });
    };
    for (const auto& [place, number] : written_)
        if (!wanted_.contains(place) && !refused_.contains(place))
            return write(place, {});
    for (const auto& [place, number] : wanted_) {
        const auto known = written_.find(place);
        if ((known == written_.end() || known->second != number) && !refused_.contains(place))
            return write(place, number);
    }
}

void SpeedDials::onWritten(const Place& place, const std::string& number, const Result<void>& outcome) {
    writing_ = false;
    if (!outcome) {
        log_.warning(
            "speedDial.failed",
            {{"extension", place.first.str()}, {"digits", place.second}, {"error", outcome.error().detail}});
        if (outcome.error().code == ErrorCode::PbxUnavailable)
            return;
        refused_.insert(place);
    } else if (number.empty()) {
        written_.erase(place);
    } else {
        written_[place] = number;
    }
    pursue();
}

}  // namespace euterpe::hub
