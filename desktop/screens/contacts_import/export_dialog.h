// Writes contacts into a file for other programs: which ones, in which format, then where. GUI thread only;
// owned by ContactDialogs.
#pragma once

#include "desktop/screens/contacts_import/book_access.h"
#include "desktop/widgets/theme.h"
#include "lib/contacts/contact_file.h"

#include <vector>

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;

namespace euterpe::screens {

class ExportDialog : public QDialog {
    Q_OBJECT

  public:
    ExportDialog(BookAccess books, widgets::Theme& theme, QWidget* parent = nullptr);

    void ask();
    // As when the user has chosen the place.
    void writeTo(const QString& path);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    enum class Which { Shown, Personal, Shared };

    void chooseFile();
    [[nodiscard]] std::vector<protocol::Contact> contacts() const;
    [[nodiscard]] contacts::ExportFormat format() const;
    void say(const QString& words, bool wrong);
    void refresh();
    void retranslate();

    BookAccess books_;
    QLabel* title_;
    QLabel* whichLabel_;
    QComboBox* which_;
    QLabel* formatLabel_;
    QComboBox* format_;
    QLabel* outcome_;
    QPushButton* close_;
    QPushButton* export_;
};

}  // namespace euterpe::screens
