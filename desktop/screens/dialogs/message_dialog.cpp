#include "desktop/screens/dialogs/message_dialog.h"

#include "desktop/widgets/icons.h"

#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

constexpr int kTextWidth = 380;

}  // namespace

MessageDialog::MessageDialog(widgets::Tone tone, Speak speak, const widgets::Theme& theme, QWidget* parent)
    : QDialog(parent),
      speak_(std::move(speak)),
      title_(new QLabel(this)),
      text_(new QLabel(this)),
      details_(new QLabel(this)),
      accept_(new QPushButton(this)),
      refuse_(new QPushButton(this)) {
    const bool danger = tone == widgets::Tone::Busy;
    auto* icon = new QLabel(this);
    const auto sign = tone == widgets::Tone::Accent ? widgets::Icon::Info : widgets::Icon::Warning;
    icon->setPixmap(
        theme.icons().pixmap(sign, widgets::size::kIconLarge + 8, theme.color(tone), devicePixelRatioF()));
    title_->setProperty("type", "title");
    details_->setProperty("type", "caption");
    details_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (QLabel* label : {title_, text_, details_}) {
        label->setWordWrap(true);
        label->setMinimumWidth(kTextWidth);
    }
    accept_->setObjectName(QStringLiteral("acceptMessage"));
    refuse_->setObjectName(QStringLiteral("refuseMessage"));
    accept_->setProperty("kind", danger ? "danger" : "primary");
    accept_->setDefault(!danger);
    refuse_->setDefault(danger);
    refuse_->setAutoDefault(danger);
    accept_->setAutoDefault(!danger);

    auto* words = new QVBoxLayout;
    words->setSpacing(widgets::space::kSmall);
    words->addWidget(title_);
    words->addWidget(text_);
    words->addWidget(details_);
    auto* row = new QHBoxLayout;
    row->setSpacing(widgets::space::kLarge);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(refuse_);
    buttons->addWidget(accept_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(widgets::space::kHuge, widgets::space::kHuge, widgets::space::kHuge,
                               widgets::space::kLarge);
    column->setSpacing(widgets::space::kHuge);
    column->addLayout(row);
    column->addLayout(buttons);
    column->setSizeConstraint(QLayout::SetFixedSize);
    connect(accept_, &QPushButton::clicked, this, &QDialog::accept);
    connect(refuse_, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
}

void MessageDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void MessageDialog::retranslate() {
    const Words words = speak_();
    setWindowTitle(words.title);
    title_->setText(words.title);
    text_->setText(words.text);
    details_->setText(words.details);
    details_->setVisible(!words.details.isEmpty());
    accept_->setText(words.accept);
    refuse_->setText(words.refuse);
    refuse_->setVisible(!words.refuse.isEmpty());
}

}  // namespace euterpe::screens
