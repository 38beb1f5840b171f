#include "desktop/app/application.h"

#include "desktop/link/connection.h"
#include "desktop/models/status_text.h"
#include "desktop/screens/main/directories.h"
#include "desktop/screens/phone/notice_bar.h"
#include "desktop/screens/phone/phone_panel.h"
#include "desktop/screens/phonebook/phonebook_screen.h"

#include <string>
#include <utility>

#include <QEvent>
#include <QFile>
#include <QSocketNotifier>
#include <QTimer>

namespace euterpe::app {
namespace {

constexpr qint64 kPasswordBytes = 4096;
constexpr int kPaintPatienceMs = 500;

}  // namespace

// Made in this order: each part may use those before it.
Application::Application(Foundation foundation)
    : foundation_(std::move(foundation)),
      appearance_(foundation_.qt, foundation_.settings),
      touch_(foundation_.qt),
      session_(foundation_.channels, foundation_.events, foundation_.settings, foundation_.secrets,
               foundation_.times),
      window_(session_, foundation_.settings, appearance_.theme(), [this] { return tray_.isAvailable(); }),
      dialogs_(session_, foundation_.settings, foundation_.secrets, appearance_.theme(), window_),
      contactDialogs_(session_, foundation_.settings, foundation_.secrets, cardDavStatus_, books(),
                      appearance_.theme(), window_),
      cardDav_(session_, foundation_.settings, foundation_.secrets, cardDavStatus_, books(), foundation_.log),
      popups_(session_, foundation_.settings, appearance_.theme()),
      ringer_(foundation_.platform.makeRinger(foundation_.log)),
      ringControl_(session_.calls(), foundation_.settings, *ringer_),
      tray_(foundation_.platform.makeTray(appearance_.theme()), session_, window_, ringControl_,
            appearance_.theme()),
      playback_(session_, foundation_.settings, window_, foundation_.platform.makePlayer(foundation_.log)),
      export_(session_, window_),
      chatNotices_(session_, foundation_.settings, window_, tray_),
      pauseOnAnswer_(session_, foundation_.settings),
      idle_(session_, foundation_.settings, foundation_.platform.makeIdleSource()) {
    wire();
}

Application::~Application() {
    foundation_.qt.removeEventFilter(this);
}

void Application::wire() {
    using screens::MainWindow;
    auto& phone = window_.phone();
    connect(&window_, &MainWindow::settingsRequested, this, [this] { dialogs_.openSettings(); });
    session_.setPhoneFactory(foundation_.phones);
    connect(&window_, &MainWindow::softphoneSettingsRequested, this,
            [this] { dialogs_.openSettings(screens::SettingsDialog::Page::Softphone); });
    connect(&window_, &MainWindow::accountRequested, &dialogs_, &screens::SessionDialogs::chooseAccount);
    connect(&window_, &MainWindow::contactsRequested, this, &Application::openContacts);
    connect(&window_, &MainWindow::quitRequested, this, &Application::quit);
    connect(&popups_, &screens::IncomingPopups::openRequested, &window_, &MainWindow::bringForward);
    connect(&popups_, &screens::IncomingPopups::contactRequested, &window_,
            [this](const QString& number, const QString& name) {
                window_.bringForward();
                window_.directories().addContact(number, name);
            });
    connect(&popups_, &screens::IncomingPopups::actionRequested, &phone, &screens::PhonePanel::act);
    connect(&session_, &replica::Session::notUnderstood, this, [this](const Error& error) {
        foundation_.log.warning("not understood", {{"code", toString(error.code)}, {"detail", error.detail}});
    });
    connect(&session_.chat(), &replica::Chat::troubled, this, [this](const Error& error) {
        foundation_.log.warning("chat", {{"code", toString(error.code)}, {"detail", error.detail}});
    });
    connect(&pauseOnAnswer_, &PauseOnAnswer::failed, this, [this](const Error& error) {
        window_.notice().say(widgets::Tone::Busy, [code = error.code] {
            return screens::NoticeBar::Words{
                tr("You could not be paused on the queues. %1").arg(models::text(code)), {}};
        });
    });
    foundation_.platform.onTermination([this] { quit(); });
    foundation_.qt.setQuitOnLastWindowClosed(false);
    foundation_.qt.installEventFilter(this);
}

// The phonebooks as imports, exports and CardDAV see them.
screens::BookAccess Application::books() {
    auto& contacts = session_.contacts();
    screens::BookAccess access;
    access.isHere = [&contacts] { return contacts.hasDownloaded(); };
    access.all = [&contacts](protocol::ContactBook book) {
        std::vector<protocol::Contact> all;
        for (int slot = 0; slot < contacts.store().slotCount(); ++slot)
            if (const protocol::Contact* contact = contacts.store().at(slot);
                contact && contact->book == book)
                all.push_back(*contact);
        return all;
    };
    access.shown = [this] {
        const auto* phonebook = window_.directories().phonebook();
        return phonebook ? phonebook->shownContacts() : std::vector<protocol::Contact>();
    };
    return access;
}

void Application::openContacts(screens::ContactsWish wish) {
    switch (wish) {
        case screens::ContactsWish::Import:
            return contactDialogs_.openImport();
        case screens::ContactsWish::Export:
            return contactDialogs_.openExport();
        case screens::ContactsWish::Imports:
            return contactDialogs_.openImports();
        case screens::ContactsWish::CardDav:
            return contactDialogs_.openCardDav();
    }
}

void Application::start(const CommandLine& line, const settings::LoadReport& loaded) {
    line_ = line;
    keepPassword(loaded.password);
    foundation_.settings.update([&](settings::Values& values) {
        if (!line.server.isEmpty())
            values.address = line.server;
        if (!line.user.isEmpty())
            values.user = line.user;
    });
    tellProblems(loaded);
    const bool minimized = line.minimized || foundation_.settings.values().startMinimized;
    if (!minimized || !foundation_.settings.isComplete()) {
        window_.show();
        // A window on another desktop or behind others is painted later, or never.
        QTimer::singleShot(kPaintPatienceMs, this, &Application::afterFirstPaint);
        return;
    }
    tray_.show();
    if (!tray_.isAvailable())
        window_.showMinimized();
    QTimer::singleShot(0, this, &Application::afterFirstPaint);
}

bool Application::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LanguageChange && watched == &window_)
        tray_.retranslate();
    if (!painted_ && event->type() == QEvent::Paint && watched == &window_)
        QTimer::singleShot(0, this, &Application::afterFirstPaint);
    return QObject::eventFilter(watched, event);
}

void Application::afterFirstPaint() {
    if (std::exchange(painted_, true))
        return;
    tray_.show();
    if (!line_.number.isEmpty())
        window_.phone().prepare(line_.number);
    if (line_.passwordStdin)
        readPassword();
    else if (!keepingPassword_)
        connectAtStart();
}

void Application::connectAtStart() {
    if (!foundation_.settings.isComplete() || foundation_.settings.values().connectAtStart)
        session_.connectNow();
}

// Somebody wrote it into the ini, where it does not stay (B3). Connecting waits until it is in its place.
void Application::keepPassword(const QString& password) {
    if (password.isEmpty())
        return;
    const auto failed = [this](const Error& error) {
        foundation_.log.warning("password not kept", {{"detail", error.detail}});
        window_.notice().say(widgets::Tone::Ringing, [] {
            return screens::NoticeBar::Words{
                tr("The password was taken out of the settings file, where everybody could read it, but it "
                   "could not be put into the key store: type it once more."),
                {}};
        });
    };
    if (!foundation_.settings.isComplete())
        return failed({ErrorCode::InvalidArgument, "address or user is missing"});
    keepingPassword_ = true;
    foundation_.secrets.write(settings::secretName(foundation_.settings), password.toStdString(), this,
                              [this, failed](const Result<void>& kept) {
                                  keepingPassword_ = false;
                                  if (!kept)
                                      failed(kept.error());
                                  if (painted_ && !line_.passwordStdin)
                                      connectAtStart();
                              });
}

// One line from another program, when it comes. Not kept: who starts us so keeps it already.
void Application::readPassword() {
    stdin_ = std::make_unique<QSocketNotifier>(0, QSocketNotifier::Read);
    connect(stdin_.get(), &QSocketNotifier::activated, this, [this] {
        stdin_->setEnabled(false);
        QFile input;
        if (!input.open(0, QIODevice::ReadOnly | QIODevice::Unbuffered))
            return;
        const QByteArray password = input.readLine(kPasswordBytes).trimmed();
        if (password.isEmpty())
            session_.connectNow();
        else
            session_.connectWithPassword(password.toStdString(), false);
    });
}

void Application::tellProblems(const settings::LoadReport& loaded) {
    for (const auto& problem : loaded.problems)
        foundation_.log.warning("settings", {{"file", problem.file.toStdString()},
                                             {"line", problem.line},
                                             {"detail", problem.detail.toStdString()}});
    if (loaded.problems.empty())
        return;
    const QString kept = loaded.keptCopy;
    window_.notice().say(widgets::Tone::Ringing, [kept] {
        const QString words = tr("Some settings could not be read; their usual values are in use.");
        return screens::NoticeBar::Words{
            kept.isEmpty() ? words : words + u' ' + tr("The file as it was is kept as %1.").arg(kept), {}};
    });
}

void Application::onWish(const QString& number) {
    window_.bringForward();
    if (number.isEmpty())
        return;
    window_.phone().prepare(number);
    if (session_.syncState().isOnline())
        window_.phone().call(number);
}

void Application::quit() {
    window_.saveState();
    session_.disconnectNow();
    tray_.hide();
    // quit() would ask the windows first, and closing only hides them.
    QCoreApplication::exit(0);
}

}  // namespace euterpe::app
