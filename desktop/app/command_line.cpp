#include "desktop/app/command_line.h"

#include "desktop/screens/phone/number_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace euterpe::app {
namespace {

void takeNumber(const QStringList& rest, CommandLine& line) {
    if (rest.size() > 1) {
        line.answer = QCoreApplication::translate("CommandLine", "At most one number is expected.") + u'\n';
        line.exitCode = 2;
    } else if (rest.size() == 1) {
        const auto number = screens::numberFromLink(rest.front());
        if (number)
            line.number = *number;
        else {
            line.answer = QCoreApplication::translate("CommandLine", "%1 holds no telephone number.")
                              .arg(rest.front()) +
                          u'\n';
            line.exitCode = 2;
        }
    }
}

}  // namespace

CommandLine parseCommandLine(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("CommandLine", "Euterpe: the telephone's companion on the desktop"));
    const QCommandLineOption help({"h", "help"},
                                  QCoreApplication::translate("CommandLine", "Show this text."));
    const QCommandLineOption version("version",
                                     QCoreApplication::translate("CommandLine", "Show the version."));
    const QCommandLineOption config(
        "config", QCoreApplication::translate("CommandLine", "Keep the settings in this directory."), "DIR");
    const QCommandLineOption server(
        "server", QCoreApplication::translate("CommandLine", "Address of the server."), "HOST:PORT");
    const QCommandLineOption user("user", QCoreApplication::translate("CommandLine", "User name."), "NAME");
    const QCommandLineOption minimized(
        "minimized", QCoreApplication::translate("CommandLine", "Start in the system tray."));
    const QCommandLineOption passwordStdin(
        "password-stdin",
        QCoreApplication::translate("CommandLine", "Read the password from standard input."));
    const QCommandLineOption tour(
        "screenshot-tour",
        QCoreApplication::translate("CommandLine",
                                    "Save pictures of the main screens into this directory and quit."),
        "DIR");
    parser.addOptions({help, version, config, server, user, minimized, passwordStdin, tour});
    parser.addPositionalArgument(
        "number",
        QCoreApplication::translate("CommandLine", "A number, or a tel:, sip: or callto: link, to call."),
        QStringLiteral("[number]"));

    CommandLine line;
    if (!parser.parse(arguments)) {
        line.answer = parser.errorText() + u'\n';
        line.exitCode = 2;
        return line;
    }
    if (parser.isSet(help)) {
        line.answer = parser.helpText();
        return line;
    }
    if (parser.isSet(version)) {
        line.answer = QStringLiteral("euterpe %1\n").arg(QCoreApplication::applicationVersion());
        return line;
    }
    line.configDirectory = parser.value(config);
    line.server = parser.value(server);
    line.user = parser.value(user);
    line.tourDirectory = parser.value(tour);
    line.minimized = parser.isSet(minimized);
    line.passwordStdin = parser.isSet(passwordStdin);
    takeNumber(parser.positionalArguments(), line);
    return line;
}

}  // namespace euterpe::app
