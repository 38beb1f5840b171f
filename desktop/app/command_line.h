// What the user or another program asked for when starting Euterpe. Plain values, any thread.
#pragma once

#include <QString>
#include <QStringList>

namespace euterpe::app {

struct CommandLine {
    QString configDirectory;     // --config, "" = the usual place
    QString server;              // --server host[:port], "" = as set
    QString user;                // --user, "" = as set
    QString number;              // from a tel:, sip:, sips: or callto: link, or a plain number; "" = none
    QString tourDirectory;       // --screenshot-tour, "" = none
    bool minimized = false;      // --minimized
    bool passwordStdin = false;  // --password-stdin: one line, so that no password stands among the arguments

    // The program goes on only if this is empty; otherwise it prints the text and ends with `exitCode`.
    QString answer;
    int exitCode = 0;
};

// `arguments` with the program's name first.
CommandLine parseCommandLine(const QStringList& arguments);

}  // namespace euterpe::app
