// D13: a recording is fetched whole, in pieces.
#include "desktop/replica/sound_download.h"

#include "desktop/link/connection.h"
#include "desktop/replica/session.h"
#include "desktop/settings/secret_stores.h"
#include "lib/protocol/limits.h"
#include "tests/desktop/support/fake_server.h"
#include "tests/desktop/support/waiting.h"

#include <optional>

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace euterpe::replica {
namespace {

using testing::waitUntil;

class Recording : public ::testing::Test {
  protected:
    Recording() {
        settings.load();
        settings.update([](settings::Values& values) {
            values.address = QStringLiteral("pbx.example");
            values.user = QStringLiteral("alice");
        });
        session.connectWithPassword(server.password, false);
    }
    void SetUp() override {
        ASSERT_TRUE(waitUntil([this] { return session.syncState().isOnline(); }));
    }

    QTemporaryDir folder;
    testing::FakeServer server;
    settings::Settings settings{folder.path()};
    settings::SessionSecretStore secrets;
    link::HostEvents events;
    Session session{server.wire.factory(), events, settings, secrets};
};

TEST_F(Recording, D13_arrives_whole) {
    server.recording.assign(protocol::limits::kRecordingPiece * 2 + 77, 'x');
    server.recording[protocol::limits::kRecordingPiece] = 'y';
    SoundDownload download(session.commands(), {Sound::Kind::Recording, "r1"});
    bool finished = false;
    QObject::connect(&download, &SoundDownload::finished, [&] { finished = true; });
    ASSERT_TRUE(waitUntil([&] { return finished; }));
    EXPECT_TRUE(download.isComplete());
    QFile file(download.path());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll().toStdString(), server.recording);
    EXPECT_EQ(server.count("recording.read"), 3);
}

TEST_F(Recording, D13_a_refusal_is_told_and_the_file_goes_with_the_download) {
    server.refuse = [](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method == "recording.read")
            return Error{ErrorCode::NotFound, ""};
        return std::nullopt;
    };
    QString path;
    {
        SoundDownload download(session.commands(), {Sound::Kind::Recording, "r1"});
        std::optional<ErrorCode> code;
        QObject::connect(&download, &SoundDownload::failed, [&](const Error& error) { code = error.code; });
        ASSERT_TRUE(waitUntil([&] { return code.has_value(); }));
        EXPECT_EQ(*code, ErrorCode::NotFound);
        path = download.path();
    }
    EXPECT_FALSE(QFile::exists(path));
}

}  // namespace
}  // namespace euterpe::replica
