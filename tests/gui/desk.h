// The whole application on a real display, with a server in this process: what a test clicks through. GUI
// thread only.
#pragma once

#include "desktop/app/application.h"
#include "desktop/link/connection.h"
#include "tests/desktop/support/fake_phone.h"
#include "tests/desktop/support/fake_server.h"
#include "tests/desktop/support/waiting.h"
#include "tests/gui/looks.h"

#include <map>
#include <memory>
#include <string>

#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QtTest>
#include <gtest/gtest.h>

namespace euterpe::testing {

class MemorySecrets : public settings::SecretStore {
    Q_OBJECT

  public:
    [[nodiscard]] settings::SecretKind kind() const override { return shownKind; }
    void read(const QString& account, QObject* context, Read done) override;
    void write(const QString& account, const std::string& secret, QObject* context, Done done) override;
    void remove(const QString& account, QObject* context, Done done) override;

    settings::SecretKind shownKind = settings::SecretKind::Keychain;
    std::map<QString, std::string> kept;
    bool refuses = false;  // nothing can be written
};

class FakeTray : public app::Tray {
    Q_OBJECT

  public:
    void show(QMenu& menu) override { shownMenu = &menu; }
    void hide() override { shownMenu = nullptr; }
    [[nodiscard]] bool isAvailable() const override { return available && shownMenu != nullptr; }
    void setLook(const app::TrayLook& newLook) override { look = newLook; }
    void notify(const QString& title, const QString& text) override { notices << title + u'|' + text; }

    bool available = true;
    QMenu* shownMenu = nullptr;
    app::TrayLook look;
    QStringList notices;
};

class FakeIdleSource : public app::IdleSource {
  public:
    explicit FakeIdleSource(std::chrono::milliseconds& idle) : idle_(idle) {}
    void ask(Answer answer) override { answer(idle_); }

  private:
    std::chrono::milliseconds& idle_;
};

class FakeRinger : public app::Ringer {
  public:
    FakeRinger(bool& rings, app::RingSound& sound) : rings_(rings), sound_(sound) {}
    void start(const app::RingSound& sound) override {
        rings_ = true;
        sound_ = sound;
    }
    void stop() override { rings_ = false; }

  private:
    bool& rings_;
    app::RingSound& sound_;
};

class FakePlayer : public app::Player {
    Q_OBJECT

  public:
    void play(const QString& file, const std::string& on, std::chrono::milliseconds from) override {
        QFile sound(file);
        played = sound.open(QIODevice::ReadOnly) ? sound.readAll() : QByteArray();
        device = on;
        position = from;
        state = "playing";
    }
    void pause() override { state = "paused"; }
    void resume() override { state = "playing"; }
    void seek(std::chrono::milliseconds to) override { position = to; }
    void stop() override { state = "stopped"; }
    [[nodiscard]] std::vector<Output> outputs() override { return devices; }

    std::vector<Output> devices{{"headset", QStringLiteral("Headset")}, {"room", QStringLiteral("Room")}};
    QByteArray played;
    std::string device;
    std::chrono::milliseconds position{0};
    std::string state;
};

class FakePlatform : public app::Platform {
  public:
    std::unique_ptr<app::Tray> makeTray(const widgets::Theme&) override;
    std::unique_ptr<app::Ringer> makeRinger(const Log&) override;
    std::unique_ptr<app::Player> makePlayer(const Log&) override {
        auto made = std::make_unique<FakePlayer>();
        player = made.get();
        return made;
    }
    std::unique_ptr<app::IdleSource> makeIdleSource() override {
        return std::make_unique<FakeIdleSource>(idle);
    }
    void onTermination(std::function<void()> quit) override { terminate = std::move(quit); }

    std::function<void()> terminate;
    std::chrono::milliseconds idle{0};
    FakeTray* tray = nullptr;
    FakePlayer* player = nullptr;
    bool hasTray = true;
    bool rings = false;
    app::RingSound ringSound;
};

class Desk : public ::testing::Test {
  protected:
    Desk();
    ~Desk() override;

    // Fills in server, user and password as after a first start.
    void configure();
    // Makes the application and starts it.
    void start(const app::CommandLine& line = {}, const settings::LoadReport& loaded = {});
    // configure() and start(), then waits for the connection and an active window.
    void signIn();

    // A widget by its object name in the main window, or nullptr.
    template <class T = QWidget>
    T* find(const char* name) {
        return window().findChild<T*>(QLatin1String(name));
    }
    // A top-level window by its object name that is on the screen, or nullptr.
    template <class T = QWidget>
    T* topLevel(const char* name) {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == QLatin1String(name) && widget->isVisible())
                return qobject_cast<T*>(widget);
        }
        return nullptr;
    }
    // Clicks what is really on the screen.
    static void click(QWidget* widget);
    void type(const char* field, const QString& text);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void dress(const Look& look);
    // Of the main window, or of `what`: see keepPicture().
    void picture(const QString& name, QWidget* what = nullptr);
    // What is dressed so has room for its words: expectRoom(), then picture() as NAME-LANGUAGE.
    void look(const Look& look, const std::string& name, QWidget* what = nullptr);

    [[nodiscard]] screens::MainWindow& window() { return app->window(); }
    // Tells the desktop of a call as the server does.
    void tell(const protocol::Call& call);
    [[nodiscard]] static protocol::Call incoming(const char* id, const char* number, const char* name);

    QTemporaryDir folder;
    FakeServer server;
    settings::Settings settings;
    MemorySecrets secrets;
    link::HostEvents events;
    link::ConnectionTimes times;
    FakePlatform platform;
    Log log{LogLevel::Error, -1};
    std::unique_ptr<app::Application> app;
    // -- Phone mode: signInAsPhone() instead of signIn()
    void signInAsPhone();
    [[nodiscard]] replica::PhoneFactory phones();
    FakePhone* phone = nullptr;  // once in use
};

}  // namespace euterpe::testing
