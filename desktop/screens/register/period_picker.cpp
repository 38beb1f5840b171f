#include "desktop/screens/register/period_picker.h"

#include "desktop/widgets/theme.h"

#include <QCalendarWidget>
#include <QDateEdit>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace euterpe::screens {

using namespace widgets;

UnixMillis startOf(const Days& days) {
    return days.from.isValid() ? days.from.startOfDay().toMSecsSinceEpoch() : 0;
}

UnixMillis endOf(const Days& days) {
    return days.to.isValid() ? days.to.addDays(1).startOfDay().toMSecsSinceEpoch() : 0;
}

PeriodPicker::PeriodPicker(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      button_(new QToolButton(this)),
      from_(new QDateEdit(QDate::currentDate().addDays(-7), this)),
      to_(new QDateEdit(QDate::currentDate(), this)),
      dash_(new QLabel(QStringLiteral("–"), this)) {
    button_->setProperty("kind", "plain");
    button_->setIcon(theme.icon(Icon::Calendar, Tone::Muted));
    button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button_->setFixedHeight(size::kControl);
    button_->setPopupMode(QToolButton::InstantPopup);
    button_->setMenu(new QMenu(button_));
    for (QDateEdit* edit : {from_, to_}) {
        edit->setCalendarPopup(true);
        edit->setFixedHeight(size::kControl);
        connect(edit, &QDateEdit::dateChanged, this, &PeriodPicker::changed);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(button_);
    row->addWidget(from_);
    row->addWidget(dash_);
    row->addWidget(to_);
    retranslate();
    choose(Period::Any);
}

QString PeriodPicker::text(Period period) {
    switch (period) {
        case Period::Any:
            return tr("Any date");
        case Period::Today:
            return tr("Today");
        case Period::Yesterday:
            return tr("Yesterday");
        case Period::LastSevenDays:
            return tr("Last 7 days");
        case Period::ThisMonth:
            return tr("This month");
        case Period::LastMonth:
            return tr("Last month");
        case Period::Range:
            return tr("From … to …");
    }
    return {};
}

void PeriodPicker::buildMenu() {
    QMenu* menu = button_->menu();
    menu->clear();
    for (const Period period : {Period::Any, Period::Today, Period::Yesterday, Period::LastSevenDays,
                                Period::ThisMonth, Period::LastMonth, Period::Range}) {
        if (period == Period::Range)
            menu->addSeparator();
        QAction* action = menu->addAction(text(period), this, [this, period] { choose(period); });
        if (period == period_)
            action->setIcon(theme_.icon(Icon::Check, Tone::Accent));
    }
}

void PeriodPicker::retranslate() {
    button_->setText(text(period_));
    button_->setAccessibleName(tr("Period"));
    button_->setAccessibleDescription(text(period_));
    from_->setAccessibleName(tr("From"));
    to_->setAccessibleName(tr("To"));
    from_->setLocale(QLocale());
    to_->setLocale(QLocale());
    buildMenu();
}

void PeriodPicker::choose(Period period) {
    period_ = period;
    for (QWidget* widget :
         {static_cast<QWidget*>(from_), static_cast<QWidget*>(dash_), static_cast<QWidget*>(to_)})
        widget->setVisible(period == Period::Range);
    retranslate();
    emit changed();
}

void PeriodPicker::chooseRange(const Days& days) {
    const QSignalBlocker quietFrom(from_);
    const QSignalBlocker quietTo(to_);
    from_->setDate(days.from);
    to_->setDate(days.to);
    choose(Period::Range);
}

Days PeriodPicker::days() const {
    const QDate today = QDate::currentDate();
    const QDate firstOfMonth(today.year(), today.month(), 1);
    switch (period_) {
        case Period::Any:
            return {};
        case Period::Today:
            return {today, today};
        case Period::Yesterday:
            return {today.addDays(-1), today.addDays(-1)};
        case Period::LastSevenDays:
            return {today.addDays(-6), today};
        case Period::ThisMonth:
            return {firstOfMonth, today};
        case Period::LastMonth:
            return {firstOfMonth.addMonths(-1), firstOfMonth.addDays(-1)};
        case Period::Range:
            // Typed the wrong way round, the user still means the days between.
            return {qMin(from_->date(), to_->date()), qMax(from_->date(), to_->date())};
    }
    return {};
}

}  // namespace euterpe::screens
