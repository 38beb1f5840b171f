// The search line above a table: filters as it is typed in, says how many rows are left. Escape clears it,
// Down and Enter go on to the table. GUI thread only.
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;

namespace euterpe::widgets {

class Theme;

class SearchField : public QWidget {
    Q_OBJECT
  public:
    explicit SearchField(const Theme& theme, QWidget* parent = nullptr);

    // Also the accessible name.
    void setPrompt(const QString& prompt);
    // "12 of 245" while something is typed; just the total otherwise.
    void setCount(qint64 shown, qint64 total);
    QString text() const;
    void setText(const QString& text);
    // Cursor into the field, its text selected (F10, F11, F12).
    void focusAndSelect();
    QLineEdit& edit() const { return *edit_; }

  signals:
    void textChanged(const QString& text);
    // The user wants to go on to the rows.
    void leaveDown();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QLineEdit* edit_;
    QLabel* count_;
};

}  // namespace euterpe::widgets
