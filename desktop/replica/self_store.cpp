#include "desktop/replica/self_store.h"

#include <algorithm>

namespace euterpe::replica {
namespace {

SelfFields difference(const protocol::Self& a, const protocol::Self& b) {
    SelfFields fields;
    fields.setFlag(SelfField::Name, a.extension != b.extension || a.name != b.name);
    fields.setFlag(SelfField::Account, a.account != b.account);
    fields.setFlag(SelfField::Phone, a.phone != b.phone);
    fields.setFlag(SelfField::Presence, a.presence != b.presence || a.chosenPresence != b.chosenPresence);
    fields.setFlag(SelfField::Mailbox, a.hasMailbox != b.hasMailbox ||
                                           a.unheardMessages != b.unheardMessages ||
                                           a.heardMessages != b.heardMessages);
    fields.setFlag(SelfField::Services, a.doNotDisturb != b.doNotDisturb || a.forwardTo != b.forwardTo ||
                                            a.mobileNumber != b.mobileNumber ||
                                            a.forkToMobile != b.forkToMobile);
    fields.setFlag(SelfField::Queues, a.queues != b.queues);
    return fields;
}

bool same(const protocol::Services& a, const protocol::Services& b) {
    return a.outsidePrefix == b.outsidePrefix && a.voicemailNumber == b.voicemailNumber &&
           a.conferenceNumber == b.conferenceNumber && a.registerDays == b.registerDays &&
           a.pickupPrefix == b.pickupPrefix && a.groupPickup == b.groupPickup &&
           a.parkingNumber == b.parkingNumber;
}

}  // namespace

const protocol::Account* SelfStore::account() const {
    const auto found =
        std::find_if(accounts_.begin(), accounts_.end(),
                     [this](const protocol::Account& account) { return account.id == shown_.account; });
    return found == accounts_.end() ? nullptr : &*found;
}

bool SelfStore::may(protocol::Permission permission) const {
    const auto& granted = session_.permissions;
    return std::find(granted.begin(), granted.end(), permission) != granted.end();
}

bool SelfStore::hasRole(protocol::Role role) const {
    const auto& roles = session_.roles;
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool SelfStore::seesTheSameAs(const protocol::SessionLoginResult& session) const {
    return session.mode == session_.mode && session.permissions == session_.permissions &&
           session.roles == session_.roles && session.self.extension == server_.extension;
}

void SelfStore::setSession(const protocol::SessionLoginResult& session, protocol::Mode asked) {
    const bool other = !known_ || asked != askedMode_ || session.mode != session_.mode ||
                       session.seat != session_.seat || session.permissions != session_.permissions ||
                       session.roles != session_.roles || !same(session.services, session_.services) ||
                       session.server != session_.server;
    known_ = true;
    askedMode_ = asked;
    session_ = session;
    session_.token.clear();
    session_.accounts.clear();
    setAccounts(session.accounts);
    protocol::Self self = session.self;
    self.account = session.account;
    setFromServer(self);
    if (other)
        emit sessionChanged();
}

void SelfStore::setFromServer(const protocol::Self& self) {
    server_ = self;
    show();
}

void SelfStore::setAccounts(const std::vector<protocol::Account>& accounts) {
    if (accounts == accounts_)
        return;
    accounts_ = accounts;
    emit accountsChanged();
}

void SelfStore::setAccount(const AccountId& account) {
    server_.account = account;
    show();
}

int SelfStore::beginPresence(protocol::Presence presence) {
    pendingPresence_ = presence;
    ++presenceTicket_;
    show();
    return presenceTicket_;
}

void SelfStore::finishPresence(int ticket, bool accepted) {
    if (ticket != presenceTicket_ || !pendingPresence_)
        return;  // a newer wish waits for its own answer
    // Chosen anew, the same may still be shown as another: a call, idleness.
    if (accepted && server_.chosenPresence != *pendingPresence_)
        server_.presence = server_.chosenPresence = *pendingPresence_;
    pendingPresence_.reset();
    show();
}

void SelfStore::clear() {
    known_ = false;
    session_ = {};
    askedMode_ = protocol::Mode::Free;
    server_ = {};
    pendingPresence_.reset();
    setAccounts({});
    show();
    emit sessionChanged();
}

void SelfStore::show() {
    protocol::Self next = server_;
    if (pendingPresence_ && next.chosenPresence != *pendingPresence_)
        next.presence = next.chosenPresence = *pendingPresence_;
    const SelfFields fields = difference(shown_, next);
    shown_ = std::move(next);
    if (fields)
        emit selfChanged(fields);
}

}  // namespace euterpe::replica
