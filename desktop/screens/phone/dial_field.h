// The field where a number is typed and the button that calls it (C6). Says what is asked for; PhonePanel
// does it. GUI thread only; owned by PhonePanel.
#pragma once

#include "desktop/widgets/theme.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace euterpe::screens {

class DialField : public QWidget {
    Q_OBJECT

  public:
    // What the number is asked for.
    enum class Purpose { Call, Transfer, Consult, Deflect };

    explicit DialField(widgets::Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QString number() const;
    void setNumber(const QString& number);
    // As if typed at the cursor; the focus stays where it is.
    void insert(QChar key);
    void clear();
    void focusField();
    void setPurpose(Purpose purpose);
    // Whether calling is possible now; `reason` is the call button's tool tip when it is not.
    void setCallEnabled(bool enabled, const QString& reason);

  signals:
    // Enter or the call button; `number` is trimmed and not empty.
    void callRequested(const QString& number);
    // A key typed by the user, not what was pasted or set.
    void typed(QChar key);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void onEdited();
    void request();

    QLineEdit* field_;
    QPushButton* call_;
    QToolButton* backspace_;
    bool enabled_ = false;
    QString reason_;
    widgets::Theme& theme_;
    Purpose purpose_ = Purpose::Call;
    QString before_;  // the text before the present key
};

}  // namespace euterpe::screens
