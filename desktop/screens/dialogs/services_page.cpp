#include "desktop/screens/dialogs/services_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

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
    values.cdrDays = days_->currentData().toInt();
}

void ServicesPage::retranslate() {
    startHeading_->setText(tr("Start"));
    minimized_->setText(tr("Start minimised in the system tray"));
    callsHeading_->setText(tr("When somebody calls"));
    popup_->setText(tr("Show a popup"));
    popup_->setToolTip(tr("Never for callers who hide their number"));
    sounds_->setText(tr("Play a sound"));
    registerHeading_->setText(tr("Recent calls"));
    daysField_.label->setText(tr("How far back they are shown"));
    for (int i = 0; i < days_->count(); ++i) {
        const int days = days_->itemData(i).toInt();
        days_->setItemText(i, days == 0 ? tr("All there are") : tr("The last %n day(s)", nullptr, days));
    }
    days_->setAccessibleName(daysField_.label->text());
}

}  // namespace euterpe::screens
