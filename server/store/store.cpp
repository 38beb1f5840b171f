#include "server/store/store.h"

#include "server/store/connection.h"
#include "server/store/register_book.h"
#include "server/store/secrets.h"

#include <chrono>
#include <utility>

namespace euterpe::store {

Store::Store(std::unique_ptr<Connection> connection, const StoreOptions& options, const Log& log)
    : connection_(std::move(connection)),
      register_(std::make_unique<RegisterBook>(*connection_)),
      quickHashes_(options.quickHashes),
      log_(log) {}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const StoreOptions& options, const Log& log) {
    auto connection = Connection::open(options.database, options.mayCreate, migrations("sqlite"), log);
    if (!connection)
        return connection.error();
    std::unique_ptr<Store> store(new Store(std::move(*connection), options, log));
    auto salted = store->restSalt();
    if (!salted)
        return salted.error();
    return store;
}

Result<protocol::RegisterOpenResult> Store::registerOpen(const ExtensionId& extension,
                                                         const protocol::RegisterFilter& filter,
                                                         const names::NumberSearch& also) {
    return connection_->guarded([&] { return register_->open(extension, filter, also); });
}

Result<protocol::RegisterPageResult> Store::registerPage(const ExtensionId& extension,
                                                         const protocol::RegisterFilter& filter,
                                                         std::int64_t asOf, std::int64_t page,
                                                         const names::NumberSearch& also) {
    return connection_->guarded([&] { return register_->page(extension, filter, also, asOf, page); });
}

Result<bool> Store::prepareSearch(const ExtensionId& extension, const protocol::RegisterFilter& filter) {
    return connection_->guarded([&]() -> Result<bool> { return register_->prepare(extension, filter); });
}

Result<void> Store::expectSearches(const ExtensionId& extension) {
    return connection_->guarded([&]() -> Result<void> {
        register_->expectSearches(extension);
        return {};
    });
}

Result<void> Store::noteAnswers(const std::vector<CdrAnswer>& answers) {
    return connection_->guarded([&]() -> Result<void> {
        Transaction transaction(*connection_);
        const UnixMillis now = toUnixMillis(std::chrono::system_clock::now());
        for (const CdrAnswer& answer : answers)
            connection_->session() << connection_->sql("cdr.add_answer"),
                soci::use(answer.linkedId.str(), "linkedid"), soci::use(answer.extension.str(), "extension"),
                soci::use(answer.at, "at"), soci::use(now, "now");
        transaction.commit();
        return {};
    });
}

Result<std::int64_t> Store::registerNewest(const ExtensionId& extension) {
    return connection_->guarded([&] { return register_->newest(extension); });
}

bool Store::idleWork() {
    auto more = connection_->guarded([&]() -> Result<bool> { return register_->warm(); });
    if (!more) {
        // The index is not needed for correctness: whoever filters next tries again and gets the error.
        log_.warning("store.idle_work", {{"error", more.error().detail}});
        return false;
    }
    return *more;
}

}  // namespace euterpe::store
