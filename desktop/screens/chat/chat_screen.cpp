#include "desktop/screens/chat/chat_screen.h"

#include "desktop/models/chat_list_model.h"
#include "desktop/models/status_text.h"
#include "desktop/screens/chat/chat_list.h"
#include "desktop/screens/chat/chat_window.h"
#include "desktop/screens/chat/conversation_view.h"
#include "desktop/screens/extensions/missing_rows.h"
#include "desktop/widgets/empty_state.h"
#include "desktop/widgets/search_field.h"
#include "lib/protocol/limits.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace euterpe::screens {

using models::ChatRow;
using widgets::Icon;
namespace space = widgets::space;

namespace {

constexpr int kListWidth = 280;
constexpr std::chrono::milliseconds kSearchPause{250};
constexpr int kShortestSearch = 2;  // letters; one is in every message

}  // namespace

ChatScreen::ChatScreen(replica::Session& session, settings::Settings& settings, const widgets::Theme& theme,
                       QWidget* parent)
    : QWidget(parent),
      session_(session),
      settings_(settings),
      theme_(theme),
      model_(new models::ChatListModel(session.chat(), session.extensions(), this)),
      search_(new widgets::SearchField(theme, this)),
      list_(new ChatList(theme, this)),
      nobody_(new widgets::EmptyState(theme, this)),
      lists_(new QStackedWidget(this)),
      view_(new ConversationView(session, theme, true, this)),
      empty_(new widgets::EmptyState(theme, this)),
      pages_(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("chatScreen"));
    list_->setObjectName(QStringLiteral("chatList"));
    list_->setModel(model_);
    auto* left = new QWidget(this);
    left->setFixedWidth(kListWidth);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, space::kMedium, 0, 0);
    column->setSpacing(space::kSmall);
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    searchRow->addWidget(search_);
    column->addLayout(searchRow);
    lists_->addWidget(list_);
    lists_->addWidget(nobody_);
    column->addWidget(lists_, 1);
    auto* divider = new QFrame(this);
    divider->setProperty("panel", "sunken");
    divider->setFixedWidth(1);
    pages_->addWidget(view_);
    pages_->addWidget(empty_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(left);
    row->addWidget(divider);
    row->addWidget(pages_, 1);
    wire();
    retranslate();
}

ChatScreen::~ChatScreen() = default;

void ChatScreen::wire() {
    searchTimer_.setSingleShot(true);
    searchTimer_.setInterval(kSearchPause);
    connect(&searchTimer_, &QTimer::timeout, this, &ChatScreen::askServer);
    connect(search_, &widgets::SearchField::textChanged, this, &ChatScreen::applyFilter);
    connect(search_, &widgets::SearchField::leaveDown, this, [this] {
        for (int i = 0; i < model_->rowCount(); ++i) {
            if (!model_->flags(model_->index(i)).testFlag(Qt::ItemIsSelectable))
                continue;
            list_->setCurrentIndex(model_->index(i));
            return list_->setFocus(Qt::TabFocusReason);
        }
    });
    connect(list_, &ChatList::used, this, &ChatScreen::use);
    connect(view_, &ConversationView::callRequested, this, &ChatScreen::dialRequested);
    connect(view_, &ConversationView::detachRequested, this, &ChatScreen::detach);
    connect(empty_, &widgets::EmptyState::actionTriggered, this, [this] {
        if (isDetached(chosen_))
            windows_[chosen_]->bringForward();
        else
            focusSearch();
    });
    connect(nobody_, &widgets::EmptyState::actionTriggered, this, [this] { search_->setText(QString()); });
    const auto restore = [this] {
        list_->setCurrentIndex(model_->indexOf(chosen_));
        updatePages();
    };
    connect(model_, &QAbstractItemModel::modelReset, this, restore);
    connect(model_, &QAbstractItemModel::rowsInserted, this, restore);
    connect(&session_.self(), &replica::SelfStore::sessionChanged, this, &ChatScreen::updatePages);
    connect(&session_.syncState(), &replica::SyncState::changed, this, &ChatScreen::updatePages);
}

void ChatScreen::focusSearch() {
    search_->focusAndSelect();
}

void ChatScreen::applyFilter(const QString& text) {
    model_->setFilter(text);
    searchTimer_.start();
    updatePages();
}

void ChatScreen::askServer() {
    const std::string typed = search_->text().trimmed().toStdString();
    if (typed.size() < kShortestSearch || typed.size() > protocol::limits::kSearchText ||
        !session_.syncState().isOnline())
        return;
    session_.chat().search(typed, 0, this, [this, typed](Result<protocol::ChatSearchResult> found) {
        if (found && search_->text().trimmed().toStdString() == typed)
            model_->setHits(std::move(found->hits));
    });
}

void ChatScreen::use(const QModelIndex& index) {
    const ChatRow* row = model_->row(index);
    if (row == nullptr || row->kind == ChatRow::Kind::Heading)
        return;
    const ExtensionId peer = row->peer;
    const std::int64_t number = row->number;
    open(peer);
    if (number == 0)
        return;
    if (const auto window = windows_.find(peer); window != windows_.end())
        window->second->view().goTo(number);
    else
        view_->goTo(number);
}

void ChatScreen::open(const ExtensionId& peer) {
    if (const auto window = windows_.find(peer); window != windows_.end()) {
        showHere(peer);
        return window->second->bringForward();
    }
    showHere(peer);
    view_->focusField();
}

void ChatScreen::showHere(const ExtensionId& peer) {
    chosen_ = peer;
    list_->setCurrentIndex(model_->indexOf(peer));
    view_->setPeer(isDetached(peer) ? ExtensionId() : peer);
    updatePages();
}

// By value: the view that asks for it shows nobody in a moment.
void ChatScreen::detach(ExtensionId peer) {
    if (peer.empty() || isDetached(peer))
        return;
    auto window = std::make_unique<ChatWindow>(session_, settings_, theme_, peer);
    connect(&window->view(), &ConversationView::callRequested, this, &ChatScreen::dialRequested);
    connect(window.get(), &ChatWindow::closed, this, [this](ExtensionId whose) {
        const auto found = windows_.find(whose);
        if (found == windows_.end())
            return;
        found->second.release()->deleteLater();  // it is about to return from its own event
        windows_.erase(found);
        if (chosen_ == whose)
            showHere(whose);
    });
    windows_.emplace(peer, std::move(window));
    showHere(peer);
    windows_[peer]->bringForward();
}

void ChatScreen::updatePages() {
    list_->rows().setPhoneStatesVisible(session_.self().may(protocol::Permission::PhoneStates));
    if (model_->rowCount() > 0) {
        lists_->setCurrentWidget(list_);
    } else if (!search_->text().isEmpty()) {
        nobody_->setContent(Icon::Search, tr("Nothing found"),
                            tr("Neither a colleague nor a message matches “%1”.").arg(search_->text()),
                            tr("Clear the search"));
        lists_->setCurrentWidget(nobody_);
    } else {
        showMissingRows(*nobody_, session_.syncState(), Icon::Chat, tr("No conversations yet"),
                        tr("Search a colleague above to write to."));
        lists_->setCurrentWidget(nobody_);
    }
    if (isDetached(chosen_)) {
        empty_->setContent(Icon::ExtendedView, tr("In a window of its own"),
                           tr("Close that window to have the conversation here again."),
                           tr("Show the window"));
        pages_->setCurrentWidget(empty_);
    } else if (chosen_.empty()) {
        empty_->setContent(Icon::Chat, tr("Choose a conversation"), tr("Or search a colleague to begin one."),
                           tr("Search a colleague"));
        pages_->setCurrentWidget(empty_);
    } else {
        pages_->setCurrentWidget(view_);
    }
}

void ChatScreen::retranslate() {
    search_->setPrompt(tr("Search a colleague or a message"));
    list_->setAccessibleName(tr("Conversations"));
    model_->retranslate();
    updatePages();
}

void ChatScreen::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

// The newest conversation is what one most likely came for.
void ChatScreen::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (chosen_.empty() && !session_.chat().store().order().empty())
        showHere(session_.chat().store().order().front());
}

}  // namespace euterpe::screens
