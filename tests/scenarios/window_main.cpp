// As main.cpp, for scenarios with windows.
//   --shifted-clock FILE   the program has a clock of its own, as window_clock_test.cpp needs it; FILE says
//   how far off
//                          it is
#include "tests/stage/shifted_clock.h"

#include <string>

#include <QApplication>
#include <QStandardPaths>
#include <gtest/gtest.h>

int main(int argc, char** argv) {
    using euterpe::stage::ShiftedClock;
    if (argc > 2 && std::string(argv[argc - 2]) == "--shifted-clock" && ShiftedClock::whyNot().empty())
        ShiftedClock::shiftThisProgram(argv, argv[argc - 1]);
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("euterpe"));
    QStandardPaths::setTestModeEnabled(true);
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
