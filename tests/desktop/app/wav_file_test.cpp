// D13: sound files as a PBX records them, whole, cut off and broken.
#include "desktop/app/wav_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace euterpe::app {
namespace {

QByteArray number(quint32 value, int bytes) {
    QByteArray out;
    for (int i = 0; i < bytes; ++i)
        out.append(static_cast<char>(value >> (8 * i)));
    return out;
}

QByteArray wav(quint16 coding, quint16 channels, quint32 rate, quint16 bits, const QByteArray& sound,
               quint32 told) {
    const QByteArray format = number(coding, 2) + number(channels, 2) + number(rate, 4) +
                              number(rate * channels * bits / 8, 4) + number(channels * bits / 8u, 2) +
                              number(bits, 2);
    return "RIFF" + number(36, 4) + "WAVE" + "LIST" + number(3, 4) + "abc" + QByteArray(1, '\0') + "fmt " +
           number(16, 4) + format + "data" + number(told, 4) + sound;
}

class Wav : public ::testing::Test {
  protected:
    Result<WavFile> read(const QByteArray& bytes) {
        QFile file(folder_.filePath(QStringLiteral("a.wav")));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        return readWav(file.fileName());
    }
    const QByteArray sound_ = number(1, 2) + number(0xFFFF, 2) + number(300, 2);

  private:
    QTemporaryDir folder_;
};

TEST_F(Wav, D13_is_read) {
    const auto made = read(wav(1, 1, 8000, 16, sound_, 6));
    ASSERT_TRUE(made.ok()) << made.error().detail;
    EXPECT_EQ(made->rate, 8000);
    EXPECT_EQ(made->channels, 1);
    EXPECT_EQ(made->samples, (std::vector<std::int16_t>{1, -1, 300}));
}

TEST_F(Wav, D13_one_that_was_cut_off_or_never_closed_is_read_as_far_as_it_goes) {
    EXPECT_EQ(read(wav(1, 1, 8000, 16, sound_, 60000))->samples.size(), 3U);
    EXPECT_EQ(read(wav(1, 1, 8000, 16, sound_, 0))->samples.size(), 3U);
}

TEST_F(Wav, D13_what_cannot_be_played_is_refused) {
    EXPECT_EQ(read("").error().code, ErrorCode::Malformed);
    EXPECT_EQ(read("RIFFxxxxAVI ").error().code, ErrorCode::Malformed);
    EXPECT_EQ(read(wav(49, 1, 8000, 16, sound_, 6)).error().code, ErrorCode::Malformed) << "GSM";
    EXPECT_EQ(read(wav(1, 9, 8000, 16, sound_, 6)).error().code, ErrorCode::Malformed);
    EXPECT_EQ(read(wav(1, 1, 8000, 16, sound_, 6).left(40)).error().code, ErrorCode::Malformed);
    EXPECT_EQ(readWav(QStringLiteral("/nonexistent.wav")).error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace euterpe::app
