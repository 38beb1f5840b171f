#include "desktop/app/playback_control.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/phone/notice_bar.h"

#include <algorithm>
#include <utility>

#include <QDesktopServices>
#include <QFile>
#include <QFileDialog>
#include <QUrl>

namespace euterpe::app {

using replica::Playback;
using replica::Sound;

namespace {

const auto kOutput = QStringLiteral("sound/output");

}  // namespace

PlaybackControl::PlaybackControl(replica::Session& session, settings::Settings& settings,
                                 screens::MainWindow& window, std::unique_ptr<Player> player, QObject* parent)
    : QObject(parent), session_(session), settings_(settings), window_(window), player_(std::move(player)) {
    auto& directories = window_.directories();
    connect(&directories, &screens::Directories::playRequested, this, &PlaybackControl::toggle);
    connect(&directories, &screens::Directories::saveRequested, this, &PlaybackControl::save);
    connect(&directories, &screens::Directories::seekRequested, this, &PlaybackControl::seek);
    connect(&directories, &screens::Directories::outputChosen, this, &PlaybackControl::chooseOutput);
    connect(&directories, &screens::Directories::outputsWanted, this, &PlaybackControl::showOutputs);
    if (player_)
        followPlayer();
}

PlaybackControl::~PlaybackControl() = default;

void PlaybackControl::followPlayer() {
    connect(player_.get(), &Player::ended, this, &PlaybackControl::silence);
    connect(player_.get(), &Player::failed, this, [this] {
        silence();
        window_.notice().say(widgets::Tone::Busy, [] {
            return screens::NoticeBar::Words{tr("It cannot be played here."), {}};
        });
    });
    connect(player_.get(), &Player::progressed, this,
            [this](std::chrono::milliseconds position, std::chrono::milliseconds length) {
                playback_.position = position;
                playback_.length = length;
                window_.directories().showPlayback(playback_);
            });
    connect(player_.get(), &Player::outputsChanged, this, &PlaybackControl::showOutputs);
}

void PlaybackControl::toggle(const Sound& sound) {
    if (player_ && sound == playback_.sound && playback_.state != Playback::State::Silent) {
        if (playback_.state == Playback::State::Playing) {
            player_->pause();
            show(Playback::State::Paused);
        } else if (playback_.state == Playback::State::Paused) {
            player_->resume();
            show(Playback::State::Playing);
        }
        return;
    }
    if (player_)
        player_->stop();
    playback_ = {sound, Playback::State::Silent, {}, {}};
    show(Playback::State::Loading);
    fetch(sound, [this, sound](const QString& file) { play(sound, file); });
}

void PlaybackControl::play(const Sound& sound, const QString& file) {
    // As by telephone, a message counts as heard from now on.
    if (sound.kind == Sound::Kind::Message) {
        const auto* message = session_.voicemail().find(sound.id);
        if (message != nullptr && !message->heard)
            session_.voicemail().setHeard(sound.id, true, this, [this](const Result<void>& outcome) {
                if (!outcome)
                    tell(outcome.error());
            });
    }
    if (!player_) {
        show(Playback::State::Silent);
        QDesktopServices::openUrl(QUrl::fromLocalFile(file));
        return;
    }
    player_->play(file, device(), {});
    show(Playback::State::Playing);
}

// The chosen one of the list under the messages, else the speaker of calls.
std::string PlaybackControl::device() const {
    const QByteArray chosen = settings_.state(kOutput);
    return chosen.isEmpty() ? settings_.values().spkdevice.toStdString() : chosen.toStdString();
}

void PlaybackControl::seek(std::chrono::milliseconds position) {
    if (!player_ || playback_.state == Playback::State::Silent)
        return;
    player_->seek(position);
    playback_.position = position;
    window_.directories().showPlayback(playback_);
}

void PlaybackControl::chooseOutput(const QString& device) {
    settings_.setState(kOutput, device.toUtf8());
    const bool isHeard =
        playback_.state == Playback::State::Playing || playback_.state == Playback::State::Paused;
    if (!player_ || !isHeard || !download_)
        return;
    player_->play(download_->path(), this->device(), playback_.position);
    if (playback_.state == Playback::State::Paused)
        player_->pause();
}

void PlaybackControl::showOutputs() {
    if (!player_)
        return;
    QVector<std::pair<QString, QString>> outputs;
    for (const Player::Output& output : player_->outputs())
        outputs.append({QString::fromStdString(output.id), output.name});
    window_.directories().showOutputs(outputs, QString::fromStdString(device()));
}

void PlaybackControl::silence() {
    playback_.position = {};
    show(Playback::State::Silent);
}

void PlaybackControl::show(Playback::State state) {
    playback_.state = state;
    window_.directories().showPlayback(playback_);
}

void PlaybackControl::save(const Sound& sound) {
    const bool isMessage = sound.kind == Sound::Kind::Message;
    auto* dialog = new QFileDialog(&window_, isMessage ? tr("Save the message") : tr("Save the recording"),
                                   QString(), tr("Sound files (*.wav)"));
    dialog->setObjectName(isMessage ? QStringLiteral("saveMessage") : QStringLiteral("saveRecording"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("wav"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, sound](const QString& path) { saveTo(sound, path); });
    dialog->open();
}

// The user has agreed to replace a file of that name.
void PlaybackControl::saveTo(const Sound& sound, const QString& path) {
    fetch(sound, [this, path](const QString& file) {
        if ((QFile::exists(path) && !QFile::remove(path)) || !QFile::copy(file, path))
            return tell({ErrorCode::DiskFull, path.toStdString()});
        window_.notice().say(widgets::Tone::Free, [path] {
            return screens::NoticeBar::Words{tr("Saved as %1.").arg(path), {}};
        });
    });
}

void PlaybackControl::fetch(const Sound& sound, std::function<void(const QString&)> use) {
    if (download_ && download_->sound() == sound && download_->isComplete())
        return use(download_->path());
    // What waited for another sound waits no more.
    if (playback_.state != Playback::State::Silent && playback_.sound != sound) {
        if (player_)
            player_->stop();
        silence();
    }
    download_ = std::make_unique<replica::SoundDownload>(session_.commands(), sound);
    connect(download_.get(), &replica::SoundDownload::finished, this,
            [this, use = std::move(use)] { use(download_->path()); });
    connect(download_.get(), &replica::SoundDownload::failed, this, [this](const Error& error) {
        silence();
        tell(error);
    });
}

void PlaybackControl::tell(const Error& error) {
    window_.notice().say(widgets::Tone::Busy, [code = error.code] {
        return screens::NoticeBar::Words{
            code == ErrorCode::DiskFull ? tr("The file could not be written.") : models::text(code), {}};
    });
}

}  // namespace euterpe::app
