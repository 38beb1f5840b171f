#include "desktop/screens/phone/forward_dialog.h"

#include "lib/protocol/limits.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

constexpr int kWidth = 380;

}  // namespace

ForwardDialog::ForwardDialog(widgets::Theme&, QWidget* parent)
    : QDialog(parent),
      heading_(new QLabel(this)),
      note_(new QLabel(this)),
      number_(new QLineEdit(this)),
      ok_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
    setObjectName(QStringLiteral("forwardDialog"));
    setModal(false);
    heading_->setProperty("type", "heading");
    note_->setProperty("type", "muted");
    note_->setWordWrap(true);
    number_->setObjectName(QStringLiteral("forwardNumber"));
    number_->setProperty("kind", "display");
    number_->setMaxLength(static_cast<int>(protocol::limits::kNumber));
    number_->setInputMethodHints(Qt::ImhDialableCharactersOnly | Qt::ImhNoPredictiveText);
    ok_->setObjectName(QStringLiteral("forwardOk"));
    ok_->setProperty("kind", "primary");
    ok_->setDefault(true);
    cancel_->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(widgets::space::kSmall);
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(ok_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(widgets::space::kHuge, widgets::space::kLarge, widgets::space::kHuge,
                               widgets::space::kLarge);
    column->setSpacing(widgets::space::kMedium);
    column->addWidget(heading_);
    column->addWidget(note_);
    column->addWidget(number_);
    column->addLayout(buttons);
    setMinimumWidth(kWidth);
    connect(ok_, &QPushButton::clicked, this, &ForwardDialog::accept);
    connect(cancel_, &QPushButton::clicked, this, &ForwardDialog::reject);
    connect(number_, &QLineEdit::textChanged, this,
            [this](const QString& text) { ok_->setEnabled(!text.trimmed().isEmpty()); });
    ok_->setEnabled(false);
    retranslate();
}

void ForwardDialog::ask() {
    show();
    raise();
    activateWindow();
    number_->setFocus();
    number_->selectAll();
}

void ForwardDialog::accept() {
    const QString number = number_->text().trimmed();
    if (number.isEmpty())
        return;
    QDialog::accept();
    emit chosen(number);
}

void ForwardDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ForwardDialog::retranslate() {
    setWindowTitle(tr("Forward calls"));
    heading_->setText(tr("Forward all calls to"));
    note_->setText(
        tr("Calls to your extension go there at once, without ringing here. Calls of groups and "
           "queues are not forwarded."));
    number_->setPlaceholderText(tr("Number"));
    number_->setAccessibleName(tr("Number to forward to"));
    ok_->setText(tr("Forward"));
    cancel_->setText(tr("Cancel"));
}

}  // namespace euterpe::screens
