// Which contact a number belongs to: searched as it is typed, chosen by Enter or a double click (F7). What
// may not be changed says why. Blocks nothing: shown with open(), answered by picked(). GUI thread only; made
// by PhonebookScreen, deletes itself when closed.
#pragma once

#include "desktop/models/contact_model.h"

#include <functional>

#include <QDialog>

class QLabel;
class QPushButton;

namespace euterpe::widgets {
class RowTree;
class SearchField;
class Theme;
}  // namespace euterpe::widgets

namespace euterpe::screens {

class ContactPicker : public QDialog {
    Q_OBJECT

  public:
    // "" = may be changed.
    using WhyNoChange = std::function<QString(const protocol::Contact&)>;

    // The store outlives the dialog.
    ContactPicker(const widgets::Theme& theme, const replica::ContactStore& store, QString number,
                  WhyNoChange whyNoChange, QWidget* parent = nullptr);

  signals:
    void picked(const euterpe::ContactId& contact);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void build();
    void judge();
    void pick();
    void retranslate();

    const widgets::Theme& theme_;
    const QString number_;
    const WhyNoChange whyNoChange_;
    models::ContactModel* model_;
    QLabel* title_;
    widgets::SearchField* search_;
    widgets::RowTree* table_;
    QLabel* why_;
    QPushButton* pick_;
    QPushButton* cancel_;
};

}  // namespace euterpe::screens
