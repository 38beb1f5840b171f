#include "desktop/app/carddav_control.h"

#include <algorithm>
#include <chrono>

namespace euterpe::app {
namespace {

// Until the phonebook has been downloaded, which takes seconds when it is large.
constexpr std::chrono::seconds kBookLook{2};

}  // namespace

using contacts::CardDavAccount;
using contacts::CardDavChanges;

CardDavControl::CardDavControl(replica::Session& session, settings::Settings& settings,
                               settings::SecretStore& secrets, screens::CardDavStatus& status,
                               screens::BookAccess books, const Log& log)
    : session_(session),
      settings_(settings),
      secrets_(secrets),
      status_(status),
      books_(std::move(books)),
      log_(log) {
    connect(&timer_, &QTimer::timeout, this, &CardDavControl::refresh);
    connect(&status_, &screens::CardDavStatus::refreshWanted, this, &CardDavControl::refresh);
    connect(&settings_, &settings::Settings::changed, this,
            [this](const settings::Values& before, const settings::Values& now) {
                if (before.contactsRefreshTimeoutSecs != now.contactsRefreshTimeoutSecs)
                    setTimer();
                if (before.cardDavAccounts == now.cardDavAccounts)
                    return;
                const auto left = contacts::accountsOf(now.cardDavAccounts);
                for (const CardDavAccount& account : contacts::accountsOf(before.cardDavAccounts)) {
                    if (std::none_of(left.begin(), left.end(),
                                     [&](const CardDavAccount& one) { return one.id == account.id; }))
                        leaving_.push_back(account);
                }
                refresh();
            });
    connect(&session_, &replica::Session::synchronised, this, &CardDavControl::refresh);
    bookTimer_.setSingleShot(true);
    bookTimer_.setInterval(kBookLook);
    connect(&bookTimer_, &QTimer::timeout, this, &CardDavControl::refresh);
    setTimer();
}

CardDavControl::~CardDavControl() = default;

void CardDavControl::setTimer() {
    timer_.stop();
    if (const int seconds = settings_.values().contactsRefreshTimeoutSecs; seconds > 0)
        timer_.start(std::chrono::seconds(seconds));
}

// Nothing is planned against a book that is not wholly here.
bool CardDavControl::isUsable() const {
    return session_.syncState().isOnline() && books_.isHere();
}

void CardDavControl::refresh() {
    if (!isUsable()) {
        if (session_.syncState().isOnline())
            bookTimer_.start();
        return;
    }
    for (const CardDavAccount& account : contacts::accountsOf(settings_.values().cardDavAccounts))
        if (std::find(waiting_.begin(), waiting_.end(), account) == waiting_.end())
            waiting_.push_back(account);
    if (!working_)
        next();
}

void CardDavControl::next() {
    working_ = isUsable() && (!leaving_.empty() || !waiting_.empty());
    if (!working_)
        return;
    if (!leaving_.empty()) {
        const CardDavAccount account = leaving_.front();
        leaving_.pop_front();
        return removeAccount(account);
    }
    const CardDavAccount account = waiting_.front();
    waiting_.pop_front();
    auto entry = status_.of(account.id);
    entry.running = true;
    status_.set(account.id, entry);
    secrets_.read(contacts::secretNameOf(account), this,
                  [this, account](const Result<std::string>& password) {
                      if (password)
                          fetch(account, *password);
                      else
                          over(account, {ErrorCode::Unauthorized, password.error().detail});
                  });
}

void CardDavControl::fetch(const CardDavAccount& account, const std::string& password) {
    const contacts::CardDavState before = contacts::loadState(settings_.directory(), account);
    sync_ = std::make_unique<contacts::CardDavSync>(
        QUrl(account.url), contacts::DavAccess{account.user, password, account.pinnedFingerprint}, before);
    connect(sync_.get(), &contacts::CardDavSync::finished, this,
            [this, account, fromNothing = before.empty()](const CardDavChanges& changes) {
                sync_.release()->deleteLater();
                store(account, changes, fromNothing);
            });
    connect(sync_.get(), &contacts::CardDavSync::failed, this, [this, account](const Error& error) {
        sync_.release()->deleteLater();
        over(account, error);
    });
    sync_->start();
}

void CardDavControl::store(const CardDavAccount& account, const CardDavChanges& changes, bool fromNothing) {
    if (!isUsable())
        return over(account, {ErrorCode::Disconnected, ""});
    contacts::ImportPlan plan =
        contacts::planCardDav(changes, account, settings_.values().user.toStdString(),
                              books_.all(protocol::ContactBook::Personal), fromNothing);
    importer_ = std::make_unique<replica::ContactImporter>(session_.commands());
    connect(importer_.get(), &replica::ContactImporter::finished, this,
            [this, account, state = changes.state](const replica::ImportOutcome&) {
                importer_.release()->deleteLater();
                const auto saved = contacts::saveState(settings_.directory(), account, state);
                over(account, saved ? Error() : saved.error());
            });
    connect(importer_.get(), &replica::ContactImporter::failed, this, [this, account](const Error& error) {
        importer_.release()->deleteLater();
        over(account, error);
    });
    importer_->start(std::move(plan), account.id.toStdString(), protocol::ContactBook::Personal);
}

void CardDavControl::over(const CardDavAccount& account, const Error& error) {
    screens::CardDavStatus::Entry entry = status_.of(account.id);
    entry.running = false;
    entry.error.reset();
    if (error.code == ErrorCode::Unknown) {
        entry.when = QDateTime::currentDateTime();
    } else {
        entry.error = error;
        log_.warning("carddav.failed", {{"account", account.url.toStdString()},
                                        {"code", toString(error.code)},
                                        {"detail", error.detail}});
    }
    status_.set(account.id, entry);
    next();
}

// Its contacts go with it.
void CardDavControl::removeAccount(const CardDavAccount& account) {
    contacts::removeState(settings_.directory(), account);
    secrets_.remove(contacts::secretNameOf(account), this, [](const Result<void>&) {});
    contacts::ImportPlan plan = contacts::planCardDav({}, account, settings_.values().user.toStdString(),
                                                      books_.all(protocol::ContactBook::Personal), true);
    importer_ = std::make_unique<replica::ContactImporter>(session_.commands());
    const auto done = [this] {
        importer_.release()->deleteLater();
        next();
    };
    connect(importer_.get(), &replica::ContactImporter::finished, this, done);
    connect(importer_.get(), &replica::ContactImporter::failed, this, done);
    importer_->start(std::move(plan), account.id.toStdString(), protocol::ContactBook::Personal);
}

}  // namespace euterpe::app
