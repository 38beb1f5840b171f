// The whole way: a click in the real window, a real server, a real Asterisk, real telephones, and back to
// what the windows show.
#include "desktop/app/application.h"
#include "desktop/link/connection.h"
#include "desktop/link/web_socket_channel.h"
#include "desktop/models/extension_model.h"
#include "desktop/models/register_model.h"
#include "desktop/screens/extensions/extensions_screen.h"
#include "desktop/screens/register/register_screen.h"
#include "desktop/widgets/row_table.h"
#include "desktop/widgets/row_tree.h"
#include "tests/scenarios/scenario.h"

#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QtTest>

namespace euterpe::stage {
namespace {

using models::ExtensionModel;
using models::RegisterModel;
using screens::Directories;

class KeptPassword : public settings::SecretStore {
  public:
    [[nodiscard]] settings::SecretKind kind() const override { return settings::SecretKind::Keychain; }
    void read(const QString&, QObject* context, Read done) override {
        QTimer::singleShot(0, context, [done] { done(Server::kPassword); });
    }
    void write(const QString&, const std::string&, QObject* context, Done done) override {
        QTimer::singleShot(0, context, [done] { done({}); });
    }
    void remove(const QString&, QObject* context, Done done) override {
        QTimer::singleShot(0, context, [done] { done({}); });
    }
};

class NoTray : public app::Tray {
  public:
    void show(QMenu&) override {}
    void hide() override {}
    [[nodiscard]] bool isAvailable() const override { return false; }
    void setLook(const app::TrayLook&) override {}
};

class QuietPlatform : public app::Platform {
  public:
    std::unique_ptr<app::Tray> makeTray(const widgets::Theme&) override { return std::make_unique<NoTray>(); }
    void onTermination(std::function<void()>) override {}
    std::unique_ptr<app::Ringer> makeRinger(const Log&) override {
        return std::make_unique<app::SilentRinger>();
    }
};

// A user's whole application, as it is after the first start. One at a time: it decides how the program
// looks.
class Workplace {
  public:
    Workplace(int serverPort, const std::string& extension)
        : settings_(QString::fromStdString(folder_.path().string())) {
        settings_.update([&](settings::Values& values) {
            values.address = QStringLiteral("127.0.0.1");
            values.port = serverPort;
            values.user = values.account = QString::fromStdString(extension);
            values.mode = protocol::Mode::Pro;
            values.language = QStringLiteral("en");
        });
        app_ = std::make_unique<app::Application>(app::Foundation{
            *qApp, settings_, secrets_, events_, link::webSocketChannels(), times_, platform_, log_});
        app_->start({}, {});
    }

    bool online() {
        return until([&] { return app_->session().syncState().sync() == replica::Sync::Online; });
    }
    screens::MainWindow& window() { return app_->window(); }
    Directories& open(Directories::Section section) {
        window().directories().open(section);
        QTest::qWait(0);
        return window().directories();
    }

    // What the table says of an extension's telephone, as a screen reader reads it.
    bool showsPhone(const char* extension, const char* state) {
        const auto& model = open(Directories::Section::Extensions).extensions()->model();
        const bool shown = until([&] { return phoneIn(model, extension).contains(QLatin1String(state)); });
        if (!shown)
            std::cerr << extension << " is shown as " << phoneIn(model, extension).toStdString() << '\n';
        return shown;
    }
    // F3: a double click on the row opens its details, one on the number calls it.
    void callFromTable(const char* extension) {
        auto* screen = open(Directories::Section::Extensions).extensions();
        widgets::RowTree& table = screen->table();
        const auto twice = [&](const QModelIndex& index) {
            ASSERT_TRUE(index.isValid());
            table.scrollTo(index);
            QTest::mouseDClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(index).center());
        };
        const QModelIndex row = screen->model().indexOf(ExtensionId(extension));
        twice(row);
        const QModelIndex detail = screen->model().index(0, 0, row.siblingAtColumn(0));
        ASSERT_TRUE(until([&] { return table.visualRect(detail).isValid(); }));
        twice(detail);
    }
    // A cell of the newest recent call, once there are `count`; calls that are announced are taken in.
    std::string recent(int count, RegisterModel::Column column) {
        auto* screen = open(Directories::Section::Recent).recent();
        const auto* model = screen->table().model();
        const auto arrived = [&] {
            for (auto* button : screen->findChildren<QPushButton*>()) {
                if (button->isVisible() && button->text() == QStringLiteral("Show them"))
                    QTest::mouseClick(button, Qt::LeftButton);
            }
            return model->rowCount() == count;
        };
        if (!until(arrived))
            return std::to_string(model->rowCount()) + " rows";
        QString text;
        (void)until([&] { return !(text = model->index(0, column).data().toString()).isEmpty(); });
        return text.toStdString();
    }
    QPushButton* button(const char* name) { return window().findChild<QPushButton*>(QLatin1String(name)); }
    bool cardSays(const char* state) {
        return until([&] {
            const auto* label = window().findChild<QLabel*>(QStringLiteral("callState"));
            return label != nullptr && label->isVisible() && label->text() == QLatin1String(state);
        });
    }

  private:
    static QString phoneIn(const ExtensionModel& model, const char* extension) {
        return model.indexOf(ExtensionId(extension), ExtensionModel::Phone)
            .data(Qt::AccessibleTextRole)
            .toString();
    }

    const TemporaryFolder folder_;
    settings::Settings settings_;
    KeptPassword secrets_;
    link::HostEvents events_;
    const link::ConnectionTimes times_;
    QuietPlatform platform_;
    const Log log_{LogLevel::Error, -1};
    std::unique_ptr<app::Application> app_;
};

QWidget* popup() {
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == QStringLiteral("incomingPopup") && widget->isVisible())
            return widget;
    }
    return nullptr;
}

class Window : public Scenario {
  protected:
    // As SipPhone's own, with the windows alive meanwhile: what was clicked leaves by the event loop.
    static bool rings(SipPhone& phone) { return tells(phone, "CALL_INCOMING"); }
    static bool isIdle(SipPhone& phone) { return tells(phone, "CALL_CLOSED"); }

  private:
    static bool tells(SipPhone& phone, const char* event) {
        return until([&] { return phone.await(event, std::chrono::milliseconds(0)).has_value(); });
    }
};

// D1, F2, F3, G1: A rings B by a click in the table, sees B's row turn busy, hangs up on the card; the recent
// calls have it.
TEST_F(Window, ClickInTheTableBecomesACall) {
    SipPhone& anna = phone("103", 440);
    SipPhone& bruno = phone("104", 700);
    Workplace annas(server().port(), "103");
    ASSERT_TRUE(annas.online());
    ASSERT_TRUE(annas.showsPhone("104", "Free"));

    annas.callFromTable("104");
    ASSERT_TRUE(rings(anna));
    EXPECT_TRUE(annas.cardSays("Pick up your telephone"));
    anna.accept();
    ASSERT_TRUE(rings(bruno));
    EXPECT_TRUE(annas.showsPhone("104", "Ringing"));
    bruno.accept();
    EXPECT_TRUE(annas.cardSays("In conversation"));
    EXPECT_TRUE(annas.showsPhone("104", "Busy"));
    EXPECT_TRUE(bruno.hears(440));

    auto* hangUp = annas.button("hangUpCall");
    ASSERT_NE(hangUp, nullptr);
    QTest::mouseClick(hangUp, Qt::LeftButton);
    EXPECT_TRUE(isIdle(bruno));
    EXPECT_TRUE(annas.showsPhone("104", "Free"));
    EXPECT_EQ(annas.recent(1, RegisterModel::Name), "Alessandro Conti");
    EXPECT_EQ(annas.recent(1, RegisterModel::Kind), "Outgoing call");
}

// F2: C sees in the window that A and B talk, and when they have ended.
TEST_F(Window, ColleaguesTurnBusyAndFree) {
    (void)phone("103");
    (void)phone("104");
    Workplace carlas(server().port(), "105");
    ASSERT_TRUE(carlas.online());
    ASSERT_TRUE(carlas.showsPhone("103", "Free"));
    connect103To104();
    EXPECT_TRUE(carlas.showsPhone("103", "Busy"));
    EXPECT_TRUE(carlas.showsPhone("104", "Busy"));
    phone("103").hangUp();
    EXPECT_TRUE(carlas.showsPhone("103", "Free"));
    EXPECT_TRUE(carlas.showsPhone("104", "Free"));
}

// D4, D5, G1: a popup says who calls; its button rejects; the recent calls have a missed one.
TEST_F(Window, PopupRejectsTheCall) {
    SipPhone& anna = phone("103");
    SipPhone& bruno = phone("104");
    Workplace brunos(server().port(), "104");
    ASSERT_TRUE(brunos.online());

    anna.dial("104");
    ASSERT_TRUE(rings(bruno));
    ASSERT_TRUE(until([] { return popup() != nullptr; }));
    EXPECT_TRUE(brunos.cardSays("Incoming call"));
    auto* reject = popup()->findChild<QPushButton*>(QStringLiteral("rejectCall"));
    ASSERT_NE(reject, nullptr);
    QTest::mouseClick(reject, Qt::LeftButton);
    EXPECT_TRUE(isIdle(bruno));
    EXPECT_TRUE(until([] { return popup() == nullptr; }));
    anna.hangUp();  // the voicemail box has answered it
    EXPECT_EQ(brunos.recent(1, RegisterModel::Name), "Francesca Rossi");
    EXPECT_EQ(brunos.recent(1, RegisterModel::Kind), "Missed call");
}

}  // namespace
}  // namespace euterpe::stage
