#include "server/hub/hub.h"

#include "lib/protocol/limits.h"

#include <algorithm>
#include <utility>

namespace euterpe::hub {
namespace {

namespace limits = protocol::limits;
constexpr std::chrono::seconds kTick{1};
constexpr std::chrono::seconds kDirectoryLook{5};
// A desktop that loses its connection is back within this time, so colleagues do not see it go.
constexpr std::chrono::seconds kOfflineAfter{5};
// A user's state is kept for a resume.
constexpr std::chrono::minutes kUserKept{10};

}  // namespace

Hub::Hub(Loop& loop, PbxPort& pbx, StoragePort& storage, VoicemailPort& voicemail, HubConfig config,
         const Log& log)
    : loop_(loop),
      pbx_(pbx),
      storage_(storage),
      voicemail_(voicemail),
      config_(std::move(config)),
      log_(log),
      flusher_(loop, log, shared_, sessions_, counters_),
      import_(loop, storage, counters_, log,
              [this](const NewCalls::Newest& newest) {
                  for (UserBook::Entry* entry : users_.of(newest.extension)) {
                      changeUser(*entry, [&](UserState& user, Seq next) {
                          return user.setRegisterNewest(newest.id, next);
                      });
                      countMissed(entry->state->user(), newest.extension);
                  }
              }),
      speedDials_(pbx, log),
      names_(
          loop, storage, names::NumberKeys(config_.region, config_.services.outsidePrefix), log,
          [this](const BookNumbers& step) { speedDials_.learn(step); }, [this] { renameCalls(); }),
      callBacks_(
          loop, pbx, storage, log, config_.epoch + '-',
          [this](const BookingRecord& booking, const std::string& dialId, DialBook::Done done) {
              dial(booking.user, booking.account, booking.booker, booking.target.str(), dialId,
                   std::move(done));
          },
          [this](const UserId& user) {
              if (UserBook::Entry* entry = users_.find(user))
                  changeUser(*entry, [&](UserState& state, Seq next) {
                      return state.setBookings(callBacks_.of(user), next);
                  });
          }),
      chat_(loop, storage, users_,
            [this](UserBook::Entry& entry, std::int64_t version) {
                changeUser(entry,
                           [&](UserState& state, Seq next) { return state.setChatVersion(version, next); });
            }),
      presence_(users_, pbx.state()),
      mailboxChanges_(loop.wallNow()),  // beyond those of an earlier run: clients ask again after it
      alive_(std::make_shared<Hub*>(this)) {}

Hub::~Hub() {
    *alive_ = nullptr;
}

void Hub::start() {
    shared_.setPbx(pbx_.status());
    reloadDirectory();
    import_.trigger();
    names_.read();
    callBacks_.start();
    tick();
}

void Hub::stop() {
    stopping_ = true;
    const SessionList all = sessions_;
    for (const auto& session : all)
        session->close(protocol::ClosingReason::ServerStopping, CloseCode::GoingAway);
}

std::shared_ptr<Endpoint> Hub::attach(Transport& transport, std::string address) {
    auto session = std::make_shared<Session>(*this, transport, std::move(address), loop_.now());
    session->place = sessions_.size();
    sessions_.push_back(session);
    if (stopping_)
        session->close(protocol::ClosingReason::ServerStopping, CloseCode::GoingAway);
    return session;
}

void Hub::onClosed(Session& session) {
    const std::shared_ptr<Session> kept = session.shared_from_this();
    release(session);
    const std::size_t place = session.place;
    if (place + 1 != sessions_.size()) {
        sessions_[place] = std::move(sessions_.back());
        sessions_[place]->place = place;
    }
    sessions_.pop_back();
    flusher_.sessionRemoved();
}

void Hub::tick() {
    loop_.after(kTick, [alive = alive_] {
        if (*alive)
            (*alive)->tick();
    });
    const Loop::Time now = loop_.now();
    const SessionList all = sessions_;  // closing changes the list
    for (const auto& session : all) {
        session->expireRequests(now);
        if (!session->loggedIn() && now - session->anonymousSince > limits::kHandshakeTimeout)
            session->close(protocol::ClosingReason::IdleTimeout, CloseCode::Policy);
    }
    users_.sweep(now - kOfflineAfter, now - kUserKept,
                 [this](const UserBook::Entry& entry) { refreshPresence(entry.state->extension()); });
    dials_.sweep(now);
    chat_.sweep();
    import_.tick();
    names_.tick();
    callBacks_.tick();
    if (now >= nextDirectoryLook_ && !directoryPending_) {
        directoryPending_ = true;
        storage_.directory(false, [this](Result<DirectoryUpdate> update) {
            directoryPending_ = false;
            nextDirectoryLook_ = loop_.now() + kDirectoryLook;
            if (update)
                applyDirectory(*update);
            else
                log_.warning("directory.failed", {{"error", update.error().detail}});
        });
    }
}

void Hub::reloadDirectory() {
    storage_.directory(true, [this](Result<DirectoryUpdate> update) {
        if (!update)
            return log_.error("directory.failed", {{"error", update.error().detail}});
        applyDirectory(*update);
    });
}

void Hub::applyDirectory(const DirectoryUpdate& update) {
    if (update.company)
        applyCompany(*update.company);
    if (update.users) {
        closeChangedUsers(*update.users);
        speedDials_.setUsers(*update.users);
        names_.read();  // a user's book goes with the user
    }
    if (update.sharedBook)
        contactsChanged({}, protocol::ContactBook::Shared, *update.sharedBook);
}

void Hub::applyCompany(const DirectoryUpdate::Company& company) {
    const SlowWatch watch(loop_, log_, "directory");
    log_.info("directory.loaded", {{"extensions", company.directory.extensions.size()}});
    std::unordered_set<ExtensionId> hidden(company.hidden.begin(), company.hidden.end());
    hidden.swap(hidden_);
    pbx_.setDirectory(company.directory);
    for (const ExtensionId& id : hidden_)
        if (shared_.remove(id))
            flusher_.sharedChanged();
    for (const ExtensionId& id : hidden)  // hidden until now
        showExtension(id);
    for (const auto& session : sessions_)
        if (session->loggedIn())
            refreshSelf(session->identity().profile.extension);
}

void Hub::contactsChanged(const UserId& user, protocol::ContactBook book, std::int64_t version) {
    names_.read();
    if (book == protocol::ContactBook::Shared) {
        if (shared_.setContactsVersion(version))
            flusher_.sharedChanged();
    } else if (UserBook::Entry* entry = users_.find(user)) {
        changeUser(*entry,
                   [&](UserState& state, Seq next) { return state.setContactsVersion(version, next); });
    }
}

void Hub::countMissed(const UserId& user, const ExtensionId& extension) {
    storage_.missedCalls(user, extension, [this, user](const Result<std::int64_t>& count) {
        if (count)
            setMissedCalls(user, *count);
        else
            log_.warning("register.missed_not_counted", {{"error", count.error().detail}});
    });
}

void Hub::setMissedCalls(const UserId& user, std::int64_t count) {
    if (UserBook::Entry* entry = users_.find(user))
        changeUser(*entry, [&](UserState& state, Seq next) { return state.setMissedCalls(count, next); });
}

void Hub::mailboxChanged(const ExtensionId& extension) {
    ++mailboxChanges_;
    for (UserBook::Entry* entry : users_.of(extension))
        changeUser(*entry, [&](UserState& user, Seq next) {
            return user.setVoicemailVersion(mailboxChanges_, next);
        });
}

// Who was given another extension would go on seeing and steering the calls of the former one.
void Hub::closeChangedUsers(const std::vector<DirectoryUpdate::User>& users) {
    std::unordered_map<UserId, ExtensionId> known;
    for (const DirectoryUpdate::User& user : users)
        if (!user.disabled)
            known.emplace(user.id, user.extension);
    const SessionList all = sessions_;
    for (const auto& session : all) {
        if (!session->loggedIn())
            continue;
        const LoginProfile& profile = session->identity().profile;
        const auto user = known.find(profile.user);
        if (user == known.end() || user->second != profile.extension)
            session->close(protocol::ClosingReason::UserRemoved, CloseCode::Policy);
    }
}

void Hub::showExtension(const ExtensionId& id) {
    const protocol::Extension* extension = pbx_.state().extension(id);
    if (extension && !hidden_.contains(id) && shared_.put(*extension, presence_.of(id).plain))
        flusher_.sharedChanged();
}

void Hub::choosePresence(const ExtensionId& id, protocol::Presence presence) {
    presence_.choose(id, presence);
    refreshPresence(id);
}

void Hub::setIdle(const Session& session, bool idle) {
    const LoginProfile& profile = session.identity().profile;
    if (UserBook::Entry* entry = users_.find(profile.user)) {
        PresenceBook::setIdle(*entry, profile.token, idle);
        refreshPresence(profile.extension);
    }
}

void Hub::refreshPresence(const ExtensionId& id) {
    const ShownPresence presence = presence_.of(id);
    pbx_.setPresence(id, presence.shown, presence.plain);
    showExtension(id);  // some see the plain one, which may have changed alone
    refreshSelf(id);
}

protocol::Self Hub::selfOf(const ExtensionId& id) const {
    protocol::Self self = pbx_.state().self(id);
    self.chosenPresence = presence_.chosen(id);
    return self;
}

void Hub::refreshSelf(const ExtensionId& id) {
    for (UserBook::Entry* entry : users_.of(id))
        changeUser(*entry, [&](UserState& user, Seq next) { return user.setSelf(selfOf(id), next); });
}

void Hub::onChanges(const pbx::Changes& changes) {
    const SlowWatch watch(loop_, log_, "changes");
    ++counters_.changes;
    for (const ExtensionId& id : changes.extensions) {
        showExtension(id);
        refreshSelf(id);
    }
    for (const ExtensionId& id : changes.removedExtensions)
        if (shared_.remove(id))
            flusher_.sharedChanged();
    if (changes.parked && shared_.setParked(pbx_.state().parkedCalls()))
        flusher_.sharedChanged();
    followCalls(changes);
    followBookingCodes(changes.bookingCodes);
    if (!changes.answers.empty())
        storage_.noteAnswers(changes.answers);
    for (const ExtensionId& id : changes.selves)
        refreshSelf(id);
    for (const ExtensionId& id : changes.mailboxes)
        mailboxChanged(id);
    for (const AccountId& account : changes.accounts)
        if (const auto owner = pbx_.state().ownerOf(account))
            for (UserBook::Entry* entry : users_.of(*owner))
                changeUser(*entry, [&](UserState& user, Seq next) {
                    return user.setAccounts(pbx_.state().accountsOf(*owner), next);
                });
}

protocol::Call Hub::named(const UserId& user, const protocol::Call& call) {
    return names_.named(user, call, knowsExtension(ExtensionId(call.peerNumber)));
}

void Hub::renameCalls() {
    users_.each([this](UserBook::Entry& entry) {
        for (const protocol::Call& call : pbx_.state().callsOf(entry.state->extension()))
            changeUser(entry, [&](UserState& user, Seq next) {
                return user.putCall(named(user.user(), call), next, loop_.now());
            });
    });
}

void Hub::followCalls(const pbx::Changes& changes) {
    for (const pbx::CallChange& change : changes.calls) {
        for (UserBook::Entry* entry : users_.of(change.owner))
            changeUser(*entry, [&](UserState& user, Seq next) {
                return user.putCall(named(user.user(), change.call), next, loop_.now());
            });
        callBacks_.callChanged(change.owner, change.call);
        if (!users_.of(change.owner).empty())
            refreshPresence(change.owner);
    }
    for (const ExtensionId& id : changes.extensions)
        callBacks_.phoneChanged(id);
}

void Hub::followBookingCodes(const std::vector<pbx::BookingCode>& codes) {
    for (const pbx::BookingCode& code : codes) {
        if (!code.set) {
            callBacks_.cancelAll(code.booker);
            continue;
        }
        storage_.userOf(code.booker, [alive = alive_, code](const Result<UserId>& user) {
            Hub* self = *alive;
            if (!self)
                return;
            const auto booked = user ? self->callBacks_.bookUnreached(*user, code.booker, code.account)
                                     : Result<std::string>(user.error());
            if (!booked)
                self->log_.info("booking.refused",
                                {{"by", code.booker.str()}, {"reason", booked.error().detail}});
        });
    }
}

void Hub::onPbxStatus(const protocol::PbxStatus& status) {
    const bool reconnected = status.connected && !shared_.pbx().connected;
    if (shared_.setPbx(status))
        flusher_.sharedChanged();
    if (!reconnected)
        return;
    import_.trigger();  // calls that ended while the connection was away
    speedDials_.onPbxBack();
}

AccountId Hub::chosenAccount(const LoginProfile& profile, const AccountId& wanted) const {
    const auto accounts = pbx_.state().accountsOf(profile.extension);
    for (const AccountId& candidate : {wanted, profile.account})
        for (const protocol::Account& account : accounts)
            if (account.id == candidate)
                return candidate;
    return accounts.size() == 1 ? accounts.front().id : AccountId{};
}

void Hub::refreshUser(UserBook::Entry& entry, const LoginProfile& profile) {
    const pbx::State& state = pbx_.state();
    changeUser(entry, [&](UserState& u, Seq next) { return u.setFavourites(profile.favourites, next); });
    changeUser(entry,
               [&](UserState& u, Seq next) { return u.setRegisterNewest(profile.registerNewest, next); });
    changeUser(entry,
               [&](UserState& u, Seq next) { return u.setContactsVersion(profile.personalBook, next); });
    changeUser(entry, [&](UserState& u, Seq next) { return u.setMissedCalls(profile.missedCalls, next); });
    changeUser(entry, [&](UserState& u, Seq next) { return u.setVoicemailVersion(mailboxChanges_, next); });
    changeUser(entry, [&](UserState& u, Seq next) {
        return u.setAccounts(state.accountsOf(profile.extension), next);
    });
    for (const protocol::Call& call : state.callsOf(profile.extension))
        changeUser(entry, [&](UserState& u, Seq next) {
            return u.putCall(named(profile.user, call), next, loop_.now());
        });
    changeUser(entry,
               [&](UserState& u, Seq next) { return u.setBookings(callBacks_.of(profile.user), next); });
    entry.online = true;
    choosePresence(profile.extension, profile.presence);
}

void Hub::establish(Session& session, LoginProfile profile, const AccountId& wanted) {
    UserBook::Entry& entry = users_.open(profile.user, profile.extension, shared_.seq());
    const std::vector<Session*> others = entry.sessions;
    for (Session* other : others)
        if (other->identity().profile.token == profile.token)  // its connection is dead, or will be
            other->close(protocol::ClosingReason::LoggedInElsewhere, CloseCode::GoingAway);
    if (others.size() >= limits::kConnectionsPerUser)
        others.front()->close(protocol::ClosingReason::LoggedInElsewhere, CloseCode::GoingAway);
    refreshUser(entry, profile);
    entry.sessions.push_back(&session);
    const AccountId account = chosenAccount(profile, wanted);
    session.setIdentity(Identity{std::move(profile), {}, entry.state});
    useAccount(session, account);
    refreshPresence(entry.state->extension());
}

void Hub::useAccount(Session& session, const AccountId& account) {
    AccountId& used = session.identity().account;
    if (used == account)
        return;
    if (session.granted(protocol::Permission::Softphone)) {
        if (const auto former = softphones_.find(used);
            former != softphones_.end() && --former->second == 0) {
            softphones_.erase(former);
            pbx_.useSoftphone(used, false);
        }
        if (!account.empty() && ++softphones_[account] == 1)
            pbx_.useSoftphone(account, true);
    }
    used = account;
}

void Hub::release(Session& session) {
    if (!session.loggedIn())
        return;
    useAccount(session, {});
    const ExtensionId extension = session.identity().profile.extension;
    if (UserBook::Entry* entry = users_.find(session.identity().profile.user))
        PresenceBook::sessionGoes(*entry, session);
    users_.remove(session, loop_.now());
    session.setIdentity(std::nullopt);
    session.subscribed = false;
    session.anonymousSince = loop_.now();
    refreshPresence(extension);  // those that are left may all be idle
}

void Hub::dial(const UserId& user, const AccountId& account, const ExtensionId& own,
               const std::string& target, const std::string& dialId, DialBook::Done done) {
    if (!dials_.begin(user, dialId, loop_.now(), std::move(done)))
        return;
    const auto finish = [this, user, dialId](const Result<CallId>& outcome) {
        dials_.finish(user, dialId, outcome);
    };
    if (auto admitted = dials_.admit(user, loop_.now()); !admitted)
        return finish(admitted.error());
    // Never queued: a call that starts by itself minutes later is worse than none.
    if (!pbx_.status().connected)
        return finish(Error{ErrorCode::PbxUnavailable, "no connection to the PBX"});
    ++counters_.dials;
    const CallId wanted("euterpe-" + config_.epoch + '-' + std::to_string(++callsStarted_));
    log_.info("call.dial", {{"user", user.str()}, {"account", account.str()}, {"call", wanted.str()}});
    pbx_.dial(account, own, target, wanted, finish);
}

}  // namespace euterpe::hub
