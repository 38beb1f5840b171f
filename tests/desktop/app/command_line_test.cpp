#include "desktop/app/command_line.h"

#include <gtest/gtest.h>

namespace euterpe::app {
namespace {

CommandLine parse(const QStringList& arguments) {
    return parseCommandLine(QStringList{QStringLiteral("euterpe")} + arguments);
}

TEST(CommandLine, All_options_are_taken) {
    const auto line = parse({"--config", "/tmp/c", "--minimized", "--server", "pbx:5040", "--user", "giulia",
                             "--password-stdin", "--screenshot-tour", "/tmp/s", "tel:+39050316000"});
    EXPECT_TRUE(line.answer.isEmpty()) << line.answer.toStdString();
    EXPECT_EQ(line.configDirectory, QStringLiteral("/tmp/c"));
    EXPECT_EQ(line.server, QStringLiteral("pbx:5040"));
    EXPECT_EQ(line.user, QStringLiteral("giulia"));
    EXPECT_EQ(line.tourDirectory, QStringLiteral("/tmp/s"));
    EXPECT_EQ(line.number, QStringLiteral("+39050316000"));
    EXPECT_TRUE(line.minimized);
    EXPECT_TRUE(line.passwordStdin);
}

TEST(CommandLine, Nothing_given_means_nothing_asked) {
    const auto line = parse({});
    EXPECT_TRUE(line.answer.isEmpty());
    EXPECT_FALSE(line.minimized);
    EXPECT_TRUE(line.number.isEmpty());
}

TEST(CommandLine, Version_and_help_are_answered) {
    EXPECT_TRUE(parse({"--version"}).answer.startsWith(QStringLiteral("euterpe ")));
    EXPECT_EQ(parse({"--version"}).exitCode, 0);
    EXPECT_TRUE(parse({"--help"}).answer.contains(QStringLiteral("--minimized")));
}

TEST(CommandLine, Mistakes_are_explained_and_end_the_program) {
    EXPECT_EQ(parse({"--colour"}).exitCode, 2);
    EXPECT_EQ(parse({"102", "103"}).exitCode, 2);
    const auto line = parse({"sip:giulia@example.com"});
    EXPECT_EQ(line.exitCode, 2);
    EXPECT_TRUE(line.answer.contains(QStringLiteral("sip:giulia@example.com")));
}

}  // namespace
}  // namespace euterpe::app
