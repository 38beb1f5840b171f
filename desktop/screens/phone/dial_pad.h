// The twelve keys of a telephone, finger-sized (A5, C6). Emits what is pressed and knows nothing of calls.
// GUI thread only; owned by PhonePanel.
#pragma once

#include "desktop/widgets/theme.h"

#include <vector>

#include <QAbstractButton>
#include <QWidget>

namespace euterpe::screens {

class DialKey : public QAbstractButton {
    Q_OBJECT

  public:
    DialKey(QChar key, const QString& letters, widgets::Theme& theme, QWidget* parent);

    [[nodiscard]] QChar key() const { return key_; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QChar key_;
    QString letters_;
    widgets::Theme& theme_;
};

class DialPad : public QWidget {
    Q_OBJECT

  public:
    explicit DialPad(widgets::Theme& theme, QWidget* parent = nullptr);

  signals:
    // '0'-'9', '*', '#', and '+' for a 0 that is held down.
    void pressed(QChar key);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void addKey(int row, int column, QChar key, const QString& letters, widgets::Theme& theme);
    void retranslate();

    std::vector<DialKey*> keys_;
    bool plusSent_ = false;
};

}  // namespace euterpe::screens
