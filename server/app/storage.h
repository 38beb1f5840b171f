// hub::StoragePort over the store's worker thread: one job a request, so that what belongs together is read
// together. Owns the worker and, on its thread, the import of call records. Called on the loop thread.
#pragma once

#include "lib/base/log.h"
#include "server/hub/storage_port.h"
#include "server/names/number_keys.h"
#include "server/store/cdr_import.h"
#include "server/store/worker.h"

#include <memory>
#include <string>
#include <vector>

namespace euterpe::app {

struct StorageConfig {
    store::CdrSource cdr;
    std::string hintContext;
    std::string recordings;  // folder with the PBX's recordings, "" = not readable from here
    std::vector<protocol::Permission> alsoInPro;
    names::NumberKeys numberKeys;
};

class Storage : public hub::StoragePort {
  public:
    // `poster` runs a task on the loop thread.
    Storage(std::unique_ptr<store::Store> store, StorageConfig config, store::Worker::Poster poster,
            const Log& log);
    ~Storage() override;

    void login(const protocol::SessionLoginParams& params, Callback<hub::LoginProfile> done) override;
    void resume(const std::string& token, Callback<hub::LoginProfile> done) override;
    void logout(const std::string& token) override;
    void chooseAccount(const hub::LoginProfile& profile, const AccountId& account) override;
    void setFavourite(const UserId& user, const ExtensionId& extension, bool favourite,
                      Callback<std::vector<ExtensionId>> done) override;
    void setPresence(const ExtensionId& extension, protocol::Presence presence, Callback<void> done) override;
    void registerOpen(const hub::RegisterReader& by, const protocol::RegisterFilter& filter,
                      Callback<protocol::RegisterOpenResult> done) override;
    void registerPage(const hub::RegisterReader& by, const protocol::RegisterPageParams& wanted,
                      Callback<protocol::RegisterPageResult> done) override;
    void missedCalls(const UserId& user, const ExtensionId& extension, Callback<std::int64_t> done) override;
    void seeRegister(const UserId& user, const ExtensionId& extension, std::int64_t row,
                     Callback<std::int64_t> done) override;
    void addRecording(const ExtensionId& extension, const LinkedId& call, const std::string& file,
                      UnixMillis startedAt, Callback<void> done) override;
    void readRecording(const ExtensionId& extension, const protocol::RecordingReadParams& wanted,
                       Callback<protocol::RecordingReadResult> done) override;
    void addChat(std::vector<store::ChatDraft> drafts,
                 Callback<std::vector<store::ChatStored>> done) override;
    void markChat(const ExtensionId& extension, const std::vector<protocol::ChatPosition>& marks,
                  Callback<std::vector<store::ChatSide>> done) override;
    void chatChanges(const ExtensionId& extension, std::int64_t since,
                     Callback<protocol::ChatChangesResult> done) override;
    void chatHistory(const ExtensionId& extension, const protocol::ChatHistoryParams& wanted,
                     Callback<protocol::ChatHistoryResult> done) override;
    void chatSearch(const ExtensionId& extension, const protocol::ChatSearchParams& wanted,
                    Callback<protocol::ChatSearchResult> done) override;
    void userOf(const ExtensionId& extension, Callback<UserId> done) override;
    void loadBookings(Callback<std::vector<hub::BookingRecord>> done) override;
    void addBooking(const hub::BookingRecord& booking) override;
    void removeBooking(const std::string& id) override;
    void contactChanges(const UserId& user, const protocol::ContactChangesParams& wanted,
                        Callback<protocol::ContactChangesResult> done) override;
    void saveContact(const hub::BookUser& user, const protocol::ContactSaveParams& change,
                     Callback<protocol::ContactOutcome> done) override;
    void removeContact(const hub::BookUser& user, const protocol::ContactRemoveParams& change,
                       Callback<protocol::ContactOutcome> done) override;
    void importContacts(const hub::BookUser& user, const protocol::ContactImportParams& batch,
                        Callback<protocol::ContactImportResult> done) override;
    void undoImport(const hub::BookUser& user, const protocol::ContactImportUndoParams& wanted,
                    Callback<protocol::ContactImportUndoResult> done) override;
    void bookNumbers(std::int64_t since, std::int64_t base, Callback<hub::BookNumbers> done) override;
    void noteAnswers(const std::vector<pbx::CallAnswer>& answers) override;
    void importCalls(Callback<hub::NewCalls> done) override;
    void directory(bool always, Callback<hub::DirectoryUpdate> done) override;
    void restSalt(Callback<std::string> done) override;
    void restUser(const UserId& user, Callback<hub::RestUser> done) override;

    // Work that nobody waits for: search indexes, expired tokens. Called now and then.
    void tidy();
    [[nodiscard]] std::size_t waiting() const { return worker_.waiting(); }

  private:
    struct OnWorker;  // used on the worker's thread only
    // Logs a failure of a job that nobody waits for.
    void unattended(const char* what, const Result<void>& outcome) const;
    // A step of what has changed in all phonebooks; on the worker's thread.
    static Result<hub::BookNumbers> readNumbers(store::Store& store, std::int64_t since, std::int64_t base,
                                                const names::NumberKeys& keys);
    void buildIndexes();
    template <class T>
    void searched(const ExtensionId& extension, const protocol::RegisterFilter& filter,
                  std::function<Result<T>(store::Store&)> search, Callback<T> done);

    const Log& log_;
    std::shared_ptr<OnWorker> onWorker_;
    bool indexing_ = false;
    store::Worker worker_;
};

}  // namespace euterpe::app
