// Brings the contacts of a file into a phonebook (F8): choose, look at what it would do and at what cannot be
// read, import, and take it back. Nothing of it holds up the window; closed while it imports, it goes on.
// GUI thread only; owned by ContactDialogs.
#pragma once

#include "desktop/contacts/contact_file_reader.h"
#include "desktop/replica/contact_importer.h"
#include "desktop/replica/session.h"
#include "desktop/screens/contacts_import/book_access.h"
#include "desktop/screens/contacts_import/import_history.h"
#include "desktop/widgets/theme.h"
#include "lib/contacts/import_plan.h"

#include <memory>

#include <QDialog>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace euterpe::screens {

class ImportDialog : public QDialog {
    Q_OBJECT

  public:
    ImportDialog(replica::Session& session, settings::Settings& settings, ImportHistory& history,
                 BookAccess books, widgets::Theme& theme, QWidget* parent = nullptr);
    ~ImportDialog() override;

    // Empty, ready for another file.
    void ask();
    // As when the user has chosen it.
    void useFile(const QString& path);
    void useOutlook();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    enum class State { Empty, Reading, Unreadable, Ready, Importing, Failed, Done, Undone };

    void chooseFile();
    void beginReading(const QString& path);
    void onRead(const contacts::ReadFile& file);
    void replan();
    void import();
    void undo();
    void run();
    void onFinished(const replica::ImportOutcome& outcome);
    void onFailed(const Error& error);
    void setState(State state);
    void showErrors();
    void retranslate();
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString planWords() const;
    [[nodiscard]] QString outcomeWords() const;
    [[nodiscard]] protocol::ContactBook book() const;

    replica::Session& session_;
    settings::Settings& settings_;
    ImportHistory& history_;
    BookAccess books_;
    widgets::Theme& theme_;

    State state_ = State::Empty;
    bool undoing_ = false;
    QString path_;
    Error error_;
    contacts::ReadFile file_;
    contacts::ImportPlan plan_;
    std::string importId_;
    replica::ImportOutcome outcome_;
    std::unique_ptr<contacts::ContactFileReader> reader_;
    std::unique_ptr<replica::ContactImporter> importer_;

    QLabel* title_;
    QLabel* note_;
    QPushButton* choose_;
    QPushButton* outlook_;
    QLabel* fileName_;
    QLabel* bookLabel_;
    QComboBox* book_;
    QLabel* modeLabel_;
    QComboBox* mode_;
    QLabel* summary_;
    QLabel* errorsHeading_;
    QTableWidget* errors_;
    QProgressBar* progress_;
    QPushButton* undo_;
    QPushButton* close_;
    QPushButton* import_;
};

}  // namespace euterpe::screens
