#include "desktop/phone/ringback_tone.h"

#include <cmath>
#include <numbers>

#include <QDataStream>
#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>

namespace euterpe::phone {
namespace {

constexpr quint32 kRate = 16000;
constexpr quint32 kSamples = 5 * kRate;
constexpr double kHertz = 425;
constexpr double kAmplitude = 0.1 * 32767;  // -20 dBFS

// RIFF WAVE, 16 bits, mono.
void writeHeader(QDataStream& out) {
    constexpr quint32 kBytes = kSamples * 2;
    out.writeRawData("RIFF", 4);
    out << quint32{36 + kBytes};
    out.writeRawData("WAVEfmt ", 8);
    out << quint32{16} << quint16{1} << quint16{1} << kRate << quint32{kRate * 2} << quint16{2}
        << quint16{16};
    out.writeRawData("data", 4);
    out << kBytes;
}

}  // namespace

RingbackTone::RingbackTone() {
    const QDir cache(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
                     QStringLiteral("/euterpe"));
    // Replaced as a whole: another run may be playing it.
    QSaveFile file(cache.filePath(QStringLiteral("ringback.wav")));
    if (!cache.mkpath(QStringLiteral(".")) || !file.open(QIODevice::WriteOnly))
        return;
    QDataStream out(&file);
    out.setByteOrder(QDataStream::LittleEndian);
    writeHeader(out);
    for (quint32 i = 0; i < kSamples; ++i) {
        const double phase = 2 * std::numbers::pi * kHertz * i / kRate;
        out << static_cast<qint16>(i < kRate ? kAmplitude * std::sin(phase) : 0);
    }
    if (file.commit())
        path_ = file.fileName().toStdString();
}

}  // namespace euterpe::phone
