#include "desktop/replica/favourite_store.h"

#include <algorithm>
#include <iterator>

namespace euterpe::replica {

bool FavouriteStore::contains(const ExtensionId& id) const {
    const auto pending = pending_.find(id);
    if (pending != pending_.end())
        return pending->second.favourite;
    return std::binary_search(server_.begin(), server_.end(), id);
}

std::vector<ExtensionId> FavouriteStore::ids() const {
    std::vector<ExtensionId> shown;
    shown.reserve(server_.size() + pending_.size());
    std::copy_if(server_.begin(), server_.end(), std::back_inserter(shown),
                 [this](const ExtensionId& id) { return contains(id); });
    for (const auto& [id, pending] : pending_) {
        if (pending.favourite && !std::binary_search(server_.begin(), server_.end(), id))
            shown.push_back(id);
    }
    std::sort(shown.begin(), shown.end());
    return shown;
}

void FavouriteStore::setFromServer(std::vector<ExtensionId> list) {
    const auto before = ids();
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    server_ = std::move(list);
    emitDifference(before);
}

int FavouriteStore::begin(const ExtensionId& id, bool favourite) {
    const auto before = ids();
    const int ticket = nextTicket_++;
    pending_[id] = {ticket, favourite};
    tickets_[ticket] = {id, favourite};
    emitDifference(before);
    return ticket;
}

void FavouriteStore::finish(int ticket, bool accepted) {
    const auto found = tickets_.find(ticket);
    if (found == tickets_.end())
        return;
    const auto [id, favourite] = found->second;
    tickets_.erase(found);
    const auto before = ids();
    if (accepted) {
        // The server's list with this change in it may arrive before or after the answer.
        const auto place = std::lower_bound(server_.begin(), server_.end(), id);
        const bool there = place != server_.end() && *place == id;
        if (favourite && !there)
            server_.insert(place, id);
        else if (!favourite && there)
            server_.erase(place);
    }
    // A newer click on the same star goes on being shown until its own answer.
    const auto pending = pending_.find(id);
    if (pending != pending_.end() && pending->second.ticket == ticket)
        pending_.erase(pending);
    emitDifference(before);
}

void FavouriteStore::clear() {
    const auto before = ids();
    server_.clear();
    pending_.clear();
    tickets_.clear();
    emitDifference(before);
}

void FavouriteStore::emitDifference(const std::vector<ExtensionId>& before) {
    const auto now = ids();
    QVector<ExtensionId> differing;
    std::set_symmetric_difference(before.begin(), before.end(), now.begin(), now.end(),
                                  std::back_inserter(differing));
    if (!differing.isEmpty())
        emit changed(differing);
}

}  // namespace euterpe::replica
