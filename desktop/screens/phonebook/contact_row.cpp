#include "desktop/screens/phonebook/contact_row.h"

#include "desktop/models/contact_text.h"
#include "desktop/models/status_text.h"
#include "desktop/widgets/theme.h"
#include "lib/protocol/limits.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

using protocol::ContactFieldType;
using namespace widgets;

constexpr ContactFieldType kTypes[] = {ContactFieldType::Work,       ContactFieldType::Mobile,
                                       ContactFieldType::WorkMobile, ContactFieldType::Home,
                                       ContactFieldType::Extension,  ContactFieldType::Fax,
                                       ContactFieldType::Email};
constexpr int kTypeWidth = 132;
constexpr int kSpeedDialWidth = 112;

}  // namespace

void markWrong(QLineEdit& edit, QLabel& words, const QString& reason) {
    const QString state = reason.isEmpty() ? QString() : QStringLiteral("wrong");
    if (edit.property("state").toString() != state) {
        edit.setProperty("state", state);
        edit.style()->unpolish(&edit);
        edit.style()->polish(&edit);
    }
    edit.setAccessibleDescription(reason);
    if (!reason.isEmpty() || words.property("of").value<QLineEdit*>() == &edit) {
        words.setProperty("of", QVariant::fromValue(&edit));
        words.setText(reason);
        words.setVisible(!reason.isEmpty());
    }
}

ContactRow::ContactRow(const Theme& theme, const protocol::ContactField& field, QWidget* parent)
    : QWidget(parent),
      type_(new QComboBox(this)),
      value_(new QLineEdit(this)),
      speedDial_(new QLineEdit(this)),
      remove_(new QToolButton(this)),
      wrong_(new QLabel(this)) {
    type_->setFixedWidth(kTypeWidth);
    for (const ContactFieldType type : kTypes)
        type_->addItem(theme.icon(models::icon(type), Tone::Muted), models::text(type),
                       static_cast<int>(type));
    type_->setCurrentIndex(std::max(0, type_->findData(static_cast<int>(field.type))));
    type_->setObjectName(QStringLiteral("contactType"));
    value_->setText(models::qs(field.value));
    value_->setObjectName(QStringLiteral("contactValue"));
    speedDial_->setText(models::qs(field.speedDial));
    speedDial_->setMaxLength(static_cast<int>(protocol::limits::kSpeedDial));
    speedDial_->setFixedWidth(kSpeedDialWidth);
    speedDial_->setObjectName(QStringLiteral("contactSpeedDial"));
    remove_->setProperty("kind", "quiet");
    remove_->setIcon(theme.icon(Icon::Trash, Tone::Muted));
    remove_->setObjectName(QStringLiteral("contactRemoveRow"));
    wrong_->setProperty("type", "wrong");
    wrong_->setObjectName(QStringLiteral("contactRowWrong"));
    wrong_->hide();

    auto* line = new QHBoxLayout;
    line->setSpacing(space::kSmall);
    line->addWidget(type_);
    line->addWidget(value_, 1);
    line->addWidget(speedDial_);
    line->addWidget(remove_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTiny);
    column->addLayout(line);
    column->addWidget(wrong_);

    connect(type_, &QComboBox::currentIndexChanged, this, [this] {
        applyType();
        emit changed();
    });
    connect(value_, &QLineEdit::textChanged, this, &ContactRow::changed);
    connect(speedDial_, &QLineEdit::textChanged, this, &ContactRow::changed);
    connect(remove_, &QToolButton::clicked, this, &ContactRow::removeRequested);
    retranslate();
}

ContactFieldType ContactRow::type() const {
    return static_cast<ContactFieldType>(type_->currentData().toInt());
}

protocol::ContactField ContactRow::field() const {
    const bool mail = type() == ContactFieldType::Email;
    return {type(), value_->text().trimmed().toStdString(),
            mail ? std::string() : speedDial_->text().trimmed().toStdString()};
}

void ContactRow::setFaults(const QString& value, const QString& speedDial) {
    markWrong(*value_, *wrong_, value);
    markWrong(*speedDial_, *wrong_, value.isEmpty() ? speedDial : QString());
}

void ContactRow::setRemovable(bool removable) {
    remove_->setEnabled(removable);
}

void ContactRow::focusValue() {
    value_->setFocus(Qt::TabFocusReason);
}

void ContactRow::applyType() {
    const bool mail = type() == ContactFieldType::Email;
    speedDial_->setVisible(!mail);
    value_->setPlaceholderText(mail ? QStringLiteral("name@example.com") : QStringLiteral("+39 050 123456"));
}

void ContactRow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ContactRow::retranslate() {
    for (int i = 0; i < type_->count(); ++i)
        type_->setItemText(i, models::text(static_cast<ContactFieldType>(type_->itemData(i).toInt())));
    type_->setAccessibleName(tr("Kind"));
    value_->setAccessibleName(tr("Number or address"));
    speedDial_->setAccessibleName(tr("Speed dial"));
    speedDial_->setPlaceholderText(tr("Speed dial"));
    remove_->setAccessibleName(tr("Remove this row"));
    remove_->setToolTip(tr("Remove this row"));
    applyType();
}

}  // namespace euterpe::screens
