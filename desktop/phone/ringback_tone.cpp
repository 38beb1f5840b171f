#include "desktop/phone/ringback_tone.h"

#include <cmath>
#include <numbers>

#include <QDataStream>
#include <QDir>

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

RingbackTone::RingbackTone() : file_(QDir::tempPath() + QStringLiteral("/euterpe-ringback-XXXXXX.wav")) {
    if (!file_.open())
        return;
    QDataStream out(&file_);
    out.setByteOrder(QDataStream::LittleEndian);
    writeHeader(out);
    for (quint32 i = 0; i < kSamples; ++i) {
        const double phase = 2 * std::numbers::pi * kHertz * i / kRate;
        out << static_cast<qint16>(i < kRate ? kAmplitude * std::sin(phase) : 0);
    }
    file_.close();
}

}  // namespace euterpe::phone
