// What the user listens to: recordings of conversations (D13) and messages of voicemail (H2). Fetches one
// from the server, plays and pauses it, or saves it where the user says. Says what went wrong in the window.
// GUI thread only; made in Application.
#pragma once

#include "desktop/app/player.h"
#include "desktop/replica/session.h"
#include "desktop/replica/sound_download.h"
#include "desktop/screens/main/main_window.h"
#include "desktop/settings/settings.h"

#include <functional>
#include <memory>

#include <QObject>

namespace euterpe::app {

class PlaybackControl : public QObject {
    Q_OBJECT

  public:
    // `player` nullptr: the system's own plays.
    PlaybackControl(replica::Session& session, settings::Settings& settings, screens::MainWindow& window,
                    std::unique_ptr<Player> player, QObject* parent = nullptr);
    ~PlaybackControl() override;

    // Plays it, pauses it if it is heard, goes on if it is paused.
    void toggle(const replica::Sound& sound);
    void save(const replica::Sound& sound);

  private:
    void followPlayer();
    void play(const replica::Sound& sound, const QString& file);
    void seek(std::chrono::milliseconds position);
    void chooseOutput(const QString& device);
    void showOutputs();
    void show(replica::Playback::State state);
    void silence();
    void saveTo(const replica::Sound& sound, const QString& path);
    void fetch(const replica::Sound& sound, std::function<void(const QString& file)> use);
    void tell(const Error& error);
    [[nodiscard]] std::string device() const;

    replica::Session& session_;
    settings::Settings& settings_;
    screens::MainWindow& window_;
    std::unique_ptr<Player> player_;
    replica::Playback playback_;
    std::unique_ptr<replica::SoundDownload> download_;  // the newest one, kept: it may be asked for again
};

}  // namespace euterpe::app
