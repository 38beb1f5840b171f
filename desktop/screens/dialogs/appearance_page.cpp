#include "desktop/screens/dialogs/appearance_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

using settings::Theme;

constexpr int kMostTransparent = 80;  // percent; beyond it the window cannot be found again

}  // namespace

AppearancePage::AppearancePage(QWidget* parent) : SettingsPage(parent) {
    themeHeading_ = addHeading();
    theme_ = new QComboBox(this);
    theme_->setObjectName(QStringLiteral("theme"));
    for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark})
        theme_->addItem(QString(), static_cast<int>(theme));
    column()->addWidget(theme_);
    windowHeading_ = addHeading();
    compact_ = new QCheckBox(this);
    pad_ = new QCheckBox(this);
    buttons_ = new QCheckBox(this);
    onTop_ = new QCheckBox(this);
    onTop_->setObjectName(QStringLiteral("alwaysOnTop"));
    for (QCheckBox* box : {compact_, pad_, buttons_, onTop_})
        column()->addWidget(box);
    transparency_ = new QSlider(Qt::Horizontal, this);
    transparency_->setRange(0, kMostTransparent);
    transparency_->setPageStep(10);
    transparency_->setMaximumWidth(260);
    transparencyField_ = addField(transparency_);
    connect(theme_, &QComboBox::activated, this, &SettingsPage::previewChanged);
    connect(onTop_, &QCheckBox::toggled, transparency_, &QWidget::setEnabled);
    connect(transparency_, &QSlider::valueChanged, this, [this] { retranslate(); });
    finish();
}

QString AppearancePage::title() const {
    return tr("Appearance");
}

void AppearancePage::load(const settings::Values& values) {
    theme_->setCurrentIndex(theme_->findData(static_cast<int>(values.theme)));
    compact_->setChecked(values.compact);
    pad_->setChecked(values.showDialPad);
    buttons_->setChecked(values.showButtons);
    onTop_->setChecked(values.alwaysOnTop);
    transparency_->setValue(values.transparency);
    transparency_->setEnabled(values.alwaysOnTop);
}

void AppearancePage::store(settings::Values& values) const {
    values.theme = static_cast<Theme>(theme_->currentData().toInt());
    values.compact = compact_->isChecked();
    values.showDialPad = pad_->isChecked();
    values.showButtons = buttons_->isChecked();
    values.alwaysOnTop = onTop_->isChecked();
    values.transparency = transparency_->value();
}

void AppearancePage::retranslate() {
    themeHeading_->setText(tr("Theme"));
    theme_->setItemText(0, tr("As the system"));
    theme_->setItemText(1, tr("Light"));
    theme_->setItemText(2, tr("Dark"));
    theme_->setAccessibleName(themeHeading_->text());
    windowHeading_->setText(tr("Main window"));
    compact_->setText(tr("Compact view, without directories"));
    pad_->setText(tr("Dial pad"));
    buttons_->setText(tr("Function buttons"));
    onTop_->setText(tr("Always on top"));
    transparencyField_.label->setText(
        tr("Transparency while always on top: %1 %").arg(transparency_->value()));
    transparency_->setAccessibleName(tr("Transparency"));
}

}  // namespace euterpe::screens
