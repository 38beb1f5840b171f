#include "desktop/screens/dialogs/services_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

constexpr int kUsualAway = 10;  // minutes
constexpr int kLongestAway = 24 * 60;
constexpr int kPeriods[] = {0, 7, 30, 90, 365};  // days, 0 = all

}  // namespace

ServicesPage::ServicesPage(QWidget* parent) : SettingsPage(parent) {
    startHeading_ = addHeading();
    minimized_ = new QCheckBox(this);
    minimized_->setObjectName(QStringLiteral("startMinimized"));
    column()->addWidget(minimized_);
    callsHeading_ = addHeading();
    popup_ = new QCheckBox(this);
    popup_->setObjectName(QStringLiteral("popupCall"));
    column()->addWidget(popup_);
    sounds_ = new QCheckBox(this);
    sounds_->setObjectName(QStringLiteral("sounds"));
    column()->addWidget(sounds_);
    chatHeading_ = addHeading();
    chat_ = new QCheckBox(this);
    chat_->setObjectName(QStringLiteral("popupChat"));
    column()->addWidget(chat_);
    away_ = new QCheckBox(this);
    away_->setObjectName(QStringLiteral("awayWhenIdle"));
    awayAfter_ = new QSpinBox(this);
    awayAfter_->setObjectName(QStringLiteral("awayAfter"));
    awayAfter_->setRange(1, kLongestAway);
    auto* awayRow = new QHBoxLayout;
    awayRow->addWidget(away_);
    awayRow->addWidget(awayAfter_);
    awayRow->addStretch(1);
    column()->addLayout(awayRow);
    connect(away_, &QCheckBox::toggled, awayAfter_, &QWidget::setEnabled);
    queuesHeading_ = addHeading();
    pauseOnAnswer_ = new QCheckBox(this);
    pauseOnAnswer_->setObjectName(QStringLiteral("pauseOnAnswer"));
    column()->addWidget(pauseOnAnswer_);
    pauseOnLogoff_ = new QCheckBox(this);
    pauseOnLogoff_->setObjectName(QStringLiteral("pauseOnLogoff"));
    column()->addWidget(pauseOnLogoff_);
    registerHeading_ = addHeading();
    days_ = new QComboBox(this);
    days_->setObjectName(QStringLiteral("registerDays"));
    for (const int days : kPeriods)
        days_->addItem(QString(), days);
    daysField_ = addField(days_);
    finish();
}

QString ServicesPage::title() const {
    return tr("Services");
}

void ServicesPage::load(const settings::Values& values) {
    minimized_->setChecked(values.startMinimized);
    popup_->setChecked(values.popupCall);
    sounds_->setChecked(values.sounds);
    chat_->setChecked(values.popupChat);
    away_->setChecked(values.awayAfterMins > 0);
    awayAfter_->setValue(values.awayAfterMins > 0 ? values.awayAfterMins : kUsualAway);
    awayAfter_->setEnabled(away_->isChecked());
    pauseOnAnswer_->setChecked(values.pauseOnIncomingCall);
    pauseOnLogoff_->setChecked(values.pauseOnLogoff);
    // A number of days from the file that the list does not have.
    if (days_->findData(values.cdrDays) < 0)
        days_->addItem(QString(), values.cdrDays);
    days_->setCurrentIndex(days_->findData(values.cdrDays));
    retranslate();
}

void ServicesPage::store(settings::Values& values) const {
    values.startMinimized = minimized_->isChecked();
    values.popupCall = popup_->isChecked();
    values.sounds = sounds_->isChecked();
    values.popupChat = chat_->isChecked();
    values.awayAfterMins = away_->isChecked() ? awayAfter_->value() : 0;
    values.pauseOnIncomingCall = pauseOnAnswer_->isChecked();
    values.pauseOnLogoff = pauseOnLogoff_->isChecked();
    values.cdrDays = days_->currentData().toInt();
}

void ServicesPage::retranslate() {
    startHeading_->setText(tr("Start"));
    minimized_->setText(tr("Start minimised in the system tray"));
    callsHeading_->setText(tr("When somebody calls"));
    popup_->setText(tr("Show a popup"));
    popup_->setToolTip(tr("Never for callers who hide their number"));
    sounds_->setText(tr("Play a sound"));
    chatHeading_->setText(tr("Chat and presence"));
    chat_->setText(tr("Announce messages while no window is active"));
    away_->setText(tr("Away without keyboard and mouse for"));
    away_->setToolTip(tr("Only while you are available; what you set yourself stays"));
    awayAfter_->setSuffix(tr(" min"));
    awayAfter_->setAccessibleName(away_->text());
    queuesHeading_->setText(tr("Pause on all queues"));
    pauseOnAnswer_->setText(tr("When a call of a queue is answered"));
    pauseOnAnswer_->setToolTip(tr("Until you resume"));
    pauseOnLogoff_->setText(tr("When I disconnect or quit"));
    registerHeading_->setText(tr("Recent calls"));
    daysField_.label->setText(tr("How far back they are shown"));
    for (int i = 0; i < days_->count(); ++i) {
        const int days = days_->itemData(i).toInt();
        days_->setItemText(i, days == 0 ? tr("All there are") : tr("The last %n day(s)", nullptr, days));
    }
    days_->setAccessibleName(daysField_.label->text());
}

}  // namespace euterpe::screens
