// One page of the settings dialog: shows values, takes the user's changes into them, says what is wrong
// beside the field that is wrong. GUI thread only; owned by SettingsDialog.
#pragma once

#include "desktop/settings/values.h"
#include "desktop/widgets/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace euterpe::screens {

class SettingsPage : public QWidget {
    Q_OBJECT

  public:
    explicit SettingsPage(QWidget* parent = nullptr);

    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual widgets::Icon icon() const = 0;
    virtual void load(const settings::Values& values) = 0;
    virtual void store(settings::Values& values) const = 0;
    // Marks what is wrong; false keeps the dialog open on this page.
    virtual bool validate() { return true; }

  signals:
    // Something that is to be seen at once, before the dialog is accepted: language, theme.
    void previewChanged();

  protected:
    void changeEvent(QEvent* event) override;
    virtual void retranslate() = 0;

    // A heading, a muted explanation, and the room below them.
    QLabel* addHeading();
    QLabel* addNote();
    QVBoxLayout* column() const { return column_; }
    // A field with its label above and, hidden until needed, the words about what is wrong below.
    struct Field {
        QLabel* label = nullptr;
        QLabel* wrong = nullptr;
    };
    Field addField(QWidget* editor);
    static void setWrong(QLineEdit* editor, const Field& field, const QString& words);
    void finish();

  private:
    QVBoxLayout* column_;
};

}  // namespace euterpe::screens
