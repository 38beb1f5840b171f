#include "desktop/app/recording_control.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/phone/notice_bar.h"

#include <utility>

#include <QDesktopServices>
#include <QFile>
#include <QFileDialog>
#include <QUrl>

namespace euterpe::app {

RecordingControl::RecordingControl(replica::Session& session, settings::Settings& settings,
                                   screens::MainWindow& window, std::unique_ptr<Player> player,
                                   QObject* parent)
    : QObject(parent), session_(session), settings_(settings), window_(window), player_(std::move(player)) {
    connect(&window_.directories(), &screens::Directories::playRequested, this, &RecordingControl::toggle);
    if (player_) {
        const auto over = [this] {
            playing_.clear();
            showPlaying();
        };
        connect(player_.get(), &Player::ended, this, over);
        connect(player_.get(), &Player::failed, this, [this, over] {
            over();
            window_.notice().say(widgets::Tone::Busy, [] {
                return screens::NoticeBar::Words{tr("The recording cannot be played here."), {}};
            });
        });
    }
    connect(&window_.directories(), &screens::Directories::saveRequested, this, &RecordingControl::save);
}

RecordingControl::~RecordingControl() = default;

void RecordingControl::toggle(const QString& recording) {
    if (player_ && recording == playing_) {
        paused_ = !paused_;
        if (paused_)
            player_->pause();
        else
            player_->resume();
        return showPlaying();
    }
    fetch(recording, [this, recording](const QString& file) { play(recording, file); });
}

void RecordingControl::play(const QString& recording, const QString& file) {
    if (!player_) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(file));
        return;
    }
    player_->play(file, settings_.values().spkdevice.toStdString());
    playing_ = recording;
    paused_ = false;
    showPlaying();
}

void RecordingControl::showPlaying() {
    window_.directories().showPlaying(paused_ ? QString() : playing_);
}

void RecordingControl::save(const QString& recording) {
    auto* dialog = new QFileDialog(&window_, tr("Save the recording"), QString(), tr("Sound files (*.wav)"));
    dialog->setObjectName(QStringLiteral("saveRecording"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("wav"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, recording](const QString& path) { saveTo(recording, path); });
    dialog->open();
}

// The user has agreed to replace a file of that name.
void RecordingControl::saveTo(const QString& recording, const QString& path) {
    fetch(recording, [this, path](const QString& file) {
        if ((QFile::exists(path) && !QFile::remove(path)) || !QFile::copy(file, path))
            return tell({ErrorCode::DiskFull, path.toStdString()});
        window_.notice().say(widgets::Tone::Free, [path] {
            return screens::NoticeBar::Words{tr("The recording is saved as %1.").arg(path), {}};
        });
    });
}

void RecordingControl::fetch(const QString& recording, std::function<void(const QString&)> use) {
    const std::string name = recording.toStdString();
    if (download_ && download_->recording() == name && download_->isComplete())
        return use(download_->path());
    download_ = std::make_unique<replica::RecordingDownload>(session_.commands(), name);
    connect(download_.get(), &replica::RecordingDownload::finished, this,
            [this, use = std::move(use)] { use(download_->path()); });
    connect(download_.get(), &replica::RecordingDownload::failed, this, &RecordingControl::tell);
}

void RecordingControl::tell(const Error& error) {
    window_.notice().say(widgets::Tone::Busy, [code = error.code] {
        return screens::NoticeBar::Words{
            code == ErrorCode::DiskFull ? tr("The recording could not be written.") : models::text(code), {}};
    });
}

}  // namespace euterpe::app
