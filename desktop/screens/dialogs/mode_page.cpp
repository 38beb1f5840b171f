#include "desktop/screens/dialogs/mode_page.h"

#include "desktop/models/status_text.h"

#include <QComboBox>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace euterpe::screens {

using protocol::Mode;

ModePage::ModePage(QWidget* parent) : SettingsPage(parent) {
    heading_ = addHeading();
    note_ = addNote();
    for (const Mode mode : {Mode::Free, Mode::Pro, Mode::Phone}) {
        auto* button = new QRadioButton(this);
        button->setObjectName(QStringLiteral("mode") + models::text(mode));
        column()->addWidget(button);
        connect(button, &QRadioButton::toggled, this, [this, mode](bool chosen) {
            if (chosen)
                emit modeChosen(mode);
        });
        choices_.push_back({mode, button, addNote()});
        choices_.back().note->setContentsMargins(26, 0, 0, 0);
    }
    languageHeading_ = addHeading();
    language_ = new QComboBox(this);
    language_->setObjectName(QStringLiteral("language"));
    language_->addItem(QString(), QString());
    language_->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language_->addItem(QStringLiteral("Español"), QStringLiteral("es"));
    language_->addItem(QStringLiteral("Italiano"), QStringLiteral("it"));
    column()->addWidget(language_);
    connect(language_, &QComboBox::activated, this, &SettingsPage::previewChanged);
    finish();
}

QString ModePage::title() const {
    return tr("Mode and language");
}

void ModePage::load(const settings::Values& values) {
    for (const Choice& choice : choices_)
        choice.button->setChecked(choice.mode == values.mode);
    language_->setCurrentIndex(qMax(0, language_->findData(values.language)));
}

void ModePage::store(settings::Values& values) const {
    for (const Choice& choice : choices_) {
        if (choice.button->isChecked())
            values.mode = choice.mode;
    }
    values.language = language_->currentData().toString();
}

void ModePage::retranslate() {
    heading_->setText(tr("Mode of work"));
    note_->setText(tr("No activation code is needed: at every start the server checks that a seat is free."));
    for (const Choice& choice : choices_) {
        choice.button->setText(models::text(choice.mode));
        if (choice.mode == Mode::Free)
            choice.note->setText(tr("Directories, recent calls and calling by click. Needs no seat."));
        else if (choice.mode == Mode::Pro)
            choice.note->setText(tr("Also shows whose telephone is free, busy or ringing."));
        else
            choice.note->setText(
                tr("This computer becomes the telephone: everything about calls, by mouse and keys. Needs a "
                   "headset, or microphone and speaker."));
    }
    languageHeading_->setText(tr("Language"));
    language_->setItemText(0, tr("As the system"));
    language_->setAccessibleName(tr("Language"));
}

}  // namespace euterpe::screens
