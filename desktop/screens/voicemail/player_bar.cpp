#include "desktop/screens/voicemail/player_bar.h"

#include "desktop/models/status_text.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

namespace euterpe::screens {

using namespace widgets;
using replica::Playback;
using std::chrono::milliseconds;

namespace {

constexpr int kOutputWidth = 240;  // sound cards have long names

}  // namespace

PlayerBar::PlayerBar(const Theme& theme, QWidget* parent)
    : QFrame(parent),
      theme_(theme),
      play_(new QPushButton(this)),
      elapsed_(new QLabel(this)),
      slider_(new QSlider(Qt::Horizontal, this)),
      total_(new QLabel(this)),
      output_(new QComboBox(this)) {
    setObjectName(QStringLiteral("playerBar"));
    setProperty("panel", "banner");
    play_->setObjectName(QStringLiteral("playMessage"));
    play_->setProperty("kind", "quiet");
    play_->setFixedSize(size::kTouch, size::kControl);
    slider_->setObjectName(QStringLiteral("playPosition"));
    slider_->setSingleStep(5000);
    slider_->setPageStep(15000);
    output_->setObjectName(QStringLiteral("playOutput"));
    output_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    output_->setMaximumWidth(kOutputWidth);
    for (QLabel* time : {elapsed_, total_}) {
        time->setProperty("type", "caption");
        time->setMinimumWidth(
            QFontMetrics(theme.font(TextStyle::Caption)).horizontalAdvance(QStringLiteral("00:00")) + 4);
    }
    elapsed_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kTiny, space::kTiny, space::kSmall, space::kTiny);
    row->setSpacing(space::kSmall);
    row->addWidget(play_);
    row->addWidget(elapsed_);
    row->addWidget(slider_, 1);
    row->addWidget(total_);
    row->addWidget(output_);
    connect(play_, &QPushButton::clicked, this, &PlayerBar::toggled);
    connect(slider_, &QSlider::sliderReleased, this,
            [this] { emit seekRequested(milliseconds(slider_->value())); });
    connect(slider_, &QSlider::actionTriggered, this, [this](int action) {
        if (action != QAbstractSlider::SliderMove)
            emit seekRequested(milliseconds(slider_->sliderPosition()));
    });
    connect(output_, &QComboBox::activated, this,
            [this](int index) { emit outputChosen(output_->itemData(index).toString()); });
    retranslate();
}

void PlayerBar::show(const Playback& playback, int lengthS, bool canPlay) {
    const milliseconds length =
        playback.length.count() > 0 ? playback.length : milliseconds(std::chrono::seconds(lengthS));
    const bool isHeard =
        playback.state == Playback::State::Playing || playback.state == Playback::State::Paused;
    playing_ = playback.state == Playback::State::Playing;
    play_->setEnabled(canPlay && playback.state != Playback::State::Loading);
    play_->setIcon(theme_.icon(playing_ ? Icon::Pause : Icon::Play, Tone::Accent));
    slider_->setEnabled(isHeard);
    const QSignalBlocker quiet(slider_);
    slider_->setRange(0, static_cast<int>(length.count()));
    if (!slider_->isSliderDown())
        slider_->setValue(static_cast<int>(std::min(playback.position, length).count()));
    elapsed_->setText(models::elapsed(playback.position.count() / 1000));
    total_->setText(models::elapsed((length.count() + 500) / 1000));
    retranslate();
}

void PlayerBar::showOutputs(const QVector<std::pair<QString, QString>>& outputs, const QString& current) {
    const QSignalBlocker quiet(output_);
    output_->clear();
    output_->addItem(tr("Standard device"), QString());
    for (const auto& [id, name] : outputs)
        output_->addItem(name, id);
    output_->setCurrentIndex(std::max(0, output_->findData(current)));
    output_->setVisible(!outputs.isEmpty());
}

void PlayerBar::retranslate() {
    play_->setToolTip(playing_ ? tr("Pause") : tr("Play the message"));
    play_->setAccessibleName(play_->toolTip());
    slider_->setAccessibleName(tr("Position in the message"));
    output_->setToolTip(tr("Device on which messages are heard"));
    output_->setAccessibleName(output_->toolTip());
    if (output_->count() > 0)
        output_->setItemText(0, tr("Standard device"));
}

}  // namespace euterpe::screens
