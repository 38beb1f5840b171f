// The one door of the module euterpe-phone: see phone_loader.h.
#include "desktop/phone/linphone_phone.h"

#include <string_view>

// nullptr when program and module are not of one version.
extern "C" euterpe::phone::Phone* euterpe_phone_create(const char* version, const euterpe::Log* log) {
    if (std::string_view(version) != EUTERPE_VERSION)
        return nullptr;
    return new euterpe::phone::LinphonePhone(*log);
}
