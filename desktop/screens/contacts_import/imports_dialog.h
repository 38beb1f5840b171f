// The imports of late, each of which can be taken back (F8). GUI thread only; owned by ContactDialogs.
#pragma once

#include "desktop/replica/contact_importer.h"
#include "desktop/replica/session.h"
#include "desktop/screens/contacts_import/import_history.h"
#include "desktop/widgets/theme.h"

#include <memory>

#include <QDialog>

class QLabel;
class QPushButton;
class QTableWidget;

namespace euterpe::screens {

class ImportsDialog : public QDialog {
    Q_OBJECT

  public:
    ImportsDialog(replica::Session& session, ImportHistory& history, widgets::Theme& theme,
                  QWidget* parent = nullptr);
    ~ImportsDialog() override;

    void ask();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void fill();
    void confirm();
    void undo(const ImportRecord& record);
    void retranslate();

    replica::Session& session_;
    ImportHistory& history_;
    widgets::Theme& theme_;
    std::vector<ImportRecord> records_;
    std::unique_ptr<replica::ContactImporter> importer_;
    QLabel* title_;
    QLabel* note_;
    QTableWidget* table_;
    QPushButton* undo_;
    QPushButton* close_;
};

}  // namespace euterpe::screens
