// Under the messages: plays the chosen one, shows how far it is, and on which device (H2). GUI thread only;
// owned by VoicemailScreen.
#pragma once

#include "desktop/replica/sound.h"
#include "desktop/widgets/theme.h"

#include <utility>

#include <QFrame>
#include <QVector>

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace euterpe::screens {

class PlayerBar : public QFrame {
    Q_OBJECT

  public:
    explicit PlayerBar(const widgets::Theme& theme, QWidget* parent = nullptr);

    // `lengthS`: as the list says, until the sound itself is known. `canPlay`: there is a message with sound.
    void show(const replica::Playback& playback, int lengthS, bool canPlay);
    // Id and name of each; empty = none can be chosen.
    void showOutputs(const QVector<std::pair<QString, QString>>& outputs, const QString& current);
    void retranslate();

  signals:
    void toggled();
    void seekRequested(std::chrono::milliseconds position);
    // "" = the system's default.
    void outputChosen(const QString& device);

  private:
    const widgets::Theme& theme_;
    QPushButton* play_;
    QLabel* elapsed_;
    QSlider* slider_;
    QLabel* total_;
    QComboBox* output_;
    bool playing_ = false;
};

}  // namespace euterpe::screens
