#include "tests/gui/desk.h"

#include <QLineEdit>
#include <QPointer>
#include <QTimer>

namespace euterpe::testing {

void MemorySecrets::read(const QString& account, QObject* context, Read done) {
    QTimer::singleShot(0, context, [this, account, done] {
        const auto found = kept.find(account);
        if (found == kept.end())
            done(Error{ErrorCode::NotFound, "no secret"});
        else
            done(found->second);
    });
}

void MemorySecrets::write(const QString& account, const std::string& secret, QObject* context, Done done) {
    if (!refuses)
        kept[account] = secret;
    QTimer::singleShot(0, context, [done, refused = refuses] {
        done(refused ? Result<void>(Error{ErrorCode::Io, "locked"}) : Result<void>());
    });
}

void MemorySecrets::remove(const QString& account, QObject* context, Done done) {
    kept.erase(account);
    QTimer::singleShot(0, context, [done] { done({}); });
}

std::unique_ptr<app::Tray> FakePlatform::makeTray(const widgets::Theme&) {
    auto made = std::make_unique<FakeTray>();
    made->available = hasTray;
    tray = made.get();
    return made;
}

std::unique_ptr<app::Ringer> FakePlatform::makeRinger(const Log&) {
    return std::make_unique<FakeRinger>(rings, ringSound);
}

Desk::Desk() : settings(folder.path()) {
    times.firstRetry = std::chrono::milliseconds(10);
    times.longestRetry = std::chrono::milliseconds(50);
    server.session.services.voicemailNumber = "*97";
    server.session.services.conferenceNumber = "800";
    server.session.self.hasMailbox = true;
    server.session.self.presence = server.session.self.chosenPresence = protocol::Presence::Available;
    server.session.self.phone = protocol::PhoneState::Free;
    for (int number = 101; number <= 126; ++number)
        server.snapshot.extensions.push_back(extension(std::to_string(number)));
}

Desk::~Desk() {
    app.reset();
    settle();
}

void Desk::configure() {
    settings.update([this](settings::Values& values) {
        values.address = QStringLiteral("pbx.example.com");
        values.user = QString::fromStdString(server.user);
        values.language = QStringLiteral("en");
        values.theme = settings::Theme::Light;
    });
    secrets.kept[settings::secretName(settings)] = server.password;
}

void Desk::start(const app::CommandLine& line, const settings::LoadReport& loaded) {
    app = std::make_unique<app::Application>(app::Foundation{
        *qApp, settings, secrets, events, server.wire.factory(), times, platform, phones(), log});
    app->start(line, loaded);
}

void Desk::signIn() {
    configure();
    start();
    ASSERT_TRUE(waitUntil([this] { return app->session().syncState().sync() == replica::Sync::Online; }));
    window().activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window()));
    // The window manager's frame; until it is told, a size asked for may be undone by an older one's notice.
    ASSERT_TRUE(waitUntil([this] { return window().frameGeometry() != window().geometry(); }));
}

replica::PhoneFactory Desk::phones() {
    return [this]() -> Result<std::unique_ptr<phone::Phone>> {
        auto made = std::make_unique<FakePhone>();
        phone = made.get();
        phone->shownDevices = {{"mic-1", "Headset", true, false, true},
                               {"spk-1", "Headset", false, true, true},
                               {"spk-2", "Speakers", false, true, false}};
        return std::unique_ptr<phone::Phone>(std::move(made));
    };
}

void Desk::signInAsPhone() {
    server.offerPhoneMode();
    settings.update([](settings::Values& values) { values.mode = protocol::Mode::Phone; });
    signIn();
    ASSERT_TRUE(waitUntil([this] { return app->session().softphone().isRegistered(); }));
}

void Desk::click(QWidget* widget) {
    ASSERT_NE(widget, nullptr);
    ASSERT_TRUE(widget->isVisible()) << widget->objectName().toStdString();
    ASSERT_TRUE(widget->isEnabled()) << widget->objectName().toStdString();
    QTest::mouseClick(widget, Qt::LeftButton);
}

void Desk::type(const char* field, const QString& text) {
    auto* edit = find<QLineEdit>(field);
    ASSERT_NE(edit, nullptr);
    edit->setFocus();
    QTest::keyClicks(edit, text);
}

void Desk::key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus != nullptr ? focus : &window(), key, modifiers);
}

void Desk::dress(const Look& look) {
    settings.update([&look](settings::Values& values) {
        values.language = QLatin1StringView(look.language);
        values.theme = look.theme;
    });
    settle();
}

void Desk::picture(const QString& name, QWidget* what) {
    settle();
    keepPicture(what != nullptr ? *what : window(), name);
}

void Desk::look(const Look& look, const std::string& name, QWidget* what) {
    settle();
    expectRoom(what != nullptr ? *what : window(), name);
    picture(QString::fromStdString(name + '-' + look.language), what);
}

void Desk::tell(const protocol::Call& call) {
    protocol::StateBatch batch;
    batch.calls.push_back(call);
    server.push(batch);
}

protocol::Call Desk::incoming(const char* id, const char* number, const char* name) {
    protocol::Call made = call(id, 1, protocol::CallState::Ringing);
    made.peerNumber = number;
    made.peerName = name;
    made.account = AccountId("101");
    return made;
}

}  // namespace euterpe::testing
