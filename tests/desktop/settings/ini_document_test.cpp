#include "desktop/settings/ini_document.h"

#include <random>

#include <gtest/gtest.h>

namespace euterpe::settings {
namespace {

IniDocument parse(const QByteArray& bytes, std::vector<Problem>* problems = nullptr) {
    std::vector<Problem> own;
    return IniDocument::parse(bytes, problems ? *problems : own);
}

TEST(IniDocument, KeepsWhatItDoesNotUnderstand) {
    const QByteArray text =
        "; made by hand\n"
        "[Other]\n"
        "x=1\n"
        "\n"
        "[CTI]\n"
        "  user = alice \n"
        "future=a;b\n";
    IniDocument document = parse(text);
    EXPECT_EQ(document.toBytes(), text);
    document.set(u"CTI", u"user", QStringLiteral("bob"));
    document.set(u"CTI", u"port", QStringLiteral("1"));
    document.set(u"New", u"y", QStringLiteral("2"));
    EXPECT_EQ(document.toBytes(),
              "; made by hand\n"
              "[Other]\n"
              "x=1\n"
              "\n"
              "[CTI]\n"
              "user=bob\n"
              "future=a;b\n"
              "port=1\n"
              "[New]\n"
              "y=2\n");
    document.remove(u"CTI", u"FUTURE");
    EXPECT_FALSE(document.value(u"CTI", u"future"));
}

TEST(IniDocument, ReadsWhatQSettingsWrites) {
    const IniDocument document = parse(
        "[CTI]\r\n"
        "a=\"x, \\\"y\\\" \\\\ z\"\r\n"
        "b=caff\\xe8\r\n"
        "c=C:\\Programmi\\KCTI\r\n"
        "d=a=b\r\n"
        "e=\"line\\nbreak\"\r\n"
        "f=\r\n");
    EXPECT_EQ(document.value(u"cti", u"A"), QStringLiteral("x, \"y\" \\ z"));
    EXPECT_EQ(document.value(u"CTI", u"b"), QStringLiteral("caffè"));
    EXPECT_EQ(document.value(u"CTI", u"c"), QStringLiteral("C:\\Programmi\\KCTI"));
    EXPECT_EQ(document.value(u"CTI", u"d"), QStringLiteral("a=b"));
    EXPECT_EQ(document.value(u"CTI", u"e"), QStringLiteral("line\nbreak"));
    EXPECT_EQ(document.value(u"CTI", u"f"), QString());
    EXPECT_TRUE(document.value(u"CTI", u"f").has_value());
}

TEST(IniDocument, TellsUtf8FromLatin1LineByLine) {
    const IniDocument document = parse("\xEF\xBB\xBF[CTI]\na=caff\xC3\xA8\nb=caff\xE8\n");
    EXPECT_EQ(document.value(u"CTI", u"a"), QStringLiteral("caffè"));
    EXPECT_EQ(document.value(u"CTI", u"b"), QStringLiteral("caffè"));
}

TEST(IniDocument, NamesTheLinesThatAreNone) {
    std::vector<Problem> problems;
    const QByteArray text = QByteArray("[CTI]\nuser=alice\nnonsense\n=5\n[broken\nport=1\n\x01\x02=3\n") +
                            QByteArray(IniDocument::kLineBytes + 1, 'x') + "=1\nlast=ok";
    const IniDocument document = parse(text, &problems);
    std::vector<int> lines;
    for (const Problem& problem : problems) {
        EXPECT_EQ(problem.kind, ProblemKind::BadLine);
        lines.push_back(problem.line);
    }
    EXPECT_EQ(lines, (std::vector<int>{3, 4, 5, 7, 8}));
    EXPECT_EQ(document.value(u"CTI", u"user"), QStringLiteral("alice"));
    EXPECT_EQ(document.value(u"CTI", u"port"), QStringLiteral("1"));
    EXPECT_EQ(document.value(u"CTI", u"last"), QStringLiteral("ok"));
    EXPECT_EQ(document.lineOf(u"CTI", u"last"), 9);
}

TEST(IniDocument, RefusesAFileThatIsTooLarge) {
    std::vector<Problem> problems;
    const IniDocument document = parse(QByteArray(IniDocument::kFileBytes + 1, '\n'), &problems);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].kind, ProblemKind::FileTooLarge);
    EXPECT_TRUE(document.toBytes().isEmpty());
}

TEST(IniDocument, AnyValueComesBackAsItWas) {
    std::mt19937 random(7);
    const QString alphabet = QStringLiteral("ab1 =;,\"\\[]#\n\r\t\x01\x1f%@()è€xn0");
    for (int i = 0; i < 2000; ++i) {
        QString value;
        for (auto n = random() % 12; n > 0; --n)
            value += alphabet[static_cast<qsizetype>(random() % static_cast<unsigned>(alphabet.size()))];
        IniDocument document;
        document.set(u"CTI", u"key", value);
        std::vector<Problem> problems;
        const IniDocument again = IniDocument::parse(document.toBytes(), problems);
        ASSERT_TRUE(problems.empty()) << document.toBytes().toStdString();
        ASSERT_EQ(again.value(u"CTI", u"key"), value) << document.toBytes().toStdString();
    }
}

TEST(IniDocument, SurvivesAnyBytes) {
    std::mt19937 random(11);
    for (int i = 0; i < 500; ++i) {
        QByteArray bytes;
        for (auto n = random() % 300; n > 0; --n) {
            static constexpr char kLikely[] = "[]=;\"\\\n\rxCTI";
            bytes +=
                random() % 3 == 0 ? static_cast<char>(random()) : kLikely[random() % (sizeof kLikely - 1)];
        }
        std::vector<Problem> problems;
        const IniDocument once = IniDocument::parse(bytes, problems);
        problems.clear();
        const IniDocument twice = IniDocument::parse(once.toBytes(), problems);
        ASSERT_TRUE(problems.empty()) << "what was kept is in order";
        ASSERT_EQ(twice.toBytes(), once.toBytes());
    }
}

}  // namespace
}  // namespace euterpe::settings
