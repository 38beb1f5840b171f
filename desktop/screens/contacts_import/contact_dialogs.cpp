#include "desktop/screens/contacts_import/contact_dialogs.h"

#include "desktop/screens/contacts_import/carddav_dialog.h"
#include "desktop/screens/contacts_import/export_dialog.h"
#include "desktop/screens/contacts_import/import_dialog.h"
#include "desktop/screens/contacts_import/imports_dialog.h"

namespace euterpe::screens {

ContactDialogs::ContactDialogs(replica::Session& session, settings::Settings& settings,
                               settings::SecretStore& secrets, CardDavStatus& cardDav, BookAccess books,
                               widgets::Theme& theme, QWidget& window, QObject* parent)
    : QObject(parent),
      session_(session),
      settings_(settings),
      secrets_(secrets),
      cardDav_(cardDav),
      books_(std::move(books)),
      theme_(theme),
      window_(window),
      history_(settings) {}

ContactDialogs::~ContactDialogs() = default;

void ContactDialogs::openImport() {
    if (!import_)
        import_ = new ImportDialog(session_, settings_, history_, books_, theme_, &window_);
    import_->ask();
}

void ContactDialogs::openExport() {
    if (!export_)
        export_ = new ExportDialog(books_, theme_, &window_);
    export_->ask();
}

void ContactDialogs::openImports() {
    if (!imports_)
        imports_ = new ImportsDialog(session_, history_, theme_, &window_);
    imports_->ask();
}

void ContactDialogs::openCardDav() {
    if (!cardDavDialog_)
        cardDavDialog_ = new CardDavDialog(settings_, secrets_, cardDav_, theme_, &window_);
    cardDavDialog_->ask();
}

ImportDialog* ContactDialogs::importDialog() const {
    return import_;
}

ExportDialog* ContactDialogs::exportDialog() const {
    return export_;
}

ImportsDialog* ContactDialogs::importsDialog() const {
    return imports_;
}

CardDavDialog* ContactDialogs::cardDavDialog() const {
    return cardDavDialog_;
}

}  // namespace euterpe::screens
