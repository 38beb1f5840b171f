#include "desktop/widgets/level_meter.h"

#include "desktop/widgets/icons.h"

#include <algorithm>

#include <QPainter>

namespace euterpe::widgets {
namespace {

constexpr int kBar = 6;
constexpr double kFall = 0.12;  // of the bar in a tenth of a second: peaks stay readable

}  // namespace

LevelMeter::LevelMeter(Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme_, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize LevelMeter::sizeHint() const {
    return {120, size::kIconSmall};
}

void LevelMeter::setLevel(float decibel) {
    const double now = std::clamp((decibel - kQuiet) / -kQuiet, 0.0F, 1.0F);
    share_ = muted_ ? 0 : std::max(now, share_ - kFall);
    update();
}

void LevelMeter::setMuted(bool muted) {
    muted_ = muted;
    if (muted)
        share_ = 0;
    update();
}

void LevelMeter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& tokens = theme_.tokens();
    const QRect icon(0, 0, size::kIconSmall, height());
    theme_.icons().paint(painter, icon, muted_ ? Icon::MicrophoneOff : Icon::Microphone, size::kIconSmall,
                         muted_ ? tokens.busy : tokens.muted);
    const QRectF bar(size::kIconSmall + space::kTiny + 2, (height() - kBar) / 2.0,
                     width() - size::kIconSmall - space::kTiny - 2, kBar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.border);
    painter.drawRoundedRect(bar, kBar / 2.0, kBar / 2.0);
    if (share_ <= 0)
        return;
    constexpr double kLoudShare = (kLoud - kQuiet) / -kQuiet;
    painter.setBrush(share_ > kLoudShare ? tokens.ringing : tokens.free);
    painter.drawRoundedRect(
        QRectF(bar.x(), bar.y(), std::max<double>(kBar, bar.width() * share_), bar.height()), kBar / 2.0,
        kBar / 2.0);
}

}  // namespace euterpe::widgets
