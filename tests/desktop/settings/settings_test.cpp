#include "desktop/settings/settings.h"

#include "tests/desktop/support/waiting.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace euterpe::settings {
namespace {

using testing::waitUntil;

class SettingsTest : public ::testing::Test {
  protected:
    void write(const QByteArray& bytes, const QString& name = QStringLiteral("euterpe.ini")) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    [[nodiscard]] QByteArray read(const QString& name = QStringLiteral("euterpe.ini")) const {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QStringList files() const { return QDir(folder.path()).entryList(QDir::Files); }

    QTemporaryDir folder;
};

// The file of the manual, section 1.12, as it stands there.
constexpr char kManual[] = R"([CTI]
Kaddress=192.168.0.100
micVol=95
spkVol=92
user=username
utf8pwd=true
password=geheim
account=accountname
License=2
SIPLocalAddress=192.168.0.10
SIPRegistrarAddress=192.168.0.100
spkdevice=Microsoft Sound Mapper - Input
micdevice=Microsoft Sound Mapper - Input
ringdevice=Microsoft Sound Mapper - Output
startMinimized=0
PauseOnLogoff=0
PauseOnIncomingCall=0
PopupCall=1
actionsToExten=1
outboundActions=0
actionsOnC2c=0
importOutlookContacts=1
checkUpdatesAtStartup=1
checkUpdatesTimeoutMins=60
rapidCallMods=CTRL
rapidCallKey=1
SIPProtocol=UDP
audioTos=8
sipTos=40
echoCancellerLmsFilter=off
)";

// B1.
TEST_F(SettingsTest, TheFirstStartIsKnownAndWritesNothingByItself) {
    Settings settings(folder.path());
    const LoadReport report = settings.load();
    EXPECT_TRUE(report.firstStart);
    EXPECT_TRUE(report.problems.empty());
    EXPECT_FALSE(settings.isComplete());
    EXPECT_TRUE(files().isEmpty());
    EXPECT_EQ(settings.values(), Values());
}

// B6.
TEST_F(SettingsTest, ImportsTheManualsFile) {
    write(kManual, QStringLiteral("kcti.ini"));
    Settings settings(folder.path());
    settings.load();
    const auto report = settings.importKcti(folder.filePath(QStringLiteral("kcti.ini")));
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->problems.empty());
    EXPECT_EQ(report->password, QStringLiteral("geheim"));
    const Values& values = settings.values();
    EXPECT_EQ(values.address, QStringLiteral("192.168.0.100"));
    EXPECT_EQ(values.user, QStringLiteral("username"));
    EXPECT_EQ(values.account, QStringLiteral("accountname"));
    EXPECT_EQ(values.mode, protocol::Mode::Phone);
    EXPECT_EQ(values.micVol, 95);
    EXPECT_EQ(values.audioTos, 8);
    EXPECT_EQ(values.micdevice, QStringLiteral("Microsoft Sound Mapper - Input"));
    EXPECT_TRUE(values.importOutlookContacts);
    EXPECT_TRUE(settings.isComplete());
    EXPECT_FALSE(read().contains("geheim")) << "no secret in the ini";
    EXPECT_FALSE(read().contains("pwd"));
    EXPECT_TRUE(read().contains("echoCancellerLmsFilter=off")) << "kept for a later version";
    EXPECT_EQ(read(QStringLiteral("kcti.ini")), kManual) << "the old program's file is left as it is";
    Settings again(folder.path());
    EXPECT_TRUE(again.load().problems.empty());
    EXPECT_EQ(again.values(), values);
}

TEST_F(SettingsTest, ImportsPasswordsOfAllSpellings) {
    struct Case {
        QByteArray lines;
        const char16_t* password;
    };
    for (const Case& c :
         {Case{"password=p\xE8re\n", u"père"}, Case{"utf8pwd=true\npassword=p\xC3\xA8re\n", u"père"},
          Case{"utf8pwd=true\npassword=p\\xc3\\xa8re\n", u"père"},
          Case{"password=\"@ByteArray(a b)\"\n", u"a b"}, Case{"", u""}}) {
        write("[CTI]\nuser=u\n" + c.lines, QStringLiteral("kcti.ini"));
        Settings settings(folder.path());
        settings.load();
        const auto report = settings.importKcti(folder.filePath(QStringLiteral("kcti.ini")));
        ASSERT_TRUE(report);
        EXPECT_EQ(report->password, QString::fromUtf16(c.password)) << c.lines.toStdString();
    }
}

TEST_F(SettingsTest, AFileThatIsNoKctiIniIsRefused) {
    write("[Desktop Entry]\nName=x\n", QStringLiteral("other.ini"));
    Settings settings(folder.path());
    settings.load();
    EXPECT_EQ(settings.importKcti(folder.filePath(QStringLiteral("other.ini"))).error().code,
              ErrorCode::Malformed);
    EXPECT_EQ(settings.importKcti(folder.filePath(QStringLiteral("none.ini"))).error().code, ErrorCode::Io);
}

TEST_F(SettingsTest, AChangeIsToldAndSavedByItself) {
    Settings settings(folder.path() + QStringLiteral("/new/folder"));
    settings.load();
    int told = 0;
    QObject::connect(&settings, &Settings::changed, [&](const Values& before, const Values& now) {
        ++told;
        EXPECT_EQ(before.theme, Theme::System);
        EXPECT_EQ(now.theme, Theme::Dark);
    });
    settings.update([](Values& values) { values.theme = Theme::Dark; });
    settings.update([](Values& values) { values.theme = Theme::Dark; });
    EXPECT_EQ(told, 1);
    ASSERT_TRUE(waitUntil([&] { return QFile::exists(settings.fileName()); }));
    QFile file(settings.fileName());
    EXPECT_EQ(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
              QFileDevice::Permissions());
    Settings again(settings.directory());
    again.load();
    EXPECT_EQ(again.values().theme, Theme::Dark);
}

TEST_F(SettingsTest, WhatIsUnsavedIsSavedAtTheEnd) {
    {
        Settings settings(folder.path());
        settings.load();
        settings.update([](Values& values) { values.user = QStringLiteral("alice"); });
    }
    EXPECT_EQ(read(), "[CTI]\nuser=alice\n") << "defaults do not appear in the file (1.12)";
}

// A damaged file: the good keys count, the rest is named by line and kept.
TEST_F(SettingsTest, ADamagedFileLosesNothing) {
    const QByteArray damaged =
        "[CTI]\nuser=alice\naudioTos=lots\nsome rubbish\nLicense=1\npassword=geheim\nport=70000\n";
    write(damaged);
    {
        Settings settings(folder.path());
        const LoadReport report = settings.load();
        ASSERT_EQ(report.problems.size(), 3u);
        EXPECT_EQ(report.problems[0], (Problem{ProblemKind::BadLine, settings.fileName(), 4, {}}));
        EXPECT_EQ(report.problems[1],
                  (Problem{ProblemKind::BadValue, settings.fileName(), 7, QStringLiteral("port")}));
        EXPECT_EQ(report.problems[2],
                  (Problem{ProblemKind::BadValue, settings.fileName(), 3, QStringLiteral("audioTos")}));
        EXPECT_EQ(settings.values().user, QStringLiteral("alice"));
        EXPECT_EQ(settings.values().mode, protocol::Mode::Pro);
        EXPECT_EQ(settings.values().audioTos, 56);
        EXPECT_EQ(report.password, QStringLiteral("geheim"));
        QFile copy(report.keptCopy);
        ASSERT_TRUE(copy.open(QIODevice::ReadOnly));
        const QByteArray kept = copy.readAll();
        EXPECT_TRUE(kept.contains("some rubbish"));
        EXPECT_FALSE(kept.contains("geheim"));
    }
    EXPECT_FALSE(read().contains("geheim"));
    Settings again(folder.path());
    const LoadReport second = again.load();
    EXPECT_TRUE(second.problems.empty()) << "told once";
    EXPECT_EQ(again.values().user, QStringLiteral("alice"));
    EXPECT_EQ(files().size(), 2);
}

TEST_F(SettingsTest, AFileOfRubbishIsCopiedAside) {
    const QByteArray rubbish = QByteArray::fromHex("00ff00fe89504e470d0a1a0a0000000d") + "\n\x7f\x45\x4c\x46";
    write(rubbish);
    Settings settings(folder.path());
    const LoadReport report = settings.load();
    EXPECT_FALSE(report.problems.empty());
    EXPECT_FALSE(report.firstStart);
    EXPECT_EQ(settings.values(), Values());
    QFile copy(report.keptCopy);
    ASSERT_TRUE(copy.open(QIODevice::ReadOnly));
    EXPECT_EQ(copy.readAll(), rubbish);
}

TEST_F(SettingsTest, AHugeFileIsPutAside) {
    write(QByteArray(IniDocument::kFileBytes + 10, 'x'));
    Settings settings(folder.path());
    const LoadReport report = settings.load();
    ASSERT_EQ(report.problems.size(), 1u);
    EXPECT_EQ(report.problems[0].kind, ProblemKind::FileTooLarge);
    EXPECT_TRUE(QFile::exists(report.keptCopy));
    settings.update([](Values& values) { values.user = QStringLiteral("alice"); });
    EXPECT_TRUE(settings.save());
}

// A folder in the file's place can be neither read nor written over.
TEST_F(SettingsTest, WhatCannotBeReadIsNotWrittenOver) {
    ASSERT_TRUE(QDir(folder.path()).mkdir(QStringLiteral("euterpe.ini")));
    Settings settings(folder.path());
    const LoadReport report = settings.load();
    ASSERT_EQ(report.problems.size(), 1u);
    EXPECT_EQ(report.problems[0].kind, ProblemKind::UnreadableFile);
    int told = 0;
    QObject::connect(&settings, &Settings::saveFailed, [&](const Problem& problem) {
        ++told;
        EXPECT_EQ(problem.kind, ProblemKind::NotWritable);
    });
    settings.update([](Values& values) { values.user = QStringLiteral("alice"); });
    EXPECT_FALSE(settings.save());
    EXPECT_FALSE(settings.save());
    EXPECT_EQ(told, 1) << "once until it works again";
    EXPECT_EQ(settings.values().user, QStringLiteral("alice"));
}

TEST_F(SettingsTest, ValuesStayInTheirRange) {
    Settings settings(folder.path());
    settings.load();
    settings.update([](Values& values) {
        values.port = 0;
        values.transparency = 300;
    });
    EXPECT_EQ(settings.values().port, 1);
    EXPECT_EQ(settings.values().transparency, 80);
}

TEST_F(SettingsTest, EveryValueComesBack) {
    Values odd;
    odd.address = QStringLiteral("pbx.example:6000");
    odd.user = QStringLiteral(" häns; \"x\" ");
    odd.mode = protocol::Mode::Free;
    odd.language = QStringLiteral("it");
    odd.theme = Theme::Light;
    odd.secretFallback = SecretFallback::File;
    odd.queueNames = QStringList{QStringLiteral("a b"), QStringLiteral("c")};
    odd.sipProtocol = QStringLiteral("TLS");
    odd.sounds = false;
    odd.popupCall = false;
    odd.cdrDays = 30;
    odd.connectAtStart = false;
    {
        Settings settings(folder.path());
        settings.load();
        settings.update([&](Values& values) { values = odd; });
    }
    Settings again(folder.path());
    EXPECT_TRUE(again.load().problems.empty());
    EXPECT_EQ(again.values(), odd);
}

TEST_F(SettingsTest, StateAndPinsAreKept) {
    const QByteArray geometry = QByteArray::fromHex("01d9d0cb0003000000ff3d3b0a");
    {
        Settings settings(folder.path());
        settings.load();
        settings.setState(QStringLiteral("mainWindow/geometry"), geometry);
        settings.setPinnedFingerprint(QStringLiteral("[::1]:5039"), QStringLiteral("abc"));
        settings.setPinnedFingerprint(QStringLiteral("pbx:1"), QStringLiteral("def"));
        settings.setPinnedFingerprint(QStringLiteral("pbx:1"), QString());
    }
    Settings again(folder.path());
    again.load();
    EXPECT_EQ(again.state(QStringLiteral("mainWindow/geometry")), geometry);
    EXPECT_EQ(again.state(QStringLiteral("nothing")), QByteArray());
    EXPECT_EQ(again.pinnedFingerprint(QStringLiteral("[::1]:5039")), QStringLiteral("abc"));
    EXPECT_EQ(again.pinnedFingerprint(QStringLiteral("pbx:1")), QString());
}

}  // namespace
}  // namespace euterpe::settings
