#include "server/hub/password_checks.h"

#include "server/hub/source_network.h"

namespace euterpe::hub {

namespace {

constexpr int kInAll = 64;  // waiting or under way
// Of one office behind one address; who is refused comes again a second later by itself.
constexpr int kOfNetwork = 8;

}  // namespace

Result<void> PasswordChecks::begin(const std::string& address) {
    const std::string network = sourceNetwork(address);
    const auto ofNetwork = byNetwork_.find(network);
    if (all_ >= kInAll || (ofNetwork != byNetwork_.end() && ofNetwork->second >= kOfNetwork))
        return Error{ErrorCode::RateLimited, "many log in at this moment", 1};
    ++all_;
    ++byNetwork_[network];
    return {};
}

void PasswordChecks::finish(const std::string& address) {
    --all_;
    const auto ofNetwork = byNetwork_.find(sourceNetwork(address));
    if (--ofNetwork->second == 0)
        byNetwork_.erase(ofNetwork);
}

}  // namespace euterpe::hub
