#include "desktop/replica/pbx_store.h"

namespace euterpe::replica {

void PbxStore::setFromServer(const protocol::PbxStatus& status) {
    if (known_ && status == status_)
        return;
    known_ = true;
    status_ = status;
    emit changed();
}

void PbxStore::clear() {
    if (!known_)
        return;
    known_ = false;
    status_ = {};
    emit changed();
}

}  // namespace euterpe::replica
