#include "server/hub/shared_records.h"

#include "lib/protocol/json.h"

#include <algorithm>
#include <cstdlib>

#include <boost/json.hpp>

namespace euterpe::hub {
namespace {

// A ping's round trip differs each time; only a difference that an administrator would act on is news.
constexpr int kLagStepMs = 200;

template <class T>
std::string encoded(const T& value) {
    return boost::json::serialize(protocol::toJson(value));
}

// A member with what `append` adds, or nothing when that is nothing.
template <class F>
void appendList(const char* name, std::string& out, F append) {
    const std::size_t before = out.size();
    out += std::string(",\"") + name + "\":[";
    const std::size_t empty = out.size();
    append();
    if (out.size() == empty)
        out.resize(before);
    else
        out += ']';
}

}  // namespace

bool SharedRecords::put(const protocol::Extension& extension, protocol::Presence plain) {
    const std::string& key = extension.id.str();
    const Seq seq = seq_ + 1;
    bool changed = logs_[1].put(key, encoded(extension), seq);
    protocol::Extension hidden = extension;
    hidden.phone = protocol::PhoneState::Unknown;
    hidden.presence = plain;
    changed = logs_[0].put(key, encoded(hidden), seq) || changed;
    if (changed)
        seq_ = seq;
    return changed;
}

bool SharedRecords::remove(const ExtensionId& id) {
    const Seq seq = seq_ + 1;
    bool changed = false;
    for (ChangeLog& log : logs_)
        changed = log.remove(id.str(), seq) || changed;
    if (changed)
        seq_ = seq;
    return changed;
}

bool SharedRecords::setPbx(const protocol::PbxStatus& status) {
    const bool news = pbxSeq_ == 0 || status.connected != pbx_.connected || status.since != pbx_.since ||
                      status.version != pbx_.version || std::abs(status.lagMs - pbx_.lagMs) >= kLagStepMs;
    if (!news)
        return false;
    pbx_ = status;
    pbxSeq_ = ++seq_;
    return true;
}

bool SharedRecords::setParked(const std::vector<protocol::ParkedCall>& calls) {
    if (calls == parked_)
        return false;
    parked_ = calls;
    parkedSeq_ = ++seq_;
    return true;
}

bool SharedRecords::setContactsVersion(std::int64_t version) {
    if (version <= contactsVersion_)
        return false;
    contactsVersion_ = version;
    contactsSeq_ = ++seq_;
    return true;
}

Seq SharedRecords::newest(Visibility visibility) const {
    const Seq newest = std::max({log(visibility).newest(), pbxSeq_, contactsSeq_});
    return visibility == Visibility::WithParkedCalls ? std::max(newest, parkedSeq_) : newest;
}

void SharedRecords::appendMembers(Visibility visibility, Seq from, bool full, std::string& out) const {
    const ChangeLog& records = log(visibility);
    const Seq since = full ? 0 : from;
    if (full || records.newest() > since) {
        appendList("extensions", out, [&] { records.appendChanged(since, out); });
        if (!full)
            appendList("removedExtensions", out, [&] { records.appendRemoved(since, out); });
    }
    if (full || pbxSeq_ > since) {
        out += ",\"pbx\":";
        out += encoded(pbx_);
    }
    if (full || contactsSeq_ > since) {
        out += ",\"contactsVersion\":";
        out += encoded(contactsVersion_);
    }
    if (visibility == Visibility::WithParkedCalls && (full || parkedSeq_ > since)) {
        out += ",\"parked\":";
        out += encoded(parked_);
    }
}

}  // namespace euterpe::hub
