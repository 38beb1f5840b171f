#include "desktop/phone/phone_loader.h"

#include <QCoreApplication>
#include <QLibrary>

namespace euterpe::phone {

Result<std::unique_ptr<Phone>> loadPhone(const Log& log) {
    using Create = Phone* (*)(const char*, const Log*);
    QLibrary module(QCoreApplication::applicationDirPath() + QStringLiteral("/../lib/euterpe/euterpe-phone"));
    // liblinphone leaves threads and handlers behind.
    module.setLoadHints(QLibrary::PreventUnloadHint);
    if (!module.load())
        return Error{ErrorCode::NotFound, module.errorString().toStdString()};
    const auto create = reinterpret_cast<Create>(module.resolve("euterpe_phone_create"));
    if (!create)
        return Error{ErrorCode::NotFound, module.errorString().toStdString()};
    std::unique_ptr<Phone> phone(create(EUTERPE_VERSION, &log));
    if (!phone)
        return Error{ErrorCode::Conflict, "the module is not of version " EUTERPE_VERSION};
    return phone;
}

}  // namespace euterpe::phone
