// Desks need an event loop; GoogleTest's own main has none.
//   --server-from NAME   takes the server program from that environment variable (another build of it, such
//   as one
//                        under ThreadSanitizer); without the variable nothing is run and the exit status is
//                        77
#include <csignal>
#include <iostream>

#include <QCoreApplication>
#include <QString>
#include <gtest/gtest.h>

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);  // a server that closes is what some scenarios wait for
    const QCoreApplication application(argc, argv);
    ::testing::InitGoogleTest(&argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (const auto option = arguments.indexOf(QStringLiteral("--server-from")); option > 0) {
        const QByteArray variable = arguments.value(option + 1).toLocal8Bit();
        const QByteArray program = qgetenv(variable.constData());
        if (program.isEmpty()) {
            std::cout << "skipped: " << variable.constData() << " does not name a server program\n";
            return 77;
        }
        qputenv("EUTERPE_SERVER", program);
    }
    return RUN_ALL_TESTS();
}
