// Makes a liblinphone core as this softphone wants it: nothing on disk, no video, no plugins, random ports.
// The engine's thread.
#pragma once

#include "desktop/phone/phone.h"

#include <linphone++/linphone.hh>
#include <memory>

namespace euterpe::phone {

// Not started yet: what must be set before the start can still be set.
std::shared_ptr<linphone::Core> makeCore(const protocol::SipAccount& account, const Options& options);

// The account's codecs in their order, all others off; without a list, what liblinphone has on and G.722.
void applyCodecs(linphone::Core& core, const std::vector<std::string>& codecs);

}  // namespace euterpe::phone
