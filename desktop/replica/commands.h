// Everything that the user can make the PBX or the server do: the only place that sends requests for screens.
// Each call is answered by exactly one callback, from the event loop, never inside the call; not at all once
// `context` is gone. While offline the answer is Error Disconnected: nothing is queued, nothing is sent
// twice. GUI thread only; owned by Session.
#pragma once

#include "lib/base/id.h"
#include "lib/base/result.h"
#include "lib/protocol/records.h"

#include <functional>
#include <string>
#include <string_view>

#include <QObject>

namespace euterpe::link {
class Connection;
}

namespace euterpe::replica {

class FavouriteStore;
class SelfStore;

class Commands : public QObject {
    Q_OBJECT

  public:
    using Done = std::function<void(Result<void>)>;
    using Dialled = std::function<void(Result<CallId>)>;

    Commands(link::Connection& connection, SelfStore& self, FavouriteStore& favourites,
             QObject* parent = nullptr);

    // Click-to-call (D1). `target` as typed or copied. The call itself appears in CallStore under the id that
    // is answered, usually before the answer. InvalidArgument when no digit is left of it.
    void dial(std::string_view target, QObject* context, Dialled done);
    void hangUp(const CallId& call, QObject* context, Done done);
    // An incoming call that is not answered yet (D4).
    void reject(const CallId& call, QObject* context, Done done);

    // Shown in FavouriteStore / SelfStore at once, taken back on error.
    void setFavourite(const ExtensionId& extension, bool favourite, QObject* context, Done done);
    void setPresence(protocol::Presence presence, QObject* context, Done done);

    // The telephone to use (B2); remembered for the next login by Session.
    void selectAccount(const AccountId& account, QObject* context, Done done);

  signals:
    void accountSelected(const euterpe::AccountId& account);

  private:
    link::Connection& connection_;
    SelfStore& self_;
    FavouriteStore& favourites_;
};

}  // namespace euterpe::replica
