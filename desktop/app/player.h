// Plays a sound file, once. Every function returns at once, whatever the sound server does. GUI thread only;
// made by Platform, owned by PlaybackControl.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <QObject>
#include <QString>

namespace euterpe::app {

class Player : public QObject {
    Q_OBJECT

  public:
    struct Output {
        std::string id;  // the sound server's name
        QString name;    // for people
    };

    using QObject::QObject;

    // Another file that plays ends without a word. `device`: the sound server's name, "" = its default.
    virtual void play(const QString& file, const std::string& device, std::chrono::milliseconds from) = 0;
    virtual void pause() = 0;
    // Goes on where it was paused.
    virtual void resume() = 0;
    // Goes on there, or waits there while it is paused.
    virtual void seek(std::chrono::milliseconds position) = 0;
    virtual void stop() = 0;

    // The devices that can be played on, as far as they are known; outputsChanged() when it is another list.
    [[nodiscard]] virtual std::vector<Output> outputs() = 0;

  signals:
    // How far it has come, several times a second.
    void progressed(std::chrono::milliseconds position, std::chrono::milliseconds length);
    // The file has been heard to its end.
    void ended();
    // Not a file that can be played, or no sound server.
    void failed();
    void outputsChanged();
};

}  // namespace euterpe::app
