// Memory stays constant over days of use (A7): calls, their popups, chats, dialogs and lost connections leave
// no objects behind in the window and what is below it.
#include "desktop/screens/chat/chat_screen.h"
#include "desktop/screens/dialogs/settings_dialog.h"
#include "desktop/screens/main/directories.h"
#include "desktop/screens/phonebook/phonebook_screen.h"
#include "tests/gui/phone_desk.h"

#include <QDialog>

namespace euterpe::testing {
namespace {

using screens::Directories;

class Memory : public PhoneDesk {
  protected:
    struct Live {
        qsizetype widgets = 0;
        qsizetype objects = 0;  // below the application and its windows
    };
    static qsizetype below(const QObject& root) { return root.findChildren<QObject*>().size(); }
    Live live() {
        settle();
        // What is to be deleted later is deleted now.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        Live found;
        found.widgets = QApplication::allWidgets().size();
        found.objects = below(*qApp) + below(*app) + below(app->session());
        for (const QWidget* top : QApplication::topLevelWidgets())
            found.objects += below(*top);
        return found;
    }

    void goThrough(int round) {
        ring(round);
        talk();
        chat();
        lookAround();
        server.drop();
        ASSERT_TRUE(waitUntil([this] { return !app->session().syncState().isOnline(); }));
        ASSERT_TRUE(waitUntil([this] { return app->session().syncState().isOnline(); }));
        server.seen.clear();
    }
    // Somebody calls and gives up: a popup and a card come and go.
    void ring(int round) {
        const auto leg = phone->ring("055" + std::to_string(1000 + round), "Rossi");
        ASSERT_TRUE(waitUntil([this] { return topLevel("incomingPopup") != nullptr; }));
        phone->peerHangsUp(leg.id);
        ASSERT_TRUE(waitUntil([this] { return topLevel("incomingPopup") == nullptr && cards().empty(); }));
    }
    void talk() {
        const auto leg = talkTo("102");
        phone->peerHangsUp(leg);
        ASSERT_TRUE(waitUntil([this] { return cards().empty(); }));
    }
    void chat() {
        window().directories().openChat(QStringLiteral("102"));
        settle();
        click(find<QToolButton>("chatDetach"));
        ASSERT_TRUE(waitUntil([this] { return topLevel("chatWindow") != nullptr; }));
        topLevel("chatWindow")->close();
        ASSERT_TRUE(waitUntil([this] { return topLevel("chatWindow") == nullptr; }));
    }
    void lookAround() {
        for (const auto section : {Directories::Section::Favourites, Directories::Section::Recent,
                                   Directories::Section::Voicemail, Directories::Section::Phonebook})
            window().directories().open(section);
        auto& book = *window().directories().phonebook();
        book.addContact({}, {});
        ASSERT_TRUE(waitUntil([&] { return book.findChild<QDialog*>() != nullptr; }));
        book.findChild<QDialog*>()->close();
        app->dialogs().openSettings(screens::SettingsDialog::Page::Services);
        ASSERT_TRUE(waitUntil([this] { return app->dialogs().settingsDialog()->isVisible(); }));
        app->dialogs().settingsDialog()->reject();
        window().directories().open(Directories::Section::Extensions);
    }
};

TEST_F(Memory, A7_what_comes_and_goes_leaves_nothing_behind) {
    window().phone().callArea().setEndedTime(std::chrono::milliseconds(1));
    constexpr int kFirst = 4;
    constexpr int kRounds = 24;
    Live before;
    for (int round = 0; round < kFirst + kRounds; ++round) {
        if (round == kFirst)
            before = live();
        goThrough(round);
        if (HasFatalFailure())
            return;
    }
    const Live after = live();
    // A tool tip may be there or not; what is kept is kept in each round.
    EXPECT_LT(after.widgets, before.widgets + kRounds / 2);
    EXPECT_LT(after.objects, before.objects + kRounds / 2);
}

}  // namespace
}  // namespace euterpe::testing
