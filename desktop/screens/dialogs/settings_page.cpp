#include "desktop/screens/dialogs/settings_page.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

namespace euterpe::screens {

SettingsPage::SettingsPage(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(widgets::space::kHuge, widgets::space::kLarge, widgets::space::kHuge,
                                widgets::space::kLarge);
    column_->setSpacing(widgets::space::kSmall);
}

QLabel* SettingsPage::addHeading() {
    auto* heading = new QLabel(this);
    heading->setProperty("type", "heading");
    if (column_->count() > 0)
        column_->addSpacing(widgets::space::kMedium);
    column_->addWidget(heading);
    return heading;
}

QLabel* SettingsPage::addNote() {
    auto* note = new QLabel(this);
    note->setProperty("type", "muted");
    note->setWordWrap(true);
    column_->addWidget(note);
    return note;
}

SettingsPage::Field SettingsPage::addField(QWidget* editor) {
    Field field{new QLabel(this), new QLabel(this)};
    field.label->setBuddy(editor);
    field.wrong->setProperty("type", "wrong");
    field.wrong->setWordWrap(true);
    field.wrong->hide();
    column_->addSpacing(widgets::space::kTiny);
    column_->addWidget(field.label);
    column_->addWidget(editor);
    column_->addWidget(field.wrong);
    return field;
}

void SettingsPage::setWrong(QLineEdit* editor, const Field& field, const QString& words) {
    editor->setProperty("state", words.isEmpty() ? QVariant() : QVariant(QStringLiteral("wrong")));
    editor->style()->unpolish(editor);
    editor->style()->polish(editor);
    field.wrong->setText(words);
    field.wrong->setVisible(!words.isEmpty());
    editor->setAccessibleDescription(words);
}

void SettingsPage::finish() {
    column_->addStretch(1);
    retranslate();
}

void SettingsPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace euterpe::screens
