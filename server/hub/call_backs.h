// Call-back on busy (D10): who waits for whom, first come first served, one attempt at a time for each
// extension; driven by changes of phone states, never by polling. An attempt is a click-to-call; it uses the
// booking up unless the extension is busy again. Owned by Hub; loop thread.
#pragma once

#include "lib/base/log.h"
#include "lib/base/result.h"
#include "lib/protocol/records.h"
#include "server/hub/loop.h"
#include "server/hub/pbx_port.h"
#include "server/hub/storage_port.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace euterpe::hub {

class CallBacks {
  public:
    struct Wish {
        UserId user;
        ExtensionId booker;
        AccountId account;  // the telephone that will ring
        ExtensionId target;
    };
    // Rings the booker's telephone, then the target.
    using Dial = std::function<void(const BookingRecord&, const std::string& dialId,
                                    std::function<void(const Result<CallId>&)> done)>;
    using Changed = std::function<void(const UserId&)>;

    // `idPrefix`: of this run, so that ids never come again.
    CallBacks(Loop& loop, PbxPort& pbx, StoragePort& storage, const Log& log, std::string idPrefix, Dial dial,
              Changed changed);
    ~CallBacks();

    // Bookings from before a restart.
    void start();
    // The booking's id; the same again for the same user and target. Conflict beyond the limit of a user.
    Result<std::string> book(const Wish& wish);
    // By a code dialled at a telephone: the extension that the booker could not reach just before; NotFound
    // when there is none.
    Result<std::string> bookUnreached(const UserId& user, const ExtensionId& booker,
                                      const AccountId& account);
    void cancelAll(const ExtensionId& booker);
    // False: no such booking of this user.
    bool cancel(const UserId& user, const std::string& id);
    [[nodiscard]] std::vector<protocol::Booking> of(const UserId& user) const;

    // The extension's phone state is another.
    void phoneChanged(const ExtensionId& extension);
    void callChanged(const ExtensionId& owner, const protocol::Call& call);
    // Once a second: what has expired goes.
    void tick();

  private:
    struct Entry {
        BookingRecord record;
        Loop::Time until;  // record.expiresAt by a clock that nobody sets
        bool calling = false;
        CallId attempt;  // "" until the PBX has accepted it
        int attempts = 0;
        // The extension was busy although it seemed free: it must have been seen busy before the next
        // attempt.
        bool awaitsBusy = false;
    };
    using Entries = std::vector<Entry>;

    // Whom somebody called last in vain.
    struct Unreached {
        ExtensionId target;
        Loop::Time at{};
    };

    Entry* find(const std::string& id);
    void noteUnreached(const ExtensionId& owner, const protocol::Call& call);
    void planLook();
    [[nodiscard]] Loop::Time untilOf(const BookingRecord& record) const;
    void awaitLook();
    void look();
    void call(Entry& entry);
    void accepted(const std::string& id, const Result<CallId>& call);
    void attemptChanged(Entry& entry, const protocol::Call& call);
    void waitAgain(Entry& entry);
    // A copy of the id: it is often that of the entry which goes.
    void remove(std::string id, const char* why);
    [[nodiscard]] bool isFree(const ExtensionId& extension) const;
    [[nodiscard]] bool isCalling(const ExtensionId& extension) const;

    Loop& loop_;
    PbxPort& pbx_;
    StoragePort& storage_;
    const Log& log_;
    const std::string idPrefix_;
    const Dial dial_;
    const Changed changed_;
    Entries entries_;                                       // oldest first
    std::unordered_map<ExtensionId, int> involved_;         // in how many bookings an extension takes part
    std::unordered_map<CallId, std::string> attempts_;      // call -> booking
    std::unordered_map<ExtensionId, Unreached> unreached_;  // by caller; at most one an extension
    int made_ = 0;
    bool lookPlanned_ = false;
    Loop::Time lookAt_{};
    std::shared_ptr<CallBacks*> alive_;  // lets callbacks find out that this is gone
};

}  // namespace euterpe::hub
