// What concerns one user: own calls, self, favourites, telephones, newest register row, version of the
// personal phonebook. Shared by the user's
// sessions, kept a while after the last has gone so that a resume finds it. Owned by Hub; loop thread.
#pragma once

#include "lib/protocol/messages.h"
#include "server/hub/change_log.h"
#include "server/hub/loop.h"

#include <cstdint>
#include <deque>
#include <list>
#include <optional>
#include <string>
#include <vector>

namespace euterpe::hub {

class UserState {
  public:
    // `since`: the sequence number at creation; older changes are not known here.
    UserState(UserId user, ExtensionId extension, Seq since)
        : user_(std::move(user)), extension_(std::move(extension)), since_(since) {}

    [[nodiscard]] const UserId& user() const { return user_; }
    [[nodiscard]] const ExtensionId& extension() const { return extension_; }

    // Each returns true when it is news. `next` counts only then.
    bool putCall(const protocol::Call& call, Seq next, Loop::Time now);
    bool setSelf(const protocol::Self& self, Seq next);
    bool setFavourites(std::vector<ExtensionId> favourites, Seq next);
    bool setAccounts(std::vector<protocol::Account> accounts, Seq next);
    bool setRegisterNewest(std::int64_t id, Seq next);
    bool setMissedCalls(std::int64_t count, Seq next);
    bool setBookings(std::vector<protocol::Booking> bookings, Seq next);
    // Of the personal phonebook; never goes back.
    bool setContactsVersion(std::int64_t version, Seq next);
    // A session may not have been told of chat up to here.
    bool setChatVersion(std::int64_t version, Seq next);
    bool setVoicemailVersion(std::int64_t version, Seq next);

    [[nodiscard]] const std::vector<ExtensionId>& favourites() const { return favourites_.value; }
    [[nodiscard]] const std::vector<protocol::Account>& accounts() const { return accounts_.value; }
    [[nodiscard]] const protocol::Self& self() const { return self_.value; }
    // A call of this user that has not ended.
    [[nodiscard]] const protocol::Call* call(const CallId& id) const;

    [[nodiscard]] Seq newest() const { return newest_; }
    [[nodiscard]] bool reaches(Seq from) const { return from >= since_; }

    // Members of a StateBatch, each led by a comma. `account` is the session's own choice of telephone;
    // `selfChanged` sends self although the user's has not changed.
    void appendMembers(Seq from, bool full, const AccountId& account, bool selfChanged, Loop::Time now,
                       std::string& out) const;

  private:
    template <class T>
    struct Versioned {
        T value{};
        Seq seq = 0;
    };
    struct CallEntry {
        protocol::Call call;
        Seq seq = 0;
        std::optional<Loop::Time> endedAt = {};  // none = lives
    };
    template <class T>
    bool set(Versioned<T>& field, T value, Seq next);
    void forgetEnded();

    UserId user_;
    ExtensionId extension_;
    Seq since_;
    Seq newest_ = 0;
    std::list<CallEntry> calls_;  // by seq, the latest at the end; few
    Versioned<protocol::Self> self_;
    Versioned<std::vector<ExtensionId>> favourites_;
    Versioned<std::vector<protocol::Account>> accounts_;
    Versioned<std::int64_t> registerNewest_;
    Versioned<std::int64_t> missedCalls_;
    Versioned<std::vector<protocol::Booking>> bookings_;
    Versioned<std::int64_t> contactsVersion_;
    Versioned<std::int64_t> chatVersion_;
    Versioned<std::int64_t> voicemailVersion_;
};

}  // namespace euterpe::hub
