#include "server/hub/batch_writer.h"

#include <memory>
#include <utility>

namespace euterpe::hub {
namespace {

constexpr std::size_t kCached = 32;
constexpr std::string_view kOpen = R"({"jsonrpc":"2.0","method":"state.batch","params":)";

std::string compose(Seq seq, bool full, std::string_view shared, std::string_view own) {
    std::string text = R"({"seq":)";
    text.reserve(shared.size() + own.size() + 64);
    text += std::to_string(seq);
    text += full ? R"(,"full":true)" : R"(,"full":false)";
    text += shared;
    text += own;
    text += '}';
    return text;
}

Buffer wrapped(const std::string& batch) {
    std::string text;
    text.reserve(kOpen.size() + batch.size() + 1);
    text += kOpen;
    text += batch;
    text += '}';
    return std::make_shared<const std::string>(std::move(text));
}

}  // namespace

bool BatchWriter::canContinue(const For& wanted) const {
    return wanted.from <= shared_.seq() && shared_.reaches(wanted.visibility, wanted.from) &&
           wanted.user->reaches(wanted.from);
}

BatchWriter::Cached& BatchWriter::shared(Visibility visibility, Seq from, bool full) {
    const Seq to = shared_.seq();
    if (full)
        from = 0;
    if (!cache_.empty() && cache_.front().to != to)
        cache_.clear();
    for (Cached& entry : cache_)
        if (entry.visibility == visibility && entry.from == from && entry.full == full)
            return entry;
    if (cache_.size() == kCached)
        cache_.erase(cache_.begin());
    Cached& entry = cache_.emplace_back(Cached{visibility, from, full, to, {}, nullptr});
    shared_.appendMembers(visibility, from, full, entry.members);
    return entry;
}

std::string BatchWriter::batch(const For& wanted, bool full) {
    std::string own;
    wanted.user->appendMembers(wanted.from, full, *wanted.account, wanted.selfChanged, wanted.now, own);
    return compose(shared_.seq(), full, shared(wanted.visibility, wanted.from, full).members, own);
}

Buffer BatchWriter::notification(const For& wanted) {
    const bool full = !canContinue(wanted);
    if (full || wanted.selfChanged || wanted.user->newest() > wanted.from)
        return wrapped(batch(wanted, full));
    Cached& entry = shared(wanted.visibility, wanted.from, false);
    if (!entry.notification)
        entry.notification = wrapped(compose(shared_.seq(), false, entry.members, {}));
    return entry.notification;
}

}  // namespace euterpe::hub
