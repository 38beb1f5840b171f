// Who is calling: one answer for popup, cards, recent calls and voicemail. Asks the phonebooks in Kalliope's
// order, the user's own book first for direct calls, the shared one first for calls of groups and queues.
// Then come extensions, the company's LDAP directory, and what the PBX says. The directory is asked for
// living calls alone, and waited for by nobody: its name comes as a change. All phonebooks are in memory;
// changes are read from the database in steps. A name of a personal book is given to its owner alone. Owned
// by Hub; loop thread.
#pragma once

#include "lib/base/log.h"
#include "lib/protocol/records.h"
#include "lib/protocol/voicemail.h"
#include "server/hub/lookup_port.h"
#include "server/hub/loop.h"
#include "server/hub/storage_port.h"
#include "server/names/name_index.h"
#include "server/names/number_keys.h"
#include "server/names/number_search.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace euterpe::hub {

class CallerNames {
  public:
    // `learned` gets each step as it is read; `changed` is called when names may be others than before.
    CallerNames(Loop& loop, StoragePort& storage, names::NumberKeys keys, const Log& log,
                std::function<void(const BookNumbers&)> learned, std::function<void()> changed)
        : loop_(loop),
          storage_(storage),
          keys_(std::move(keys)),
          log_(log),
          stepRead_(std::move(learned)),
          changed_(std::move(changed)) {}

    // nullptr = there is no directory.
    void setLookup(LookupPort* lookup) { lookup_ = lookup; }
    // Some phonebook has changed, or is to be read for the first time. Cheap to call often.
    void read();
    // Once a second: retries.
    void tick();

    // "" = in none of the user's books. `shared`: the shared book goes first.
    [[nodiscard]] std::string find(const UserId& user, std::string_view number, bool shared);

    // The same with the user's names in it, where there are any. `inside`: the other side is an extension.
    [[nodiscard]] protocol::Call named(const UserId& user, protocol::Call call, bool inside);
    void name(const UserId& user, std::vector<protocol::RegisterRow>& rows);
    void name(const UserId& user, std::vector<protocol::VoicemailMessage>& messages);

    // Numbers whose calls a search of the register finds beside what the phonebooks say: of people whom the
    // directory named, and the number itself however it is written.
    [[nodiscard]] names::NumberSearch search(std::string_view text) const;

  private:
    void onRead(Result<BookNumbers> step);
    std::string learned(const std::string& number) const;
    void ask(const std::string& number);
    void rename(std::string& name, std::string found, const std::string& number) const;
    const std::vector<std::string>& keysOf(std::string_view number);

    Loop& loop_;
    StoragePort& storage_;
    const names::NumberKeys keys_;
    const Log& log_;
    std::function<void(const BookNumbers&)> stepRead_;
    std::function<void()> changed_;
    names::NameIndex index_;
    std::unordered_map<std::string, std::vector<std::string>> keysKnown_;  // few numbers come again and again
    LookupPort* lookup_ = nullptr;
    std::unordered_map<std::string, std::string> learned_;  // by number, from the directory
    std::int64_t version_ = 0;
    std::int64_t base_ = 0;
    Loop::Time retryAt_{};
    bool reading_ = false;
    bool again_ = false;
    bool failed_ = false;
};

}  // namespace euterpe::hub
