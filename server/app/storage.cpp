#include "server/app/storage.h"

#include "server/app/recording_file.h"
#include "server/names/name_search.h"
#include "server/store/cdr_merge.h"
#include "server/store/contact_books.h"
#include "server/store/store.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <unordered_map>
#include <utility>

namespace euterpe::app {
namespace {

using store::Store;

// A desktop that was switched off over a holiday still resumes.
constexpr std::chrono::hours kTokenLife{24 * 30};
// KalliopePBX's built-in user of integrations (kalliope-facts, section 2).
constexpr std::string_view kClickToCallUser = "click2call";

UnixMillis now() {
    return toUnixMillis(std::chrono::system_clock::now());
}
UnixMillis tokenEnd() {
    return now() + std::chrono::milliseconds(kTokenLife).count();
}

hub::DirectoryUpdate::Company toPbx(const store::Directory& from, const std::string& hintContext) {
    hub::DirectoryUpdate::Company to;
    to.directory.hintContext = hintContext;
    to.directory.extensions.reserve(from.extensions.size());
    for (const store::DirectoryEntry& entry : from.extensions) {
        to.directory.extensions.push_back({entry.id, entry.firstName, entry.lastName, entry.company,
                                           entry.accounts, entry.mailbox, entry.macs});
        if (entry.hidden)
            to.hidden.push_back(entry.id);
    }
    for (const store::RingGroup& group : from.groups)
        to.directory.groups.push_back({group.number, group.name});
    return to;
}

}  // namespace

struct Storage::OnWorker {
    OnWorker(StorageConfig given, const Log& log) : config(std::move(given)) {
        if (!config.cdr.database.empty())
            import.emplace(config.cdr, log);
    }

    Result<hub::LoginProfile> profile(Store& store, const store::UserRecord& user, protocol::Mode wanted);
    Result<void> loadPresence(Store& store);
    // A register's answer with the recordings of its calls, when they can be played from here.
    template <class Answer>
    Result<Answer> withRecordings(Store& store, const ExtensionId& extension, Result<Answer> answer) const {
        if (!answer || config.recordings.empty())
            return answer;
        if (auto named = store.nameRecordings(extension, answer->rows); !named)
            return named.error();
        return answer;
    }

    [[nodiscard]] names::NumberSearch numbersFor(const hub::RegisterReader& by,
                                                 const protocol::RegisterFilter& filter) const {
        names::NumberSearch numbers = by.also;
        names.search(by.user, filter.text, numbers);
        return numbers;
    }
    // What the hub is told of the phonebooks is kept for searches, too.
    void learnNames(const hub::BookNumbers& step);

    std::optional<store::CdrImport> import;  // none without a CDR database
    const StorageConfig config;
    std::optional<std::unordered_map<ExtensionId, protocol::Presence>> presence;
    std::optional<store::Directory> directory;                     // as last given out
    std::optional<std::vector<hub::DirectoryUpdate::User>> users;  // likewise
    std::optional<std::int64_t> sharedBook;                        // likewise
    names::NameSearch names;
    voicemail::MessageSound sound;  // of the recordings that are heard
};

void Storage::OnWorker::learnNames(const hub::BookNumbers& step) {
    if (step.full)
        names.clear();
    for (const ContactId& id : step.removed)
        names.remove(id);
    for (const names::NamedNumbers& card : step.cards)
        names.put(card, config.numberKeys);
}

Result<void> Storage::OnWorker::loadPresence(Store& store) {
    if (presence)
        return {};
    auto stored = store.loadPresence();
    if (!stored)
        return stored.error();
    presence.emplace();
    for (const store::PresenceRecord& record : *stored)
        (*presence)[record.extension] = record.presence;
    return {};
}

Result<hub::LoginProfile> Storage::OnWorker::profile(Store& store, const store::UserRecord& user,
                                                     protocol::Mode wanted) {
    auto seat = store.checkSeat(user.id, wanted);
    if (!seat)
        return seat.error();
    auto favourites = store.favourites(user.id);
    if (!favourites)
        return favourites.error();
    auto newest = store.registerNewest(user.extension);
    if (!newest)
        return newest.error();
    auto missed = store.missedCalls(user.id, user.extension);
    if (!missed)
        return missed.error();
    auto personalBook = store::ContactBooks(store).newest(user.id);
    if (!personalBook)
        return personalBook.error();
    if (auto loaded = loadPresence(store); !loaded)
        return loaded.error();
    if (auto expected = store.expectSearches(user.extension); !expected)
        return expected.error();
    hub::LoginProfile profile;
    profile.user = user.id;
    profile.extension = user.extension;
    profile.mode = seat->mode;
    profile.seat = seat->outcome;
    profile.roles = user.roles;
    profile.permissions = store::permissionsOf(user, seat->mode, config.alsoInPro);
    profile.account = user.account;
    profile.favourites = std::move(*favourites);
    profile.registerNewest = *newest;
    profile.missedCalls = *missed;
    profile.personalBook = *personalBook;
    if (const auto found = presence->find(user.extension); found != presence->end())
        profile.presence = found->second;
    return profile;
}

Storage::Storage(std::unique_ptr<Store> store, StorageConfig config, store::Worker::Poster poster,
                 const Log& log)
    : log_(log),
      onWorker_(std::make_shared<OnWorker>(std::move(config), log)),
      worker_(std::move(store), std::move(poster), log) {}

Storage::~Storage() = default;

void Storage::unattended(const char* what, const Result<void>& outcome) const {
    if (!outcome)
        log_.warning("store.failed", {{"what", what}, {"error", outcome.error().detail}});
}

void Storage::login(const protocol::SessionLoginParams& params, Callback<hub::LoginProfile> done) {
    worker_.run(
        [params, side = onWorker_](Store& store) -> Result<hub::LoginProfile> {
            auto user = store.verifyPassword(UserId(params.user), params.password);
            if (!user)
                return user.error();
            auto profile = side->profile(store, *user, params.mode);
            if (!profile)
                return profile;
            auto token = store.createToken({user->id, params.mode, params.account, tokenEnd()});
            if (!token)
                return token.error();
            profile->token = std::move(*token);
            return profile;
        },
        std::move(done));
    buildIndexes();
}

void Storage::resume(const std::string& token, Callback<hub::LoginProfile> done) {
    worker_.run(
        [token, side = onWorker_](Store& store) -> Result<hub::LoginProfile> {
            auto session = store.findToken(token, now());
            if (!session)
                return session.error();
            auto user = store.findUser(session->user);
            if (!user)
                return Error{ErrorCode::Unauthorized, "the user is no longer known"};
            auto profile = side->profile(store, *user, session->mode);
            if (!profile)
                return profile;
            if (!session->account.empty())
                profile->account = session->account;
            session->expiresAt = tokenEnd();
            if (auto extended = store.updateToken(token, *session); !extended)
                return extended.error();
            profile->token = token;
            return profile;
        },
        std::move(done));
    buildIndexes();
}

void Storage::logout(const std::string& token) {
    worker_.run([token](Store& store) { return store.removeToken(token); },
                [this](const Result<void>& outcome) { unattended("logout", outcome); });
}

void Storage::chooseAccount(const hub::LoginProfile& profile, const AccountId& account) {
    worker_.run(
        [user = profile.user, token = profile.token, account](Store& store) -> Result<void> {
            if (auto stored = store.setChosenAccount(user, account); !stored)
                return stored;
            auto session = store.findToken(token, now());
            if (!session)
                return session.error();
            session->account = account;
            return store.updateToken(token, *session);
        },
        [this](const Result<void>& outcome) { unattended("account", outcome); });
}

void Storage::setFavourite(const UserId& user, const ExtensionId& extension, bool favourite,
                           Callback<std::vector<ExtensionId>> done) {
    worker_.run(
        [=](Store& store) -> Result<std::vector<ExtensionId>> {
            if (auto stored = store.setFavourite(user, extension, favourite); !stored)
                return stored.error();
            return store.favourites(user);
        },
        std::move(done));
}

void Storage::setPresence(const ExtensionId& extension, protocol::Presence presence, Callback<void> done) {
    worker_.run(
        [extension, presence, side = onWorker_](Store& store) -> Result<void> {
            if (auto stored = store.setPresence(extension, presence); !stored)
                return stored;
            if (side->presence)
                (*side->presence)[extension] = presence;
            return {};
        },
        std::move(done));
}

// Asks again and again until the search is prepared: other jobs come in between.
template <class T>
void Storage::searched(const ExtensionId& extension, const protocol::RegisterFilter& filter,
                       std::function<Result<T>(Store&)> search, Callback<T> done) {
    worker_.run(
        [extension, filter, search](Store& store) -> Result<std::optional<T>> {
            auto ready = store.prepareSearch(extension, filter);
            if (!ready)
                return ready.error();
            if (!*ready)
                return std::optional<T>();
            auto found = search(store);
            if (!found)
                return found.error();
            return std::optional<T>(std::move(*found));
        },
        [this, extension, filter, search, done = std::move(done)](Result<std::optional<T>> found) mutable {
            if (found && !*found)
                searched<T>(extension, filter, std::move(search), std::move(done));
            else if (found)
                done(std::move(**found));
            else
                done(found.error());
        });
}

void Storage::registerOpen(const hub::RegisterReader& by, const protocol::RegisterFilter& filter,
                           Callback<protocol::RegisterOpenResult> done) {
    searched<protocol::RegisterOpenResult>(
        by.extension, filter,
        [=, side = onWorker_](Store& store) {
            return side->withRecordings(
                store, by.extension, store.registerOpen(by.extension, filter, side->numbersFor(by, filter)));
        },
        std::move(done));
}

void Storage::registerPage(const hub::RegisterReader& by, const protocol::RegisterPageParams& wanted,
                           Callback<protocol::RegisterPageResult> done) {
    searched<protocol::RegisterPageResult>(
        by.extension, wanted.filter,
        [=, side = onWorker_](Store& store) {
            return side->withRecordings(store, by.extension,
                                        store.registerPage(by.extension, wanted.filter, wanted.asOf,
                                                           wanted.page, side->numbersFor(by, wanted.filter)));
        },
        std::move(done));
}

void Storage::missedCalls(const UserId& user, const ExtensionId& extension, Callback<std::int64_t> done) {
    worker_.run([=](Store& store) { return store.missedCalls(user, extension); }, std::move(done));
}

void Storage::seeRegister(const UserId& user, const ExtensionId& extension, std::int64_t row,
                          Callback<std::int64_t> done) {
    worker_.run(
        [=](Store& store) -> Result<std::int64_t> {
            if (auto seen = store.setRegisterSeen(user, row); !seen)
                return seen.error();
            return store.missedCalls(user, extension);
        },
        std::move(done));
}

void Storage::addRecording(const ExtensionId& extension, const LinkedId& call, const std::string& file,
                           UnixMillis startedAt, Callback<void> done) {
    worker_.run(
        [=](Store& store) {
            return store.addRecording({extension, call, file, startedAt});
        },
        std::move(done));
}

void Storage::readRecording(const ExtensionId& extension, const protocol::RecordingReadParams& wanted,
                            Callback<protocol::RecordingReadResult> done) {
    worker_.run(
        [extension, wanted, side = onWorker_](Store& store) -> Result<protocol::RecordingReadResult> {
            auto file = store.recordingFile(extension, wanted.recording);
            if (!file)
                return file.error();
            return readPiece(side->config.recordings, *file, wanted.offset, side->sound);
        },
        std::move(done));
}

void Storage::userOf(const ExtensionId& extension, Callback<UserId> done) {
    worker_.run([extension](Store& store) { return store.userOf(extension); }, std::move(done));
}

void Storage::loadBookings(Callback<std::vector<hub::BookingRecord>> done) {
    worker_.run(
        [](Store& store) -> Result<std::vector<hub::BookingRecord>> {
            auto stored = store.loadBookings();
            if (!stored)
                return stored.error();
            std::vector<hub::BookingRecord> bookings;
            for (const store::BookingRecord& one : *stored)
                bookings.push_back({one.id, one.user, one.booker, one.account, one.target, one.expiresAt});
            return bookings;
        },
        std::move(done));
}

void Storage::addBooking(const hub::BookingRecord& one) {
    worker_.run(
        [one](Store& store) {
            return store.addBooking({one.id, one.user, one.booker, one.account, one.target, one.expiresAt});
        },
        [this](const Result<void>& outcome) { unattended("booking", outcome); });
}

void Storage::removeBooking(const std::string& id) {
    worker_.run([id](Store& store) { return store.removeBooking(id); },
                [this](const Result<void>& outcome) { unattended("booking", outcome); });
}

void Storage::bookNumbers(std::int64_t since, std::int64_t base, Callback<hub::BookNumbers> done) {
    worker_.run(
        [since, base, side = onWorker_](Store& store) -> Result<hub::BookNumbers> {
            auto step = readNumbers(store, since, base, side->config.numberKeys);
            if (step)
                side->learnNames(*step);
            return step;
        },
        std::move(done));
}

void Storage::noteAnswers(const std::vector<pbx::CallAnswer>& answers) {
    std::vector<store::CdrAnswer> notes;
    notes.reserve(answers.size());
    for (const pbx::CallAnswer& answer : answers)
        notes.push_back({answer.linkedId, answer.owner, answer.at});
    worker_.run([notes = std::move(notes)](Store& store) { return store.noteAnswers(notes); },
                [this](const Result<void>& outcome) { unattended("answers", outcome); });
}

void Storage::importCalls(Callback<hub::NewCalls> done) {
    worker_.run(
        [side = onWorker_](Store& store) -> Result<hub::NewCalls> {
            if (!side->import)
                return hub::NewCalls{};
            auto round = side->import->run(store);
            if (!round)
                return round.error();
            hub::NewCalls calls;
            calls.read = round->rows;
            calls.more = round->more;
            for (const store::RegisterChange& change : round->changed)
                calls.newest.push_back({change.extension, change.newest});
            return calls;
        },
        [this, done = std::move(done)](Result<hub::NewCalls> calls) {
            if (calls && calls->read > 0)
                buildIndexes();
            done(std::move(calls));
        });
}

void Storage::directory(bool always, Callback<hub::DirectoryUpdate> done) {
    worker_.run(
        [always, side = onWorker_](Store& store) -> Result<hub::DirectoryUpdate> {
            auto directory = store.loadDirectory();
            if (!directory)
                return directory.error();
            auto users = store.loadUsers();
            if (!users)
                return users.error();
            hub::DirectoryUpdate update;
            if (always || side->directory != *directory) {
                update.company = toPbx(*directory, side->config.hintContext);
                side->directory = std::move(*directory);
            }
            std::vector<hub::DirectoryUpdate::User> known;
            known.reserve(users->size());
            for (const store::UserRecord& user : *users)
                known.push_back({user.id, user.extension, user.disabled});
            if (always || side->users != known) {
                update.users = known;
                side->users = std::move(known);
            }
            auto sharedBook = store::ContactBooks(store).newest({});
            if (!sharedBook)
                return sharedBook.error();
            if (always || side->sharedBook != *sharedBook)
                update.sharedBook = side->sharedBook = *sharedBook;
            return update;
        },
        std::move(done));
}

void Storage::restSalt(Callback<std::string> done) {
    worker_.run([](Store& store) { return store.restSalt(); }, std::move(done));
}

void Storage::restUser(const UserId& user, Callback<hub::RestUser> done) {
    worker_.run(
        [user](Store& store) -> Result<hub::RestUser> {
            auto credential = store.restCredential(user);
            if (!credential)
                return credential.error();
            const auto& roles = credential->user.roles;
            hub::RestUser found;
            found.id = credential->user.id;
            found.extension = credential->user.extension;
            found.callsForOthers =
                found.id.str() == kClickToCallUser ||
                std::find(roles.begin(), roles.end(), protocol::Role::Administrator) != roles.end();
            found.digestPassword = std::move(credential->digestPassword);
            return found;
        },
        std::move(done));
}

void Storage::buildIndexes() {
    if (std::exchange(indexing_, true))
        return;
    worker_.run([](Store& store) -> Result<bool> { return store.idleWork(); },
                [this](const Result<bool>& more) {
                    indexing_ = false;
                    if (more && *more)
                        buildIndexes();
                });
}

void Storage::tidy() {
    worker_.run(
        [](Store& store) -> Result<void> {
            auto removed = store.removeExpiredTokens(now());
            return removed ? Result<void>() : Result<void>(removed.error());
        },
        [this](const Result<void>& outcome) { unattended("tidy", outcome); });
    buildIndexes();
}

}  // namespace euterpe::app
