// Loads the softphone engine: a module beside the program (lib/euterpe/euterpe-phone.so next to bin), so that
// a program that is not in Phone mode carries none of the engine's libraries. GUI thread.
#pragma once

#include "desktop/phone/phone.h"
#include "lib/base/log.h"

#include <memory>

namespace euterpe::phone {

// Takes some 100 ms the first time; the module stays loaded until the program ends. `log` must live as long
// as the phone. NotFound: there is no module or it cannot be loaded; Conflict: it is of another version.
Result<std::unique_ptr<Phone>> loadPhone(const Log& log);

}  // namespace euterpe::phone
