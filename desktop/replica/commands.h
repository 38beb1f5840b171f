// Everything that the user can make the PBX, the server or the softphone do: the only place that sends
// requests for screens, and the only one that chooses between PBX and softphone. Each call is answered by
// exactly one callback, from the event loop, never inside the call; not at all once `context` is gone. While
// offline the PBX's answer is Error Disconnected: nothing is queued, nothing is sent twice; what the
// softphone does alone goes on working. GUI thread only; owned by Session.
#pragma once

#include "desktop/phone/phone.h"
#include "desktop/replica/sound.h"
#include "lib/base/id.h"
#include "lib/base/result.h"
#include "lib/protocol/messages.h"

#include <functional>
#include <string>
#include <string_view>

#include <QObject>
#include <QPointer>

namespace euterpe::link {
class Connection;
}

namespace euterpe::replica {

class CallStore;
class FavouriteStore;
class SelfStore;

class Commands : public QObject {
    Q_OBJECT

  public:
    using Done = std::function<void(Result<void>)>;
    using Dialled = std::function<void(Result<CallId>)>;
    using Parked = std::function<void(Result<std::string>)>;

    Commands(link::Connection& connection, SelfStore& self, FavouriteStore& favourites, CallStore& calls,
             QObject* parent = nullptr);

    // -- calls. Phone: the softphone dials. Otherwise click-to-call (D1): the call itself appears in
    // CallStore under the id that is answered, usually before the answer. InvalidArgument when no digit is
    // left of it.
    void dial(std::string_view target, QObject* context, Dialled done);
    void hangUp(const CallId& call, QObject* context, Done done);
    // An incoming call that is not answered yet (D4).
    void reject(const CallId& call, QObject* context, Done done);

    // -- calls at the softphone; NotInMode for those at another telephone. Answering and resuming hold the
    // active call first; whether the user wants that is asked by the screen (D8).
    void answer(const CallId& call, QObject* context, Done done);
    void deflect(const CallId& call, std::string_view number, QObject* context, Done done);
    void hold(const CallId& call, QObject* context, Done done);
    void resume(const CallId& call, QObject* context, Done done);
    void setMuted(const CallId& call, bool muted, QObject* context, Done done);
    void sendDtmf(const CallId& call, char digit, QObject* context, Done done);
    void transfer(const CallId& call, std::string_view number, QObject* context, Done done);
    void transferTo(const CallId& call, const CallId& consultation, QObject* context, Done done);
    void merge(const CallId& one, const CallId& other, QObject* context, Done done);
    void split(QObject* context, Done done);

    // -- services of the PBX
    void park(const CallId& call, QObject* context, Parked done);  // answers the slot (D12)
    void setRecording(const CallId& call, bool on, QObject* context, Done done);
    void pickUp(const ExtensionId& extension, QObject* context, Dialled done);  // D11
    void retrieve(std::string_view slot, QObject* context, Dialled done);
    void setDoNotDisturb(bool on, QObject* context, Done done);
    void setForward(std::string_view target, QObject* context, Done done);  // "" = off
    void setForkToMobile(bool on, QObject* context, Done done);
    void setQueuePause(std::string_view queue, bool paused, QObject* context, Done done);  // "" = all (J3)
    void book(const ExtensionId& extension, QObject* context, Done done);                  // D10
    void cancelBooking(const std::string& booking, QObject* context, Done done);

    // -- the user. Shown in FavouriteStore / SelfStore at once, taken back on error.
    void setFavourite(const ExtensionId& extension, bool favourite, QObject* context, Done done);
    void setPresence(protocol::Presence presence, QObject* context, Done done);
    // Nobody is at this computer, or somebody is again.
    void setIdle(bool idle);

    // The telephone to use (B2); remembered for the next login by Session.
    void selectAccount(const AccountId& account, QObject* context, Done done);

    // A piece of a sound's file from `offset` (D13, H2).
    using Piece = std::function<void(Result<protocol::RecordingReadResult>)>;
    void readSound(const Sound& sound, std::int64_t offset, QObject* context, Piece done);

    // -- Session only: nullptr = there is no softphone.
    void setPhone(phone::Phone* phone) { phone_ = phone; }

    // -- contacts beyond what the user edits: imports, and the company's LDAP directory (F6, F8)
    using Imported = std::function<void(Result<protocol::ContactImportResult>)>;
    using Undone = std::function<void(Result<protocol::ContactImportUndoResult>)>;
    using ContactStored = std::function<void(Result<protocol::ContactOutcome>)>;
    using LookedUp = std::function<void(Result<protocol::ContactLookupResult>)>;
    void importContacts(const protocol::ContactImportParams& batch, QObject* context, Imported done);
    void undoImport(const protocol::ContactImportUndoParams& wanted, QObject* context, Undone done);
    void saveContact(const protocol::ContactSaveParams& change, QObject* context, ContactStored done);
    void removeContact(const protocol::ContactRemoveParams& change, QObject* context, ContactStored done);
    void lookUpContacts(std::string_view text, QObject* context, LookedUp done);

  signals:
    void accountSelected(const euterpe::AccountId& account);

  private:
    // Acts on the softphone's leg of a call, or answers that it has none.
    void onLeg(const CallId& call, QObject* context, Done done,
               const std::function<void(phone::Phone&, const phone::LegId&, Done)>& act);
    // The PBX's name of the call, or the answer that it has none.
    [[nodiscard]] Result<CallId> atPbx(const CallId& call) const;

    link::Connection& connection_;
    SelfStore& self_;
    FavouriteStore& favourites_;
    CallStore& calls_;
    QPointer<phone::Phone> phone_;
};

}  // namespace euterpe::replica
