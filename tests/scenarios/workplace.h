// A user's whole application with its real window, for scenarios. GUI thread.
#pragma once

#include "desktop/app/application.h"
#include "desktop/link/connection.h"
#include "desktop/link/web_socket_channel.h"
#include "desktop/models/extension_model.h"
#include "desktop/models/register_model.h"
#include "desktop/phone/phone_loader.h"
#include "desktop/screens/extensions/extensions_screen.h"
#include "desktop/screens/main/status_strip.h"
#include "desktop/screens/register/register_screen.h"
#include "desktop/widgets/row_table.h"
#include "desktop/widgets/row_tree.h"
#include "tests/scenarios/scenario.h"

#include <functional>
#include <iostream>
#include <memory>
#include <string>

#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QtTest>

namespace euterpe::stage {

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
    void notify(const QString&, const QString&) override {}
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
    explicit Workplace(int serverPort, const std::string& extension,
                       const std::function<void(settings::Values&)>& adjust = {})
        : settings_(QString::fromStdString(folder_.path().string())) {
        settings_.update([&](settings::Values& values) {
            values.address = QStringLiteral("127.0.0.1");
            values.port = serverPort;
            values.user = values.account = QString::fromStdString(extension);
            values.mode = protocol::Mode::Pro;
            values.language = QStringLiteral("en");
            if (adjust)
                adjust(values);
        });
        app_ = std::make_unique<app::Application>(
            app::Foundation{*qApp, settings_, secrets_, events_, link::webSocketChannels(), times_, platform_,
                            [this] { return phone::loadPhone(log_); }, log_});
        app_->start({}, {});
    }

    bool online() {
        return until([&] { return app_->session().syncState().sync() == replica::Sync::Online; });
    }
    replica::Session& session() { return app_->session(); }
    settings::Settings& settings() { return settings_; }
    screens::StatusStrip& status() { return *window().findChild<screens::StatusStrip*>(); }
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

}  // namespace euterpe::stage
