// D13: pieces of a recording, whatever its format, and nothing outside the folder of recordings.
#include "server/app/recording_file.h"

#include "lib/protocol/limits.h"

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sndfile.h>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

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
        std::ofstream(root_ / "b.ulaw") << "secret";
        fs::create_symlink(root_ / "b.ulaw", root_ / "monitor/linked.ulaw");
        fs::create_symlink(root_, root_ / "monitor/away");
    }
    void TearDown() override { fs::remove_all(root_); }

    [[nodiscard]] std::string folder() const { return (root_ / "monitor").string(); }
    Result<protocol::RecordingReadResult> read(const std::string& file, std::int64_t offset) {
        return readPiece(folder(), file, offset, sound_);
    }
    // All of it, piece by piece.
    std::string whole(const std::string& file) {
        std::string read;
        for (std::int64_t size = 1; static_cast<std::int64_t>(read.size()) < size;) {
            const auto piece = this->read(file, static_cast<std::int64_t>(read.size()));
            if (!piece || piece->data.value.empty() ||
                piece->data.value.size() > protocol::limits::kRecordingPiece) {
                ADD_FAILURE() << (piece ? "no piece, or too big a one" : piece.error().detail);
                return {};
            }
            size = piece->size;
            read += piece->data.value;
        }
        return read;
    }

    const fs::path root_ = fs::path(::testing::TempDir()) / ("recordings-" + std::to_string(::getpid()));
    std::string content_ = std::string(protocol::limits::kRecordingPiece + 1000, '\0');
    voicemail::MessageSound sound_;
};

constexpr int kSeconds = 20;  // more than one piece
constexpr std::int16_t kLoudness = 8000;

// A slow saw tooth, which every codec of telephones keeps.
std::int16_t sampleAt(int index, int rate) {
    return static_cast<std::int16_t>(kLoudness * ((index % (rate / 200)) * 400.0 / rate - 1));
}

void writeSound(const fs::path& path, int format, int rate) {
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = 1;
    info.format = format;
    const std::unique_ptr<SNDFILE, decltype(&sf_close)> file(sf_open(path.c_str(), SFM_WRITE, &info),
                                                             &sf_close);
    ASSERT_TRUE(file) << sf_strerror(nullptr);
    for (int i = 0; i < kSeconds * rate; ++i) {
        const std::int16_t sample = sampleAt(i, rate);
        sf_write_short(file.get(), &sample, 1);
    }
}

// Mean distance from what was written.
double distance(const std::string& samples, int rate) {
    double sum = 0;
    const std::size_t count = samples.size() / 2;
    for (std::size_t i = 0; i < count; ++i) {
        std::int16_t sample = 0;
        std::memcpy(&sample, samples.data() + 2 * i, sizeof sample);
        sum += std::abs(sample - sampleAt(static_cast<int>(i), rate));
    }
    return sum / static_cast<double>(count);
}

// As several people do; also when not all of it can be kept decoded.
TEST_F(RecordingFile, SeveralAreReadAtATime) {
    constexpr int kFiles = 4;
    const auto name = [](int i, const char* extension) { return "2026/" + std::to_string(i) + extension; };
    for (int i = 0; i < kFiles; ++i)
        std::ofstream(root_ / "monitor" / name(i, ".ulaw"), std::ios::binary)
            << std::string(protocol::limits::kRecordingPiece, static_cast<char>(0x81 + 0x10 * i));
    std::vector<std::string> wholes;
    for (int i = 0; i < kFiles; ++i)
        wholes.push_back(whole(name(i, ".wav")));
    for (const std::size_t kept : {std::size_t{1}, 2 * wholes[0].size(), 10 * wholes[0].size()}) {
        voicemail::MessageSound sound(kept);
        std::vector<std::string> read(kFiles);
        for (std::size_t round = 0; round < 3; ++round)
            for (int i = 0; i < kFiles; ++i) {
                auto& soFar = read[static_cast<std::size_t>(i)];
                const auto piece =
                    readPiece(folder(), name(i, ".wav"), static_cast<std::int64_t>(soFar.size()), sound);
                ASSERT_TRUE(piece) << piece.error().detail;
                soFar += piece->data.value;
            }
        EXPECT_TRUE(read == wholes) << kept;
    }
    EXPECT_NE(wholes[0], wholes[1]);
}

TEST_F(RecordingFile, IsReadPieceByPiece) {
    EXPECT_EQ(whole("2026/a.wav"), content_);
    EXPECT_EQ(read("2026/a.wav", 0)->size, static_cast<std::int64_t>(content_.size()));
    EXPECT_TRUE(read("2026/a.wav", 1'000'000'000)->data.value.empty());
}

// A PBX may turn recordings into smaller files overnight.
TEST_F(RecordingFile, EveryFormatOfMixMonitorIsHeardAsWav) {
    struct Kind {
        const char* extension;
        int format;
        int rate;
    };
    for (const auto& [extension, format, rate] : {Kind{".gsm", SF_FORMAT_RAW | SF_FORMAT_GSM610, 8000},
                                                  Kind{".WAV", SF_FORMAT_WAV | SF_FORMAT_GSM610, 8000},
                                                  Kind{".alaw", SF_FORMAT_RAW | SF_FORMAT_ALAW, 8000},
                                                  Kind{".ulaw", SF_FORMAT_RAW | SF_FORMAT_ULAW, 8000},
                                                  Kind{".sln", SF_FORMAT_RAW | SF_FORMAT_PCM_16, 8000},
                                                  Kind{".sln16", SF_FORMAT_RAW | SF_FORMAT_PCM_16, 16'000},
                                                  Kind{".wav16", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 16'000}}) {
        SCOPED_TRACE(extension);
        const fs::path file = root_ / (std::string("monitor/2026/small") + extension);
        writeSound(file, format, rate);
        const std::string wav = whole("2026/small.wav");
        ASSERT_EQ(wav.substr(0, 4), "RIFF");
        EXPECT_NEAR(static_cast<double>(wav.size()), 44 + kSeconds * rate * 2, 1'300) << "whole frames";
        std::uint32_t told = 0;
        std::memcpy(&told, wav.data() + 24, sizeof told);
        EXPECT_EQ(told, static_cast<std::uint32_t>(rate));
        EXPECT_LT(distance(wav.substr(44), rate), kLoudness / 8.0);
        fs::remove(file);
    }
}

TEST_F(RecordingFile, WhatTheRegisterNamesIsTakenWhenItIsThere) {
    writeSound(root_ / "monitor/2026/a.gsm", SF_FORMAT_RAW | SF_FORMAT_GSM610, 8000);
    EXPECT_EQ(whole("2026/a.wav"), content_);
}

TEST_F(RecordingFile, LongerThanCanBeDecodedIsSaidAndNotRead) {
    const fs::path file = root_ / "monitor/2026/long.ulaw";
    std::ofstream(file) << "x";
    fs::resize_file(file, protocol::limits::kDecodedSoundBytes / 2 + 1);  // a byte is a sample
    EXPECT_EQ(read("2026/long.wav", 0).error().code, ErrorCode::TooLarge);
}

TEST_F(RecordingFile, DamagedIsSaid) {
    std::ofstream(root_ / "monitor/2026/damaged.WAV") << std::string(5'000, 'x');
    EXPECT_EQ(read("2026/damaged.wav", 0).error().code, ErrorCode::NotFound);
}

TEST_F(RecordingFile, NothingOutsideTheFolderIsRead) {
    for (const char* name : {"../secret", "link.wav", "/etc/passwd", "../monitor-other", "2026", "",
                             "gone.wav", "../b.wav", "linked.wav", "away/b.wav"})
        EXPECT_EQ(read(name, 0).error().code, ErrorCode::NotFound) << name;
    EXPECT_EQ(readPiece("", "2026/a.wav", 0, sound_).error().code, ErrorCode::NotFound);
    EXPECT_EQ(read("2026/a.wav", -1).error().code, ErrorCode::NotFound);
    EXPECT_EQ(readPiece("/nowhere", "a.wav", 0, sound_).error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace euterpe::app
