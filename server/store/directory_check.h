// What the directory may hold. It reaches every client and, with the accounts, the PBX: nothing that a name,
// a number or an endpoint cannot be is let in, wherever it comes from. Pure.
#pragma once

#include "lib/base/result.h"
#include "server/store/store_records.h"

namespace euterpe::store {

// InvalidArgument; the message names the extension and what is wrong with it.
Result<void> checkEntry(const DirectoryEntry& entry);
Result<void> checkGroup(const RingGroup& group);

}  // namespace euterpe::store
