#include "desktop/screens/phone/volume_bar.h"

#include "desktop/widgets/icons.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

namespace euterpe::screens {

using settings::Values;

VolumeBar::VolumeBar(settings::Settings& settings, widgets::Theme& theme, QWidget* parent)
    : QWidget(parent), settings_(settings), theme_(theme) {
    setObjectName(QStringLiteral("volumeBar"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(widgets::space::kSmall);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    microphone_ = add(grid, &Values::micVol, "microphoneVolume");
    speaker_ = add(grid, &Values::spkVol, "speakerVolume");
    connect(&settings_, &settings::Settings::changed, this, &VolumeBar::refresh);
    connect(&theme_, &widgets::Theme::changed, this, &VolumeBar::refresh);
    refresh();
}

VolumeBar::Line VolumeBar::add(QGridLayout* grid, int Values::*member, const char* name) {
    const Line line{member, new QLabel(this), new QSlider(Qt::Horizontal, this), new QLabel(this)};
    line.slider->setObjectName(QLatin1String(name));
    line.slider->setRange(0, 100);
    line.slider->setSingleStep(5);
    line.slider->setPageStep(10);
    line.percent->setProperty("type", "caption");
    line.percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line.percent->setMinimumWidth(
        QFontMetrics(theme_.font(widgets::TextStyle::Caption)).horizontalAdvance(QStringLiteral("100 %")) +
        2);
    const int row = grid->rowCount();
    grid->addWidget(line.icon, row, 0);
    grid->addWidget(line.slider, row, 1);
    grid->addWidget(line.percent, row, 2);
    connect(line.slider, &QSlider::valueChanged, this, [this, member](int value) {
        settings_.update([member, value](Values& values) { values.*member = value; });
    });
    return line;
}

void VolumeBar::refresh() {
    const auto show = [this](const Line& line, widgets::Icon icon, const QString& words) {
        const int value = settings_.values().*line.member;
        const QSignalBlocker quiet(line.slider);
        line.slider->setValue(value);
        line.percent->setText(tr("%1 %").arg(value));
        line.icon->setPixmap(theme_.icons().pixmap(icon, widgets::size::kIconSmall, theme_.tokens().muted,
                                                   devicePixelRatioF()));
        line.icon->setToolTip(words);
        line.slider->setToolTip(words);
        line.slider->setAccessibleName(words);
    };
    show(microphone_, widgets::Icon::Microphone, tr("Volume of the microphone"));
    show(speaker_, widgets::Icon::Volume, tr("Volume of the speaker"));
}

void VolumeBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

}  // namespace euterpe::screens
