// Which days of the call register to show (G2): a button with the usual periods, and two date fields for any
// other. GUI thread only; owned by RegisterScreen.
#pragma once

#include "lib/base/time.h"

#include <QDate>
#include <QWidget>

class QAction;
class QDateEdit;
class QLabel;
class QToolButton;

namespace euterpe::widgets {
class Theme;
}

namespace euterpe::screens {

// Both days included; an invalid date = no bound.
struct Days {
    QDate from;
    QDate to;

    bool operator==(const Days&) const = default;
};

// Midnight to midnight in local time, as the register's filter wants it: `to` is the first moment after.
UnixMillis startOf(const Days& days);
UnixMillis endOf(const Days& days);

class PeriodPicker : public QWidget {
    Q_OBJECT
  public:
    enum class Period { Any, Today, Yesterday, LastSevenDays, ThisMonth, LastMonth, Range };

    explicit PeriodPicker(const widgets::Theme& theme, QWidget* parent = nullptr);

    void choose(Period period);
    Period period() const { return period_; }
    // Chooses Range.
    void chooseRange(const Days& days);
    // As of the present day.
    Days days() const;
    void retranslate();

  signals:
    void changed();

  private:
    static QString text(Period period);
    void buildMenu();

    Period period_ = Period::Any;
    const widgets::Theme& theme_;
    QToolButton* button_;
    QDateEdit* from_;
    QDateEdit* to_;
    QLabel* dash_;
};

}  // namespace euterpe::screens
