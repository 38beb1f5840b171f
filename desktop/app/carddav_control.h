// Keeps the user's CardDAV accounts in the personal phonebook (F8): fetches what has changed at the start,
// every contactsRefreshTimeoutSecs (B7) and when an account is added, and sends it to the server, so that
// callers' names are found there too. GUI thread only; made in app/.
#pragma once

#include "desktop/contacts/carddav_account.h"
#include "desktop/replica/contact_importer.h"
#include "desktop/replica/session.h"
#include "desktop/screens/contacts_import/book_access.h"
#include "desktop/screens/contacts_import/carddav_status.h"
#include "desktop/settings/secret_store.h"
#include "desktop/settings/settings.h"
#include "lib/base/log.h"

#include <deque>
#include <memory>

#include <QObject>
#include <QTimer>

namespace euterpe::app {

class CardDavControl : public QObject {
    Q_OBJECT

  public:
    CardDavControl(replica::Session& session, settings::Settings& settings, settings::SecretStore& secrets,
                   screens::CardDavStatus& status, screens::BookAccess books, const Log& log);
    ~CardDavControl() override;

    // Every account, one after another, unless they are being fetched already.
    void refresh();

  private:
    void next();
    void fetch(const contacts::CardDavAccount& account, const std::string& password);
    void store(const contacts::CardDavAccount& account, const contacts::CardDavChanges& changes,
               bool fromNothing);
    void over(const contacts::CardDavAccount& account, const Error& error);
    void removeAccount(const contacts::CardDavAccount& account);
    void setTimer();
    [[nodiscard]] bool isUsable() const;

    replica::Session& session_;
    settings::Settings& settings_;
    settings::SecretStore& secrets_;
    screens::CardDavStatus& status_;
    screens::BookAccess books_;
    const Log& log_;
    QTimer timer_;
    QTimer bookTimer_;
    std::deque<contacts::CardDavAccount> waiting_;
    std::deque<contacts::CardDavAccount> leaving_;
    bool working_ = false;
    std::unique_ptr<contacts::CardDavSync> sync_;
    std::unique_ptr<replica::ContactImporter> importer_;
};

}  // namespace euterpe::app
