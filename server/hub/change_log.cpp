#include "server/hub/change_log.h"

#include <utility>

#include <boost/json.hpp>

namespace euterpe::hub {

bool ChangeLog::put(const std::string& key, std::string json, Seq seq) {
    const auto found = byKey_.find(key);
    if (found == byKey_.end()) {
        records_.push_back({key, std::move(json), seq});
        byKey_.emplace(records_.back().key, std::prev(records_.end()));
        newest_ = seq;
        return true;
    }
    Record& record = *found->second;
    if (record.json == json)
        return false;
    record.json = std::move(json);
    record.seq = seq;
    records_.splice(records_.end(), records_, found->second);
    newest_ = seq;
    return true;
}

bool ChangeLog::remove(const std::string& key, Seq seq) {
    const auto found = byKey_.find(key);
    if (found == byKey_.end())
        return false;
    const auto record = found->second;
    byKey_.erase(found);
    removals_.push_back({std::move(record->key), seq});
    records_.erase(record);
    newest_ = seq;
    if (removals_.size() > removalsKept_) {
        forgotten_ = removals_.front().seq;
        removals_.pop_front();
    }
    return true;
}

void ChangeLog::appendChanged(Seq from, std::string& out) const {
    bool first = true;
    for (auto it = records_.rbegin(); it != records_.rend() && it->seq > from; ++it) {
        if (!std::exchange(first, false))
            out += ',';
        out += it->json;
    }
}

void ChangeLog::appendRemoved(Seq from, std::string& out) const {
    bool first = true;
    for (auto it = removals_.rbegin(); it != removals_.rend() && it->seq > from; ++it) {
        if (byKey_.contains(it->key))
            continue;  // came back
        if (!std::exchange(first, false))
            out += ',';
        out += boost::json::serialize(boost::json::string_view(it->key));
    }
}

}  // namespace euterpe::hub
