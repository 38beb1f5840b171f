#include "desktop/app/wav_file.h"

#include <algorithm>
#include <cstring>

#include <QFile>
#include <QString>
#include <QtEndian>

namespace euterpe::app {
namespace {

constexpr qint64 kMostBytes = 512LL * 1024 * 1024;
constexpr int kPcm = 1;
constexpr int kHead = 12;
constexpr int kChunkHead = 8;
constexpr int kFormat = 16;

Error malformed(const char* what) {
    return {ErrorCode::Malformed, what};
}

}  // namespace

Result<WavFile> readWav(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, file.errorString().toStdString()};
    if (file.size() > kMostBytes)
        return Error{ErrorCode::TooLarge, "sound file"};
    const QByteArray head = file.read(kHead);
    if (head.size() < kHead || !head.startsWith("RIFF") || head.mid(8, 4) != "WAVE")
        return malformed("not a WAVE file");
    WavFile wav;
    for (;;) {
        const QByteArray chunk = file.read(kChunkHead);
        if (chunk.size() < kChunkHead)
            return malformed("no sound in it");
        const auto told = qFromLittleEndian<quint32>(chunk.constData() + 4);
        // A recording that was cut off tells more than there is, or nothing.
        const qint64 size = std::min<qint64>(told, file.bytesAvailable());
        if (chunk.startsWith("fmt ")) {
            const QByteArray format = file.read(size);
            if (format.size() < kFormat)
                return malformed("format");
            const char* at = format.constData();
            wav.channels = qFromLittleEndian<quint16>(at + 2);
            wav.rate = static_cast<int>(qFromLittleEndian<quint32>(at + 4));
            const bool fits = qFromLittleEndian<quint16>(at) == kPcm &&
                              qFromLittleEndian<quint16>(at + 14) == 16 && wav.channels >= 1 &&
                              wav.channels <= 2 && wav.rate >= 4000 && wav.rate <= 192000;
            if (!fits)
                return malformed("neither mono nor stereo with 16-bit PCM");
        } else if (chunk.startsWith("data")) {
            if (wav.rate == 0)
                return malformed("sound before its format");
            const QByteArray bytes = file.read(told == 0 ? file.bytesAvailable() : size);
            wav.samples.resize(static_cast<std::size_t>(bytes.size()) / sizeof(std::int16_t));
            std::memcpy(wav.samples.data(), bytes.constData(), wav.samples.size() * sizeof(std::int16_t));
            return wav;
        } else {
            file.skip(size + (size & 1));
        }
    }
}

}  // namespace euterpe::app
