#include "desktop/screens/main/directories.h"

#include "desktop/screens/chat/chat_screen.h"
#include "desktop/screens/extensions/extensions_screen.h"
#include "desktop/screens/favourites/favourites_screen.h"
#include "desktop/screens/phonebook/directory_results.h"
#include "desktop/screens/phonebook/phonebook_screen.h"
#include "desktop/screens/register/register_screen.h"
#include "desktop/screens/voicemail/voicemail_screen.h"
#include "desktop/widgets/row_header.h"
#include "desktop/widgets/row_table.h"
#include "desktop/widgets/row_tree.h"
#include "desktop/widgets/search_field.h"
#include "desktop/widgets/section_bar.h"

#include <QEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace euterpe::screens {

namespace {

const auto kSectionState = QStringLiteral("directories/section");

// By name: the bar may get more sections.
QByteArray nameOf(Directories::Section section) {
    switch (section) {
        case Directories::Section::Favourites:
            return "favourites";
        case Directories::Section::Extensions:
            return "extensions";
        case Directories::Section::Phonebook:
            return "phonebook";
        case Directories::Section::Recent:
            return "recent";
        case Directories::Section::Chat:
            return "chat";
        case Directories::Section::Voicemail:
            return "voicemail";
    }
    return {};
}

Directories::Section sectionNamed(const QByteArray& name) {
    for (const auto section :
         {Directories::Section::Favourites, Directories::Section::Phonebook, Directories::Section::Recent,
          Directories::Section::Chat, Directories::Section::Voicemail}) {
        if (nameOf(section) == name)
            return section;
    }
    return Directories::Section::Extensions;
}

}  // namespace

Directories::Directories(replica::Session& session, settings::Settings& settings, widgets::Theme& theme,
                         QWidget* parent)
    : QWidget(parent),
      session_(session),
      settings_(settings),
      theme_(theme),
      bar_(new widgets::SectionBar(theme, this)),
      stack_(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("directories"));
    bar_->setObjectName(QStringLiteral("sectionBar"));
    bar_->addSection(models::Icon::Star, QString());
    bar_->addSection(models::Icon::Extensions, QString());
    bar_->addSection(models::Icon::Phonebook, QString());
    bar_->addSection(models::Icon::Recent, QString());
    bar_->addSection(models::Icon::Chat, QString());
    bar_->addSection(models::Icon::Voicemail, QString());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addWidget(stack_, 1);
    bar_->setCurrentIndex(static_cast<int>(sectionNamed(settings.state(kSectionState))));
    connect(bar_, &QTabBar::currentChanged, this, &Directories::onChosen);
    connect(&session.chat().store(), &replica::ChatStore::unreadChanged, this,
            [this](int unread) { bar_->setBadge(static_cast<int>(Section::Chat), unread); });
    const auto showUnheard = [this] {
        bar_->setBadge(static_cast<int>(Section::Voicemail), session_.self().self().unheardMessages);
    };
    connect(&session.self(), &replica::SelfStore::selfChanged, this, showUnheard);
    showUnheard();
    const auto showMissed = [this] {
        bar_->setBadge(static_cast<int>(Section::Recent), static_cast<int>(session_.missedCalls().count()));
    };
    connect(&session.missedCalls(), &replica::MissedCalls::changed, this, showMissed);
    showMissed();
    retranslate();
}

// The first screen is made one turn after the window is up, so that it does not delay it.
void Directories::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stack_->count() == 0)
        QTimer::singleShot(0, this, [this] { onChosen(bar_->currentIndex()); });
}

void Directories::onChosen(int index) {
    stack_->setCurrentWidget(screen(static_cast<Section>(index)));
    settings_.setState(kSectionState, nameOf(section()));
}

void Directories::keepColumns(widgets::RowHeader& header, const QString& name) {
    header.restoreLayout(settings_.state(name));
    connect(&header, &widgets::RowHeader::layoutChanged, this,
            [this, &header, name] { settings_.setState(name, header.layout()); });
}

Directories::Section Directories::section() const {
    return static_cast<Section>(bar_->currentIndex());
}

void Directories::open(Section section) {
    bar_->setCurrentIndex(static_cast<int>(section));
    onChosen(bar_->currentIndex());
}

void Directories::openSearch(Section section) {
    open(section);
    switch (section) {
        case Section::Favourites:
            return favourites_->focusSearch();
        case Section::Extensions:
            return extensions_->focusSearch();
        case Section::Phonebook:
            return phonebook_->focusSearch();
        case Section::Recent:
            return recent_->focusSearch();
        case Section::Chat:
            return chat_->focusSearch();
        case Section::Voicemail:
            return voicemail_->table().setFocus();
    }
}

QWidget* Directories::screen(Section section) {
    auto& s = session_;
    switch (section) {
        case Section::Favourites:
            if (favourites_ == nullptr) {
                favourites_ = new FavouritesScreen(theme_, s.extensions(), s.favourites(), s.self(),
                                                   s.syncState(), s.calls(), s.commands(), stack_);
                stack_->addWidget(favourites_);
                connect(favourites_, &FavouritesScreen::dialRequested, this, &Directories::dialRequested);
                connect(favourites_, &FavouritesScreen::personActionRequested, this,
                        &Directories::onPersonAction);
                connect(favourites_, &FavouritesScreen::failed, this, &Directories::failed);
                connect(favourites_, &FavouritesScreen::extensionsRequested, this,
                        [this] { openSearch(Section::Extensions); });
            }
            return favourites_;
        case Section::Extensions:
            if (extensions_ == nullptr) {
                extensions_ = new ExtensionsScreen(theme_, s.extensions(), s.favourites(), s.self(),
                                                   s.syncState(), s.calls(), s.commands(), stack_);
                stack_->addWidget(extensions_);
                keepColumns(extensions_->table().rowHeader(), QStringLiteral("extensions/columns"));
                connect(extensions_, &ExtensionsScreen::dialRequested, this, &Directories::dialRequested);
                connect(extensions_, &ExtensionsScreen::personActionRequested, this,
                        &Directories::onPersonAction);
                connect(extensions_, &ExtensionsScreen::failed, this, &Directories::failed);
            }
            return extensions_;
        case Section::Phonebook:
            if (phonebook_ == nullptr)
                makePhonebook();
            return phonebook_;
        case Section::Recent:
            if (recent_ == nullptr)
                makeRecent();
            return recent_;
        case Section::Chat:
            if (chat_ == nullptr) {
                chat_ = new ChatScreen(s, settings_, theme_, stack_);
                stack_->addWidget(chat_);
                connect(chat_, &ChatScreen::dialRequested, this, &Directories::dialRequested);
            }
            return chat_;
        case Section::Voicemail:
            if (voicemail_ == nullptr)
                makeVoicemail();
            return voicemail_;
    }
    return nullptr;
}

void Directories::onPersonAction(PersonAction action, const QString& number) {
    if (action == PersonAction::Chat)
        openChat(number);
    else
        emit personActionRequested(action, number);
}

void Directories::openChat(const QString& number) {
    open(Section::Chat);
    chat_->open(ExtensionId(number.toStdString()));
}

void Directories::makePhonebook() {
    phonebook_ = new PhonebookScreen(theme_, session_.contacts(), session_.self(), session_.syncState(),
                                     session_.calls(), stack_);
    stack_->addWidget(phonebook_);
    keepColumns(phonebook_->table().rowHeader(), QStringLiteral("phonebook/columns"));
    auto* directory = new DirectoryResults(session_.commands(), theme_);
    phonebook_->showBelow(directory);
    connect(&phonebook_->search(), &widgets::SearchField::textChanged, directory, &DirectoryResults::search);
    connect(directory, &DirectoryResults::dialRequested, this, &Directories::dialRequested);
    connect(directory, &DirectoryResults::writeRequested, phonebook_, &PhonebookScreen::write);
    connect(phonebook_, &PhonebookScreen::dialRequested, this, &Directories::dialRequested);
    connect(phonebook_, &PhonebookScreen::personActionRequested, this, &Directories::personActionRequested);
    connect(phonebook_, &PhonebookScreen::importRequested, this, &Directories::importRequested);
    connect(phonebook_, &PhonebookScreen::failed, this, &Directories::failed);
    connect(phonebook_, &PhonebookScreen::numberKnown, this,
            [this](const QString& who, const QString& number, const QString& name) {
                emit numberKnown(who, number, [this, number, name] {
                    open(Section::Phonebook);
                    phonebook_->newContact(number, name);
                });
            });
}

void Directories::addContact(const QString& number, const QString& name) {
    open(Section::Phonebook);
    phonebook_->addContact(number, name);
}

void Directories::makeRecent() {
    auto& s = session_;
    recent_ = new RegisterScreen(theme_, s.callRegister(), s.extensions(), s.self(), s.syncState(), stack_);
    stack_->addWidget(recent_);
    keepColumns(recent_->table().rowHeader(), QStringLiteral("recent/columns"));
    const auto sound = [](const QString& recording) {
        return replica::Sound{replica::Sound::Kind::Recording, recording.toStdString()};
    };
    connect(recent_, &RegisterScreen::dialRequested, this, &Directories::dialRequested);
    connect(recent_, &RegisterScreen::playRequested, this,
            [this, sound](const QString& recording) { emit playRequested(sound(recording)); });
    connect(recent_, &RegisterScreen::saveRequested, this,
            [this, sound](const QString& recording) { emit saveRequested(sound(recording)); });
    connect(recent_, &RegisterScreen::contactRequested, this, &Directories::addContact);
    connect(recent_, &RegisterScreen::exportRequested, this, &Directories::exportRequested);
    connect(recent_, &RegisterScreen::looked, &s.missedCalls(), &replica::MissedCalls::see);
    showPlayback(playback_);
}

void Directories::makeVoicemail() {
    auto& s = session_;
    voicemail_ = new VoicemailScreen(theme_, s.voicemail(), s.extensions(), s.self(), s.syncState(), stack_);
    stack_->addWidget(voicemail_);
    keepColumns(voicemail_->table().rowHeader(), QStringLiteral("voicemail/columns"));
    const auto sound = [](const QString& message) {
        return replica::Sound{replica::Sound::Kind::Message, message.toStdString()};
    };
    connect(voicemail_, &VoicemailScreen::dialRequested, this, &Directories::dialRequested);
    connect(voicemail_, &VoicemailScreen::playRequested, this,
            [this, sound](const QString& message) { emit playRequested(sound(message)); });
    connect(voicemail_, &VoicemailScreen::saveRequested, this,
            [this, sound](const QString& message) { emit saveRequested(sound(message)); });
    connect(voicemail_, &VoicemailScreen::contactRequested, this, &Directories::addContact);
    connect(voicemail_, &VoicemailScreen::seekRequested, this, &Directories::seekRequested);
    connect(voicemail_, &VoicemailScreen::outputChosen, this, &Directories::outputChosen);
    connect(voicemail_, &VoicemailScreen::outputsWanted, this, &Directories::outputsWanted);
    connect(voicemail_, &VoicemailScreen::failed, this, &Directories::failed);
    showPlayback(playback_);
}

void Directories::showPlayback(const replica::Playback& playback) {
    playback_ = playback;
    const bool plays = playback.state == replica::Playback::State::Playing &&
                       playback.sound.kind == replica::Sound::Kind::Recording;
    if (recent_ != nullptr)
        recent_->showPlaying(plays ? QString::fromStdString(playback.sound.id) : QString());
    if (voicemail_ != nullptr)
        voicemail_->showPlayback(playback);
}

void Directories::showOutputs(const QVector<std::pair<QString, QString>>& outputs, const QString& current) {
    if (voicemail_ != nullptr)
        voicemail_->showOutputs(outputs, current);
}

void Directories::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Directories::retranslate() {
    bar_->setAccessibleName(tr("Directories and reports"));
    bar_->setSectionText(static_cast<int>(Section::Favourites), tr("Favourites"));
    bar_->setSectionText(static_cast<int>(Section::Extensions), tr("Extensions"));
    bar_->setSectionText(static_cast<int>(Section::Phonebook), tr("Phonebook"));
    bar_->setSectionText(static_cast<int>(Section::Recent), tr("Recent"));
    bar_->setSectionText(static_cast<int>(Section::Chat), tr("Chat"));
    bar_->setSectionText(static_cast<int>(Section::Voicemail), tr("Voicemail"));
}

}  // namespace euterpe::screens
