#include "desktop/app/application.h"
#include "desktop/app/screenshot_tour.h"
#include "desktop/app/single_instance.h"
#include "desktop/link/connection.h"
#include "desktop/link/web_socket_channel.h"

#include <cstdio>
#include <memory>

#include <QApplication>
#include <QIcon>

int main(int argc, char** argv) {
    using namespace euterpe;
    QApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("euterpe"));
    QApplication::setApplicationVersion(QStringLiteral(EUTERPE_VERSION));
    QApplication::setApplicationDisplayName(QStringLiteral("Euterpe"));
    QGuiApplication::setDesktopFileName(QStringLiteral("euterpe"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/euterpe/application/euterpe.svg")));

    const app::CommandLine line = app::parseCommandLine(QApplication::arguments());
    if (!line.answer.isEmpty()) {
        std::fputs(line.answer.toLocal8Bit().constData(), line.exitCode == 0 ? stdout : stderr);
        return line.exitCode;
    }
    const QString directory =
        line.configDirectory.isEmpty() ? settings::Settings::defaultDirectory() : line.configDirectory;
    app::SingleInstance instance(directory);
    if (instance.handOver(line.number))
        return 0;
    instance.listen();

    const Log log;
    settings::Settings settings(directory);
    const settings::LoadReport loaded = settings.load();
    const auto secrets = settings::makeSecretStore(settings);
    const auto events = link::makeHostEvents();
    const auto platform = app::makePlatform();
    const link::ConnectionTimes times;
    app::Application application(
        {qt, settings, *secrets, *events, link::webSocketChannels(), times, *platform, log});
    QObject::connect(&instance, &app::SingleInstance::wished, &application, &app::Application::onWish);
    std::unique_ptr<app::ScreenshotTour> tour;
    if (!line.tourDirectory.isEmpty())
        tour = std::make_unique<app::ScreenshotTour>(application, line.tourDirectory, log);
    application.start(line, loaded);
    return QApplication::exec();
}
