#include "desktop/app/application.h"
#include "desktop/app/screenshot_tour.h"
#include "desktop/app/single_instance.h"
#include "desktop/link/connection.h"
#include "desktop/link/web_socket_channel.h"
#include "desktop/phone/phone_loader.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>

#include <QApplication>
#include <QIcon>

namespace {

// These answer on a machine without a display, too.
bool asksForWords(int argc, char** argv) {
    return std::any_of(argv + 1, argv + argc, [](const char* argument) {
        const std::string_view word(argument);
        return word == "--version" || word == "--help" || word == "-h";
    });
}

int answer(const euterpe::app::CommandLine& line) {
    std::fputs(line.answer.toLocal8Bit().constData(), line.exitCode == 0 ? stdout : stderr);
    return line.exitCode;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace euterpe;
    const auto platform = app::makePlatform();
    QCoreApplication::setApplicationName(QStringLiteral("euterpe"));
    QCoreApplication::setApplicationVersion(QStringLiteral(EUTERPE_VERSION));
    if (asksForWords(argc, argv)) {
        const QCoreApplication words(argc, argv);
        return answer(app::parseCommandLine(QCoreApplication::arguments()));
    }
    QApplication qt(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Euterpe"));
    QGuiApplication::setDesktopFileName(QStringLiteral("euterpe"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/euterpe/application/euterpe.svg")));
    const app::CommandLine line = app::parseCommandLine(QApplication::arguments());
    if (!line.answer.isEmpty())
        return answer(line);
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
    const link::ConnectionTimes times;
    app::Application application({qt, settings, *secrets, *events, link::webSocketChannels(), times,
                                  *platform, [&log] { return phone::loadPhone(log); }, log});
    QObject::connect(&instance, &app::SingleInstance::wished, &application, &app::Application::onWish);
    std::unique_ptr<app::ScreenshotTour> tour;
    if (!line.tourDirectory.isEmpty())
        tour = std::make_unique<app::ScreenshotTour>(application, line.tourDirectory, log);
    application.start(line, loaded);
    return QApplication::exec();
}
