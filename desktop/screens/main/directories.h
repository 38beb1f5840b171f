// Directories and reports (C1): the bar of sections and the screen of the chosen one. A screen is made when
// it is first looked at. GUI thread only; owned by MainWindow.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/replica/sound.h"
#include "desktop/screens/extensions/extension_menu.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <functional>
#include <utility>

#include <QVector>
#include <QWidget>

class QStackedWidget;

namespace euterpe::widgets {
class RowHeader;
class SectionBar;
}  // namespace euterpe::widgets

namespace euterpe::screens {

class ChatScreen;
class ExtensionsScreen;
class FavouritesScreen;
class PhonebookScreen;
class RegisterScreen;
class VoicemailScreen;

class Directories : public QWidget {
    Q_OBJECT

  public:
    // In the order of the bar.
    enum class Section { Favourites, Extensions, Phonebook, Recent, Chat, Voicemail };

    // Opens where the user was last; keeps that and the columns of the tables in `settings`.
    Directories(replica::Session& session, settings::Settings& settings, widgets::Theme& theme,
                QWidget* parent = nullptr);

    void open(Section section);
    // Opens it with the cursor in its search field (F9 to F12).
    void openSearch(Section section);
    // The conversation with that extension.
    void openChat(const QString& number);
    // Opens the phonebook with the dialog for a new contact, or with the contact that has the number; either
    // may be empty.
    void addContact(const QString& number, const QString& name);
    // What is heard now, in whatever section.
    void showPlayback(const replica::Playback& playback);
    // The devices that it can be heard on, id and name.
    void showOutputs(const QVector<std::pair<QString, QString>>& outputs, const QString& current);
    [[nodiscard]] Section section() const;
    // nullptr until first looked at.
    [[nodiscard]] ExtensionsScreen* extensions() const { return extensions_; }
    [[nodiscard]] FavouritesScreen* favourites() const { return favourites_; }
    [[nodiscard]] PhonebookScreen* phonebook() const { return phonebook_; }
    [[nodiscard]] RegisterScreen* recent() const { return recent_; }
    [[nodiscard]] ChatScreen* chat() const { return chat_; }
    [[nodiscard]] VoicemailScreen* voicemail() const { return voicemail_; }

  signals:
    void dialRequested(const QString& number);
    void playRequested(const euterpe::replica::Sound& sound);
    void saveRequested(const euterpe::replica::Sound& sound);
    void seekRequested(std::chrono::milliseconds position);
    void outputChosen(const QString& device);
    void outputsWanted();
    void exportRequested(const euterpe::protocol::RegisterFilter& filter);
    // Contacts shall come from a file.
    void importRequested();
    void personActionRequested(euterpe::screens::PersonAction action, const QString& number);
    void failed(const QString& explanation);
    // Instead of adding a contact; `act` adds one all the same.
    void numberKnown(const QString& who, const QString& number, const std::function<void()>& act);

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void onChosen(int index);
    QWidget* screen(Section section);
    void onPersonAction(PersonAction action, const QString& number);
    void makePhonebook();
    void makeRecent();
    void makeVoicemail();
    void retranslate();
    void keepColumns(widgets::RowHeader& header, const QString& name);

    replica::Session& session_;
    settings::Settings& settings_;
    widgets::Theme& theme_;
    widgets::SectionBar* bar_;
    QStackedWidget* stack_;
    FavouritesScreen* favourites_ = nullptr;
    ExtensionsScreen* extensions_ = nullptr;
    PhonebookScreen* phonebook_ = nullptr;
    RegisterScreen* recent_ = nullptr;
    ChatScreen* chat_ = nullptr;
    VoicemailScreen* voicemail_ = nullptr;
    replica::Playback playback_;
};

}  // namespace euterpe::screens
