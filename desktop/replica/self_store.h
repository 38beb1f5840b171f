// What concerns the user alone: own record, telephones, granted mode, permissions, services. The own presence
// is shown at once when set and taken back if the server refuses it. Kept while offline (B5). Changed only by
// Session and Commands. GUI thread only.
#pragma once

#include "lib/protocol/messages.h"

#include <optional>
#include <vector>

#include <QFlags>
#include <QObject>

namespace euterpe::replica {

enum class SelfField {
    Name = 1,
    Account = 2,
    Phone = 4,
    Presence = 8,
    Mailbox = 16,
    Services = 32,
    Queues = 64
};
Q_DECLARE_FLAGS(SelfFields, SelfField)
Q_DECLARE_OPERATORS_FOR_FLAGS(SelfFields)

class SelfStore : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    // False until the first login of this user.
    [[nodiscard]] bool isKnown() const { return known_; }
    [[nodiscard]] const protocol::Self& self() const { return shown_; }
    [[nodiscard]] const std::vector<protocol::Account>& accounts() const { return accounts_; }
    // The telephone in use, nullptr = none chosen.
    [[nodiscard]] const protocol::Account* account() const;
    [[nodiscard]] protocol::Mode askedMode() const { return askedMode_; }
    // Granted; what the windows offer follows this one (A2).
    [[nodiscard]] protocol::Mode mode() const { return session_.mode; }
    [[nodiscard]] protocol::SeatOutcome seat() const { return session_.seat; }
    [[nodiscard]] bool may(protocol::Permission permission) const;
    [[nodiscard]] bool hasRole(protocol::Role role) const;
    [[nodiscard]] const protocol::Services& services() const { return session_.services; }
    [[nodiscard]] const std::string& serverVersion() const { return session_.server; }

    // The state that was sent to the present session is what `session` would have been sent.
    [[nodiscard]] bool seesTheSameAs(const protocol::SessionLoginResult& session) const;

    // -- Session and Commands only
    void setSession(const protocol::SessionLoginResult& session, protocol::Mode asked);
    void setFromServer(const protocol::Self& self);
    void setAccounts(const std::vector<protocol::Account>& accounts);
    void setAccount(const AccountId& account);
    int beginPresence(protocol::Presence presence);
    void finishPresence(int ticket, bool accepted);
    void clear();

  signals:
    void selfChanged(euterpe::replica::SelfFields fields);
    void accountsChanged();
    // Mode, permissions, roles or services are others than before: what is offered must be looked at again.
    void sessionChanged();

  private:
    void show();

    bool known_ = false;
    protocol::Mode askedMode_ = protocol::Mode::Free;
    protocol::SessionLoginResult session_;  // without token; self and accounts live below
    protocol::Self server_;
    protocol::Self shown_;
    std::vector<protocol::Account> accounts_;
    std::optional<protocol::Presence> pendingPresence_;
    int presenceTicket_ = 0;
};

}  // namespace euterpe::replica
