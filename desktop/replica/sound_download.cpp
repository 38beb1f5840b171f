#include "desktop/replica/sound_download.h"

#include "desktop/replica/commands.h"

#include <utility>

#include <QDir>

namespace euterpe::replica {

SoundDownload::SoundDownload(Commands& commands, Sound sound, QObject* parent)
    : QObject(parent),
      commands_(commands),
      sound_(std::move(sound)),
      file_(QDir::temp().filePath(QStringLiteral("euterpe-sound-XXXXXX.wav"))) {
    if (file_.open())
        ask();
    else
        QMetaObject::invokeMethod(
            this,
            [this] {
                fail({ErrorCode::Io, file_.errorString().toStdString()});
            },
            Qt::QueuedConnection);
}

void SoundDownload::ask() {
    commands_.readSound(sound_, offset_, this, [this](Result<protocol::RecordingReadResult> piece) {
        if (!piece)
            return fail(piece.error());
        if (piece->size > kMostBytes)
            return fail({ErrorCode::TooLarge, "a sound of " + std::to_string(piece->size) + " bytes"});
        const std::string& bytes = piece->data.value;
        const auto length = static_cast<qint64>(bytes.size());
        if (file_.write(bytes.data(), length) != length)
            return fail({ErrorCode::DiskFull, file_.errorString().toStdString()});
        offset_ += length;
        // An empty piece is the end, whatever size was told: a recording may still grow.
        if (!bytes.empty() && offset_ < piece->size)
            return ask();
        if (!file_.flush())
            return fail({ErrorCode::DiskFull, file_.errorString().toStdString()});
        complete_ = true;
        emit finished();
    });
}

void SoundDownload::fail(Error error) {
    emit failed(error);
}

}  // namespace euterpe::replica
