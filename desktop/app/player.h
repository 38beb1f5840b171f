// Plays a sound file, once. Every function returns at once, whatever the sound server does. GUI thread only;
// made by Platform, owned by RecordingControl.
#pragma once

#include <string>

#include <QObject>
#include <QString>

namespace euterpe::app {

class Player : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    // From its beginning; another file that plays ends without a word.
    // `device`: the sound server's name, "" = its default.
    virtual void play(const QString& file, const std::string& device) = 0;
    virtual void pause() = 0;
    // Goes on where it was paused.
    virtual void resume() = 0;
    virtual void stop() = 0;

  signals:
    // The file has been heard to its end.
    void ended();
    // Not a file that can be played, or no sound server.
    void failed();
};

}  // namespace euterpe::app
