// Recordings of conversations from the list of recent calls (D13): fetches one from the server, plays and
// pauses it, or saves it where the user says. Says what went wrong in the window. GUI thread only; made in
// Application.
#pragma once

#include "desktop/app/player.h"
#include "desktop/replica/recording_download.h"
#include "desktop/replica/session.h"
#include "desktop/screens/main/main_window.h"
#include "desktop/settings/settings.h"

#include <functional>
#include <memory>

#include <QObject>

namespace euterpe::app {

class RecordingControl : public QObject {
    Q_OBJECT

  public:
    // `player` nullptr: the system's own plays.
    RecordingControl(replica::Session& session, settings::Settings& settings, screens::MainWindow& window,
                     std::unique_ptr<Player> player, QObject* parent = nullptr);
    ~RecordingControl() override;

    // Plays it, pauses it if it is heard, goes on if it is paused.
    void toggle(const QString& recording);
    void save(const QString& recording);

  private:
    void play(const QString& recording, const QString& file);
    void showPlaying();
    void saveTo(const QString& recording, const QString& path);
    void fetch(const QString& recording, std::function<void(const QString& file)> use);
    void tell(const Error& error);

    replica::Session& session_;
    settings::Settings& settings_;
    screens::MainWindow& window_;
    std::unique_ptr<Player> player_;
    QString playing_;  // heard now or paused, "" = none
    bool paused_ = false;
    std::unique_ptr<replica::RecordingDownload> download_;  // the newest one, kept: it may be asked for again
};

}  // namespace euterpe::app
