// The speed dials of the phonebooks, written into the PBX's database so that #<n> and #0<n> dial them from
// any telephone. What it wrote and no card has any more is removed; entries that somebody else made stay. One
// after the other, and again once the PBX is back. Owned by Hub; loop thread.
#pragma once

#include "lib/base/log.h"
#include "server/hub/pbx_port.h"
#include "server/hub/storage_port.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace euterpe::hub {

class SpeedDials {
  public:
    SpeedDials(PbxPort& pbx, const Log& log)
        : pbx_(pbx), log_(log), alive_(std::make_shared<SpeedDials*>(this)) {}
    ~SpeedDials() { *alive_ = nullptr; }
    SpeedDials(const SpeedDials&) = delete;
    SpeedDials& operator=(const SpeedDials&) = delete;

    // What has changed in the phonebooks; every step of it.
    void learn(const BookNumbers& step);
    // Whose telephones the personal books are for: until this is known, and for users without an extension,
    // they are for none.
    void setUsers(const std::vector<DirectoryUpdate::User>& users);
    void onPbxBack();

  private:
    // Extension ("" = everybody) and digits.
    using Place = std::pair<ExtensionId, std::string>;

    void follow();  // the books or the users have changed
    void plan();
    void pursue();
    void onWritten(const Place& place, const std::string& number, const Result<void>& outcome);

    PbxPort& pbx_;
    const Log& log_;
    std::map<ContactId, SpeedDialCard> cards_;  // those that have one
    std::map<UserId, ExtensionId> extensions_;  // of users
    std::map<Place, std::string> wanted_;
    std::map<Place, std::string> written_;  // by us, in this run
    std::set<Place> refused_;               // until the card or the connection changes
    bool complete_ = false;                 // no step of the phonebooks is missing
    bool writing_ = false;
    std::shared_ptr<SpeedDials*> alive_;  // for answers that come after the end
};

}  // namespace euterpe::hub
