// The phonebooks (F6, F7): search as you type, the numbers and addresses of a contact below it, adding,
// editing and deleting, online and offline. Owns its model; changes the contacts through replica::Contacts
// alone. GUI thread only; made by the main window.
#pragma once

#include "desktop/replica/contacts.h"
#include "desktop/replica/self_store.h"
#include "desktop/replica/sync_state.h"
#include "desktop/screens/extensions/extension_menu.h"

#include <vector>

#include <QPointer>
#include <QWidget>

class QComboBox;
class QPushButton;
class QStackedLayout;

namespace euterpe::models {
class ContactModel;
}
namespace euterpe::widgets {
class EmptyState;
class RowTree;
class SearchField;
class Theme;
}  // namespace euterpe::widgets

namespace euterpe::screens {

class ContactDialog;

class PhonebookScreen : public QWidget {
    Q_OBJECT
  public:
    // All references outlive the screen.
    PhonebookScreen(const widgets::Theme& theme, replica::Contacts& contacts, const replica::SelfStore& self,
                    const replica::SyncState& sync, const replica::CallStore& calls,
                    QWidget* parent = nullptr);

    // F11.
    void focusSearch();
    // Opens the dialog for a new contact with this number and name, each may be empty; or, where the number
    // is known, the contact that has it.
    void addContact(const QString& number, const QString& name);
    // The same, whoever has the number already.
    void newContact(const QString& number, const QString& name);
    // What the list shows now, in its order.
    [[nodiscard]] std::vector<protocol::Contact> shownContacts() const;
    // Below the contacts, for what is found elsewhere; becomes its parent.
    void showBelow(QWidget* widget);
    // In the user's e-mail program.
    void write(const QString& address);
    [[nodiscard]] widgets::RowTree& table() const { return *table_; }
    [[nodiscard]] widgets::SearchField& search() const { return *search_; }
    [[nodiscard]] const models::ContactModel& model() const { return *model_; }

  signals:
    void dialRequested(const QString& number);
    void personActionRequested(euterpe::screens::PersonAction action, const QString& number);
    // `who` has the number, and was opened instead of a new contact.
    void numberKnown(const QString& who, const QString& number, const QString& name);
    // Contacts shall come from a file.
    void importRequested();
    // Something that the user wanted was not possible; the words are for the user.
    void failed(const QString& explanation);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void buildTools();
    void buildTable();
    void wire();
    void retranslate();
    void applyOffer();
    void use(const QModelIndex& detail);
    void showMenu(const QModelIndex& index, const QPoint& at);
    void keepChange(const Result<void>& outcome);
    [[nodiscard]] const protocol::Contact* withNumber(const QString& number) const;
    // Its row with the number, whatever was searched before.
    void showNumber(const ContactId& id, const QString& number);
    void pickContactFor(const QString& number);
    // `seen`: the contact that `contact` is a change of.
    void openDialog(const protocol::Contact& contact, const protocol::Contact& seen);
    void edit(const ContactId& id);
    void confirmRemoval(const ContactId& id);
    void save(const protocol::Contact& contact, const protocol::Contact& seen);
    void updatePages();
    // "" = may be changed.
    [[nodiscard]] QString whyNoChange(const protocol::Contact& contact) const;

    const widgets::Theme& theme_;
    replica::Contacts& contacts_;
    const replica::SelfStore& self_;
    const replica::SyncState& sync_;
    const replica::CallStore& calls_;
    models::ContactModel* model_;
    widgets::SearchField* search_;
    QComboBox* scope_;
    QPushButton* add_;
    QPushButton* import_;
    widgets::RowTree* table_;
    widgets::EmptyState* empty_;
    QStackedLayout* pages_;
    QPointer<ContactDialog> dialog_;
};

}  // namespace euterpe::screens
