// The user's voicemail (1.17.4, H1, H2): the messages, what can be done with them, and a player. GUI thread
// only; owned by Directories.
#pragma once

#include "desktop/models/voicemail_model.h"
#include "desktop/replica/self_store.h"
#include "desktop/replica/sound.h"
#include "desktop/replica/sync_state.h"
#include "desktop/widgets/theme.h"

#include <utility>

#include <QVector>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QStackedLayout;

namespace euterpe::widgets {
class EmptyState;
class RowTable;
class VoicemailDelegate;
}  // namespace euterpe::widgets

namespace euterpe::screens {

class PlayerBar;

class VoicemailScreen : public QWidget {
    Q_OBJECT

  public:
    // All references outlive the screen.
    VoicemailScreen(const widgets::Theme& theme, replica::VoicemailStore& store,
                    const replica::ExtensionStore& extensions, const replica::SelfStore& self,
                    const replica::SyncState& sync, QWidget* parent = nullptr);

    widgets::RowTable& table() const { return *table_; }
    PlayerBar& player() const { return *player_; }
    void showPlayback(const replica::Playback& playback);
    void showOutputs(const QVector<std::pair<QString, QString>>& outputs, const QString& current);

  signals:
    void dialRequested(const QString& number);
    // A message is to be heard, or heard no longer.
    void playRequested(const QString& message);
    void saveRequested(const QString& message);
    // Into the phonebook; `name` may be empty.
    void contactRequested(const QString& number, const QString& name);
    void seekRequested(std::chrono::milliseconds position);
    void outputChosen(const QString& device);
    // Somebody sees the list of devices.
    void outputsWanted();
    void failed(const QString& explanation);

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void buildTable();
    QWidget* buildQuestion();
    void retranslate();
    void refresh();
    void explainWhyEmpty();
    void showMenu(const QModelIndex& index, const QPoint& at);
    void askToRemove(const QString& message);
    void retell();
    void remove();
    void setHeard(const QString& message, bool heard);
    void refreshPlayer();
    [[nodiscard]] QString chosen() const;

    const widgets::Theme& theme_;
    replica::VoicemailStore& store_;
    const replica::SelfStore& self_;
    const replica::SyncState& sync_;
    models::VoicemailModel* model_;
    widgets::RowTable* table_;
    widgets::VoicemailDelegate* cells_ = nullptr;
    QWidget* question_ = nullptr;  // whether to delete `doomed_`
    QLabel* questionText_ = nullptr;
    QPushButton* accept_ = nullptr;
    QPushButton* refuse_ = nullptr;
    QString doomed_;
    QLabel* more_;
    PlayerBar* player_;
    widgets::EmptyState* empty_;
    QStackedLayout* pages_;
    replica::Playback playback_;
};

}  // namespace euterpe::screens
