// Adds or edits a contact (F7). What is wrong turns red and is said in words once the user wanted to save;
// nothing wrong leaves the dialog. Blocks nothing: shown with open(), answered by saved(). GUI thread only;
// made by PhonebookScreen, deletes itself when closed.
#pragma once

#include "lib/protocol/contact_rules.h"
#include "lib/protocol/contacts.h"

#include <vector>

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace euterpe::widgets {
class Theme;
}

namespace euterpe::screens {

class ContactRow;

class ContactDialog : public QDialog {
    Q_OBJECT

  public:
    // `contact`: what to begin with; version 0 = a new one. `mayShare`: a new one may go into the shared
    // book.
    ContactDialog(const widgets::Theme& theme, const protocol::Contact& contact, bool mayShare,
                  QWidget* parent = nullptr);

    // Offers to put the number that it begins with into a contact that is there.
    void offerExisting();
    // As it is filled in now.
    [[nodiscard]] protocol::Contact contact() const;

  signals:
    void saved(const euterpe::protocol::Contact& contact);
    // Not a new one. The dialog has closed.
    void existingWanted();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    // A line of text with its label and what is wrong with it.
    struct Line {
        protocol::ContactPart part;
        QLabel* label;
        QLineEdit* edit;
        QLabel* wrong;
    };
    Line makeLine(protocol::ContactPart part, const std::string& text, const char* name);
    QWidget* lineBox(const Line& line);
    void build(bool mayShare);
    void addRow(const protocol::ContactField& field);
    void removeRow(ContactRow* row);
    void onChanged();
    std::vector<protocol::ContactFault> showFaults();
    void focusFirst(const protocol::ContactFault& fault);
    void save();
    void retranslate();

    const widgets::Theme& theme_;
    const protocol::Contact before_;
    std::vector<Line> lines_;
    std::vector<ContactRow*> rows_;
    QLabel* title_;
    QPushButton* existing_;
    QLabel* bookLabel_;
    QComboBox* book_;
    QLabel* fieldsLabel_;
    QVBoxLayout* rowsColumn_;
    QPushButton* add_;
    QPushButton* save_;
    QPushButton* cancel_;
    bool tried_ = false;  // wanted to save: faults are shown from then on
};

}  // namespace euterpe::screens
