// The field where a number is typed and the button that calls it (C6). Says what is asked for; PhonePanel
// does it. GUI thread only; owned by PhonePanel.
#pragma once

#include "desktop/widgets/theme.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QPushButton;

namespace euterpe::screens {

class DialField : public QWidget {
    Q_OBJECT

  public:
    explicit DialField(widgets::Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QString number() const;
    void setNumber(const QString& number);
    // As if typed at the cursor; the focus stays where it is.
    void insert(QChar key);
    void clear();
    void focusField();
    // Whether calling is possible now; `reason` is the call button's tool tip when it is not.
    void setCallEnabled(bool enabled, const QString& reason);

  signals:
    // Enter or the call button; `number` is trimmed and not empty.
    void callRequested(const QString& number);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void onEdited();
    void request();

    QLineEdit* field_;
    QPushButton* call_;
    QAction* backspace_;
    bool enabled_ = false;
    QString reason_;
};

}  // namespace euterpe::screens
