#include "desktop/app/screenshot_plan.h"

#include "desktop/screens/dialogs/account_dialog.h"
#include "desktop/screens/dialogs/settings_dialog.h"
#include "desktop/screens/phone/call_control.h"
#include "desktop/screens/phone/phone_panel.h"
#include "desktop/screens/phonebook/contact_dialog.h"
#include "desktop/screens/phonebook/phonebook_screen.h"
#include "desktop/widgets/row_tree.h"

#include <algorithm>
#include <utility>

#include <QApplication>
#include <QToolButton>

namespace euterpe::app {
namespace {

using protocol::Call;
using protocol::CallState;
using screens::Directories;
using screens::SettingsDialog;

constexpr int kIncomingMs = 75000;  // how long somebody's call is waited for
constexpr std::size_t kStars = 6;

// The conversation that has a window of its own, nullptr = there is none.
QWidget* chatWindow() {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (widget->objectName() == QStringLiteral("chatWindow") && widget->isVisible())
            return widget;
    return nullptr;
}

}  // namespace

ScreenshotPlan::ScreenshotPlan(Application& application, std::function<bool()> caughtIncoming,
                               std::function<void()> looksBegin)
    : application_(application),
      caughtIncoming_(std::move(caughtIncoming)),
      looksBegin_(std::move(looksBegin)) {}

std::deque<ScreenshotStep> ScreenshotPlan::steps() {
    Steps steps;
    auto& window = application_.window();
    auto& session = application_.session();
    const auto open = [&window](Directories::Section section) {
        return [&window, section] { window.directories().open(section); };
    };
    starSome();
    steps.push_back({.name = QStringLiteral("01-extensions"),
                     .prepare = open(Directories::Section::Extensions),
                     .ready = [&session] { return session.extensions().size() > 0; },
                     .settleMs = 2500,
                     .mustSucceed = true});
    steps.push_back({.ready = [&session] {
        return session.self().mode() != protocol::Mode::Phone || session.softphone().isRegistered();
    }});
    addCalls(steps);
    steps.push_back({.name = QStringLiteral("05-favourites"),
                     .prepare = open(Directories::Section::Favourites),
                     .settleMs = 600});
    addPhonebook(steps);
    steps.push_back(
        {.name = QStringLiteral("06-recent"),
         .prepare = open(Directories::Section::Recent),
         .ready =
             [&session] { return session.callRegister().status() == replica::RegisterSource::Status::Ready; },
         .settleMs = 800});
    steps.push_back({.name = QStringLiteral("06-voicemail"),
                     .prepare = open(Directories::Section::Voicemail),
                     .ready = [&session] { return !session.voicemail().messages().empty(); },
                     .settleMs = 800});
    addChat(steps);
    addDialogs(steps);
    steps.push_back({.ready = caughtIncoming_, .settleMs = 1500, .patienceMs = kIncomingMs});
    steps.push_back({.prepare = looksBegin_, .settleMs = 50});
    addLooks(steps);
    return steps;
}

void ScreenshotPlan::addPhonebook(Steps& steps) {
    auto& session = application_.session();
    auto& directories = application_.window().directories();
    const auto dialog = [&directories]() -> QWidget* {
        return directories.phonebook()->findChild<screens::ContactDialog*>();
    };
    steps.push_back({.prepare = [&directories] { directories.open(Directories::Section::Phonebook); },
                     .ready = [&session] { return session.contacts().hasDownloaded(); }});
    steps.push_back({.name = QStringLiteral("05-phonebook"), .prepare = [&directories] {
                         auto& table = directories.phonebook()->table();
                         table.openDetails(table.model()->index(2, 0));
                     }});
    steps.push_back({.name = QStringLiteral("05-phonebook-contact"),
                     .prepare = [&directories] { directories.phonebook()->addContact({}, {}); },
                     .what = dialog});
    steps.push_back({.prepare = [dialog] { dialog()->close(); }, .settleMs = 50});
}

void ScreenshotPlan::addCalls(Steps& steps) {
    const auto outgoing = [this](CallState state) {
        const auto& calls = application_.session().calls().calls();
        return std::any_of(calls.begin(), calls.end(), [state](const Call& call) {
            return call.direction == protocol::CallDirection::Outgoing &&
                   (state == CallState::Unknown || call.state == state);
        });
    };
    steps.push_back({.name = QStringLiteral("02-dialling"),
                     .prepare = [this] { dialSomebody(); },
                     .ready = [outgoing] { return outgoing(CallState::Unknown); },
                     .settleMs = 300});
    // Not everybody answers.
    steps.push_back({.name = QStringLiteral("03-talking"),
                     .ready = [outgoing] { return outgoing(CallState::Talking); },
                     .again =
                         [this] {
                             hangUpAll();
                             dialSomebody();
                         },
                     .settleMs = 3500,
                     .retries = 3});
    if (application_.session().self().mode() == protocol::Mode::Phone)
        addTransfer(steps);
    steps.push_back({.prepare = [this] { hangUpAll(); },
                     .ready = [outgoing] { return !outgoing(CallState::Unknown); },
                     .settleMs = 3500});
}

// In Phone mode: the conversation is about to be transferred, then the target is asked.
void ScreenshotPlan::addTransfer(Steps& steps) {
    using replica::Transfer;
    auto& session = application_.session();
    auto& control = application_.window().phone().control();
    steps.push_back(
        {.name = QStringLiteral("03-transfer"),
         .prepare = [&control] { control.transferActive(Transfer::Kind::Attended); },
         .ready = [&session] { return session.transfer().stage() == Transfer::Stage::Choosing; }});
    steps.push_back({.name = QStringLiteral("03-transfer-consulting"),
                     .prepare = [this] { dialSomebody(); },
                     .ready = [&session] { return session.transfer().isTargetTalking(); },
                     .settleMs = 1500});
    steps.push_back({.prepare = [&control] { control.cancelTransfer(); },
                     .ready = [&session] { return session.transfer().stage() == Transfer::Stage::None; },
                     .settleMs = 800});
}

// Colleagues have written by now; one of them is answered and writes again.
void ScreenshotPlan::addChat(Steps& steps) {
    auto& window = application_.window();
    auto& chat = application_.session().chat();
    const auto newest = [&chat] {
        const auto& order = chat.store().order();
        return order.empty() ? ExtensionId() : order.front();
    };
    steps.push_back({.name = QStringLiteral("06-chat"),
                     .prepare =
                         [this, &window, &chat, newest] {
                             window.directories().open(Directories::Section::Chat);
                             answered_ = newest();
                             if (answered_.empty())
                                 return;
                             window.directories().openChat(QString::fromStdString(answered_.str()));
                             for (const char* text : {"Ciao! 👋", "https://example.org/agenda — ok?"})
                                 (void)chat.send(answered_, text);
                         },
                     .ready =
                         [this, &chat] {
                             const auto* shown = chat.store().conversation(answered_);
                             return shown != nullptr && shown->peerRead > 0 && shown->last.from == answered_;
                         },
                     .settleMs = 800});
    steps.push_back({.name = QStringLiteral("06-chat-window"),
                     .prepare =
                         [&window] {
                             if (auto* detach = window.findChild<QToolButton*>(QStringLiteral("chatDetach")))
                                 detach->click();
                         },
                     .ready = [] { return chatWindow() != nullptr; },
                     .what = chatWindow,
                     .settleMs = 800});
    steps.push_back({.prepare =
                         [&window] {
                             if (QWidget* own = chatWindow())
                                 own->close();
                             window.bringForward();
                         },
                     .settleMs = 50});
}

void ScreenshotPlan::addDialogs(Steps& steps) {
    auto& dialogs = application_.dialogs();
    static constexpr std::pair<SettingsDialog::Page, const char*> kPages[] = {
        {SettingsDialog::Page::Mode, "07-settings-mode"},
        {SettingsDialog::Page::Connection, "08-settings-connection"},
        {SettingsDialog::Page::Services, "09-settings-services"},
        {SettingsDialog::Page::Softphone, "09-settings-softphone"},
        {SettingsDialog::Page::Appearance, "10-settings-appearance"},
        {SettingsDialog::Page::About, "11-settings-about"}};
    const auto settings = [&dialogs] { return static_cast<QWidget*>(dialogs.settingsDialog()); };
    for (const auto& [page, name] : kPages)
        steps.push_back({.name = QLatin1String(name),
                         .prepare = [&dialogs, page = page] { dialogs.openSettings(page); },
                         .what = settings});
    steps.push_back({.prepare = [&dialogs] { dialogs.settingsDialog()->reject(); }, .settleMs = 50});
    steps.push_back({.name = QStringLiteral("12-telephone"),
                     .prepare = [&dialogs] { dialogs.chooseAccount(); },
                     .what = [&dialogs] { return static_cast<QWidget*>(dialogs.accountDialog()); }});
    steps.push_back({.prepare = [&dialogs] { dialogs.accountDialog()->reject(); }, .settleMs = 50});
}

void ScreenshotPlan::addLooks(Steps& steps) {
    auto& window = application_.window();
    auto& settings = application_.settings();
    steps.push_back({.name = QStringLiteral("13-dark"),
                     .prepare =
                         [&window, &settings] {
                             window.directories().open(Directories::Section::Extensions);
                             settings.update([](settings::Values& v) { v.theme = settings::Theme::Dark; });
                         },
                     .settleMs = 1000});
    steps.push_back({.name = QStringLiteral("14-compact-dark"), .prepare = [&settings] {
                         settings.update([](settings::Values& v) { v.compact = true; });
                     }});
    steps.push_back({.name = QStringLiteral("15-italian"), .prepare = [&window, &settings] {
                         settings.update([](settings::Values& v) {
                             v.compact = false;
                             v.theme = settings::Theme::Light;
                             v.language = QStringLiteral("it");
                         });
                         window.resize(kWindow);
                     }});
    steps.push_back({.name = QStringLiteral("16-spanish"), .prepare = [&settings] {
                         settings.update([](settings::Values& v) { v.language = QStringLiteral("es"); });
                     }});
}

void ScreenshotPlan::starSome() {
    auto& session = application_.session();
    if (!session.favourites().ids().empty())
        return;
    std::size_t starred = 0;
    for (const auto& extension : session.extensions().rows()) {
        if (extension.id == session.self().self().extension)
            continue;
        session.commands().setFavourite(extension.id, true, &application_, [](const Result<void>&) {});
        if (++starred == kStars)
            return;
    }
}

// Each time somebody else.
void ScreenshotPlan::dialSomebody() {
    auto& session = application_.session();
    int skip = dialled_++;
    for (const auto& extension : session.extensions().rows()) {
        if (extension.id == session.self().self().extension || extension.phone != protocol::PhoneState::Free)
            continue;
        if (skip-- == 0)
            return application_.window().phone().call(QString::fromStdString(extension.id.str()));
    }
}

void ScreenshotPlan::hangUpAll() {
    const auto calls = application_.session().calls().calls();
    for (const Call& call : calls) {
        if (call.direction == protocol::CallDirection::Outgoing)
            application_.window().phone().hangUp(call.id);
    }
}

}  // namespace euterpe::app
