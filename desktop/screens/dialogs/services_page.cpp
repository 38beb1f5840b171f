#include "desktop/screens/dialogs/services_page.h"

#include <QCheckBox>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

constexpr int kMostDays = 3650;

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
    days_ = new QSpinBox(this);
    days_->setObjectName(QStringLiteral("registerDays"));
    days_->setRange(0, kMostDays);
    days_->setMaximumWidth(200);
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
    days_->setValue(values.cdrDays);
}

void ServicesPage::store(settings::Values& values) const {
    values.startMinimized = minimized_->isChecked();
    values.popupCall = popup_->isChecked();
    values.sounds = sounds_->isChecked();
    values.cdrDays = days_->value();
}

void ServicesPage::retranslate() {
    startHeading_->setText(tr("Start"));
    minimized_->setText(tr("Start minimised in the system tray"));
    callsHeading_->setText(tr("When somebody calls"));
    popup_->setText(tr("Show a popup"));
    popup_->setToolTip(tr("Never for callers who hide their number"));
    sounds_->setText(tr("Play a sound"));
    registerHeading_->setText(tr("Recent calls"));
    daysField_.label->setText(tr("Show the calls of the last days"));
    days_->setSpecialValueText(tr("All there are"));
    days_->setSuffix(tr(" days"));
    days_->setAccessibleName(daysField_.label->text());
}

}  // namespace euterpe::screens
