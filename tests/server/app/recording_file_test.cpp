// D13: pieces of a recording, and nothing outside the folder of recordings.
#include "server/app/recording_file.h"

#include "lib/protocol/limits.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

#include <gtest/gtest.h>

namespace euterpe::app {
namespace {

namespace fs = std::filesystem;

class RecordingFile : public ::testing::Test {
  protected:
    void SetUp() override {
        fs::create_directories(root_ / "monitor/2026");
        for (std::size_t i = 0; i < content_.size(); ++i)
            content_[i] = static_cast<char>(i * 7);
        std::ofstream(root_ / "monitor/2026/a.wav", std::ios::binary) << content_;
        std::ofstream(root_ / "secret") << "secret";
        std::ofstream(root_ / "monitor-other") << "secret";
        fs::create_symlink(root_ / "secret", root_ / "monitor/link.wav");
    }
    void TearDown() override { fs::remove_all(root_); }

    [[nodiscard]] std::string folder() const { return (root_ / "monitor").string(); }

    const fs::path root_ = fs::path(::testing::TempDir()) / ("recordings-" + std::to_string(::getpid()));
    std::string content_ = std::string(protocol::limits::kRecordingPiece + 1000, '\0');
};

TEST_F(RecordingFile, IsReadPieceByPiece) {
    std::string read;
    for (int pieces = 0; pieces < 5; ++pieces) {
        const auto piece = readPiece(folder(), "2026/a.wav", static_cast<std::int64_t>(read.size()));
        ASSERT_TRUE(piece);
        EXPECT_EQ(piece->size, static_cast<std::int64_t>(content_.size()));
        EXPECT_LE(piece->data.value.size(), protocol::limits::kRecordingPiece);
        read += piece->data.value;
    }
    EXPECT_EQ(read, content_);
    EXPECT_TRUE(readPiece(folder(), "2026/a.wav", 1'000'000'000)->data.value.empty());
}

TEST_F(RecordingFile, NothingOutsideTheFolderIsRead) {
    for (const char* name :
         {"../secret", "link.wav", "/etc/passwd", "../monitor-other", "2026", "", "gone.wav"})
        EXPECT_EQ(readPiece(folder(), name, 0).error().code, ErrorCode::NotFound) << name;
    EXPECT_EQ(readPiece("", "2026/a.wav", 0).error().code, ErrorCode::NotFound);
    EXPECT_EQ(readPiece(folder(), "2026/a.wav", -1).error().code, ErrorCode::NotFound);
    EXPECT_EQ(readPiece("/nowhere", "a.wav", 0).error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace euterpe::app
