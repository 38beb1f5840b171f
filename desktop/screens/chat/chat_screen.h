// The section Chat (F1, I2 to I4): conversations at the left, found and begun by searching; the chosen one at
// the right, or in windows of their own. Owns its models and those windows. GUI thread only; made by the main
// window.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <map>
#include <memory>

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace euterpe::models {
class ChatListModel;
struct ChatRow;
}  // namespace euterpe::models
namespace euterpe::widgets {
class EmptyState;
class SearchField;
}  // namespace euterpe::widgets

namespace euterpe::screens {

class ChatList;
class ChatWindow;
class ConversationView;

class ChatScreen : public QWidget {
    Q_OBJECT

  public:
    ChatScreen(replica::Session& session, settings::Settings& settings, const widgets::Theme& theme,
               QWidget* parent = nullptr);
    ~ChatScreen() override;

    // Shows it with the cursor in its field, wherever it is open.
    void open(const ExtensionId& peer);
    void focusSearch();
    // Its own window is open.
    [[nodiscard]] bool isDetached(const ExtensionId& peer) const { return windows_.contains(peer); }
    [[nodiscard]] ConversationView& view() const { return *view_; }
    [[nodiscard]] ChatList& list() const { return *list_; }
    [[nodiscard]] widgets::SearchField& search() const { return *search_; }

  signals:
    void dialRequested(const QString& number);

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void wire();
    void retranslate();
    void applyFilter(const QString& text);
    void askServer();
    void use(const QModelIndex& index);
    void showHere(const ExtensionId& peer);
    void detach(ExtensionId peer);
    void updatePages();

    replica::Session& session_;
    settings::Settings& settings_;
    const widgets::Theme& theme_;
    models::ChatListModel* model_;
    widgets::SearchField* search_;
    ChatList* list_;
    widgets::EmptyState* nobody_;
    QStackedWidget* lists_;
    ConversationView* view_;
    widgets::EmptyState* empty_;
    QStackedWidget* pages_;
    QTimer searchTimer_;
    ExtensionId chosen_;
    std::map<ExtensionId, std::unique_ptr<ChatWindow>> windows_;
};

}  // namespace euterpe::screens
