// Import, export, list of imports, CardDAV accounts: each made when it is first needed. GUI thread only; made
// in app/.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/screens/contacts_import/book_access.h"
#include "desktop/screens/contacts_import/carddav_status.h"
#include "desktop/screens/contacts_import/import_history.h"
#include "desktop/settings/secret_store.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <QObject>
#include <QPointer>

namespace euterpe::screens {

class CardDavDialog;
class ExportDialog;
class ImportDialog;
class ImportsDialog;

class ContactDialogs : public QObject {
    Q_OBJECT

  public:
    // `window`: the main window, parent of the dialogs.
    ContactDialogs(replica::Session& session, settings::Settings& settings, settings::SecretStore& secrets,
                   CardDavStatus& cardDav, BookAccess books, widgets::Theme& theme, QWidget& window,
                   QObject* parent = nullptr);
    ~ContactDialogs() override;

    void openImport();
    void openExport();
    void openImports();
    void openCardDav();

    // nullptr until first needed; for the screenshot tour and tests.
    [[nodiscard]] ImportDialog* importDialog() const;
    [[nodiscard]] ExportDialog* exportDialog() const;
    [[nodiscard]] ImportsDialog* importsDialog() const;
    [[nodiscard]] CardDavDialog* cardDavDialog() const;

  private:
    replica::Session& session_;
    settings::Settings& settings_;
    settings::SecretStore& secrets_;
    CardDavStatus& cardDav_;
    BookAccess books_;
    widgets::Theme& theme_;
    QWidget& window_;
    ImportHistory history_;
    QPointer<ImportDialog> import_;
    QPointer<ExportDialog> export_;
    QPointer<ImportsDialog> imports_;
    QPointer<CardDavDialog> cardDavDialog_;
};

}  // namespace euterpe::screens
