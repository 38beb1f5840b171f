// One number or address in the contact dialog: its kind, itself, its speed dial, a button that removes it,
// and what is wrong with it below. GUI thread only; owned by ContactDialog.
#pragma once

#include "lib/protocol/contacts.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace euterpe::widgets {
class Theme;
}

namespace euterpe::screens {

// Marks a field as wrong or right, for the eye and for screen readers; `reason` "" = right.
void markWrong(QLineEdit& edit, QLabel& words, const QString& reason);

class ContactRow : public QWidget {
    Q_OBJECT

  public:
    ContactRow(const widgets::Theme& theme, const protocol::ContactField& field, QWidget* parent = nullptr);

    [[nodiscard]] protocol::ContactField field() const;
    // "" = right.
    void setFaults(const QString& value, const QString& speedDial);
    void setRemovable(bool removable);
    void focusValue();

  signals:
    void changed();
    void removeRequested();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void applyType();
    [[nodiscard]] protocol::ContactFieldType type() const;

    QComboBox* type_;
    QLineEdit* value_;
    QLineEdit* speedDial_;
    QToolButton* remove_;
    QLabel* wrong_;
};

}  // namespace euterpe::screens
