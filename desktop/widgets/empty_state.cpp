#include "desktop/widgets/empty_state.h"

#include "desktop/widgets/icons.h"
#include "desktop/widgets/theme.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace euterpe::widgets {
namespace {

constexpr int kPicture = 88;
constexpr int kGlyph = 40;
constexpr int kTextWidth = 380;

}  // namespace

EmptyState::EmptyState(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      picture_(new QLabel(this)),
      title_(new QLabel(this)),
      explanation_(new QLabel(this)),
      action_(new QPushButton(this)) {
    title_->setProperty("type", "heading");
    explanation_->setProperty("type", "muted");
    for (QLabel* label : {title_, explanation_}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
        label->setFixedWidth(kTextWidth);
    }
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kSmall);
    column->addStretch(2);
    column->addWidget(picture_, 0, Qt::AlignHCenter);
    column->addSpacing(space::kSmall);
    column->addWidget(title_, 0, Qt::AlignHCenter);
    column->addWidget(explanation_, 0, Qt::AlignHCenter);
    column->addSpacing(space::kSmall);
    column->addWidget(action_, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(action_, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(&theme, &Theme::changed, this, &EmptyState::redraw);
}

void EmptyState::setContent(models::Icon icon, const QString& title, const QString& explanation,
                            const QString& action) {
    icon_ = icon;
    title_->setText(title);
    explanation_->setText(explanation);
    explanation_->setVisible(!explanation.isEmpty());
    action_->setText(action);
    action_->setVisible(!action.isEmpty());
    redraw();
}

void EmptyState::redraw() {
    const qreal dpr = devicePixelRatioF();
    QPixmap drawn(QSize(kPicture, kPicture) * dpr);
    drawn.setDevicePixelRatio(dpr);
    drawn.fill(Qt::transparent);
    {
        QPainter painter(&drawn);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.wash(Tone::Accent));
        painter.drawEllipse(QRect(0, 0, kPicture, kPicture));
        theme_.icons().paint(painter, QRect(0, 0, kPicture, kPicture), icon_, kGlyph,
                             theme_.color(Tone::Accent));
    }
    picture_->setPixmap(drawn);
}

}  // namespace euterpe::widgets
