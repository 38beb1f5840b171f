#include "desktop/screens/chat/conversation_view.h"

#include "desktop/models/chat_list_model.h"
#include "desktop/models/conversation_model.h"
#include "desktop/models/status_text.h"
#include "desktop/screens/chat/message_field.h"
#include "desktop/screens/chat/message_list.h"
#include "desktop/widgets/avatar.h"
#include "desktop/widgets/elided_label.h"
#include "lib/protocol/limits.h"

#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace euterpe::screens {

using widgets::Icon;
using widgets::TextStyle;
using widgets::Tone;
namespace space = widgets::space;
namespace limits = protocol::limits;

namespace {

// From here on the field says how much room is left.
constexpr int kRoomTold = 500;

QToolButton* quietButton(const widgets::Theme& theme, Icon icon, Tone tone, const char* name,
                         QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setProperty("kind", "quiet");
    button->setIcon(theme.icon(icon, tone));
    button->setIconSize(QSize(widgets::size::kIcon, widgets::size::kIcon));
    return button;
}

}  // namespace

ConversationView::ConversationView(replica::Session& session, const widgets::Theme& theme, bool detachable,
                                   QWidget* parent)
    : QWidget(parent),
      session_(session),
      chat_(session.chat()),
      theme_(theme),
      model_(new models::ConversationModel(chat_, this)),
      list_(new MessageList(theme, *model_, this)) {
    setObjectName(QStringLiteral("conversation"));
    list_->setObjectName(QStringLiteral("messages"));
    auto* line = new QFrame(this);
    line->setProperty("panel", "line");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader(detachable));
    column->addWidget(line);
    column->addWidget(list_, 1);
    column->addWidget(buildFoot());
    setTabOrder(field_, send_);
    wire();
    retranslate();
}

ConversationView::~ConversationView() {
    watch(false);
}

QWidget* ConversationView::buildHeader(bool detachable) {
    auto* header = new QWidget(this);
    avatar_ = new widgets::Avatar(theme_, widgets::size::kTouch, header);
    name_ = new widgets::ElidedLabel(theme_, TextStyle::Heading, Tone::Text, header);
    name_->setObjectName(QStringLiteral("chatPeer"));
    state_ = new widgets::ElidedLabel(theme_, TextStyle::Small, Tone::Muted, header);
    state_->setObjectName(QStringLiteral("chatState"));
    call_ = quietButton(theme_, Icon::Phone, Tone::Free, "chatCall", header);
    detach_ = quietButton(theme_, Icon::ExtendedView, Tone::Text, "chatDetach", header);
    detach_->setVisible(detachable);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name_);
    words->addWidget(state_);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    row->setSpacing(space::kMedium);
    row->addWidget(avatar_);
    row->addLayout(words, 1);
    row->addWidget(call_);
    row->addWidget(detach_);
    return header;
}

QWidget* ConversationView::buildFoot() {
    auto* foot = new QWidget(this);
    hint_ = new QLabel(foot);
    hint_->setObjectName(QStringLiteral("chatHint"));
    hint_->setWordWrap(true);
    hint_->setTextFormat(Qt::PlainText);
    field_ = new MessageField(theme_, foot);
    field_->setObjectName(QStringLiteral("chatField"));
    send_ = new QPushButton(foot);
    send_->setObjectName(QStringLiteral("chatSend"));
    send_->setProperty("kind", "primary");
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(field_, 1);
    row->addWidget(send_, 0, Qt::AlignBottom);
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(space::kMedium, space::kTiny, space::kMedium, space::kMedium);
    column->setSpacing(space::kTiny);
    column->addWidget(hint_);
    column->addLayout(row);
    return foot;
}

void ConversationView::wire() {
    const auto mine = [this](void (ConversationView::*act)()) {
        return [this, act](const ExtensionId& peer) {
            if (peer == peer_)
                (this->*act)();
        };
    };
    connect(list_, &MessageList::olderWanted, this, [this] {
        if (!peer_.empty())
            chat_.loadOlder(peer_);
    });
    connect(list_, &MessageList::endReached, this, &ConversationView::readIfSeen);
    connect(list_, &MessageList::linkActivated, this,
            [](const QUrl& url) { QDesktopServices::openUrl(url); });
    connect(list_, &MessageList::retryRequested, &chat_, &replica::Chat::retry);
    connect(list_, &MessageList::discardRequested, &chat_, &replica::Chat::discard);
    connect(&chat_.store(), &replica::ChatStore::conversationChanged, this,
            mine(&ConversationView::readIfSeen));
    connect(&chat_.store(), &replica::ChatStore::messagesChanged, this, mine(&ConversationView::seek));
    connect(&chat_, &replica::Chat::loadingChanged, this, mine(&ConversationView::seek));
    connect(&chat_, &replica::Chat::typingChanged, this, mine(&ConversationView::refreshPeer));
    connect(&session_.extensions(), &replica::ExtensionStore::changed, this, &ConversationView::refreshPeer);
    connect(&session_.extensions(), &replica::ExtensionStore::inserted, this, &ConversationView::refreshPeer);
    connect(&session_.extensions(), &replica::ExtensionStore::removed, this, &ConversationView::refreshPeer);
    connect(&session_.extensions(), &replica::ExtensionStore::reset, this, &ConversationView::refreshPeer);
    connect(&session_.syncState(), &replica::SyncState::changed, this, &ConversationView::refreshFoot);
    connect(field_, &MessageField::sendRequested, this, &ConversationView::send);
    connect(send_, &QPushButton::clicked, this, &ConversationView::send);
    connect(field_, &QPlainTextEdit::textChanged, this, [this] {
        if (!peer_.empty() && field_->hasFocus())
            chat_.setTyping(peer_, !field_->toPlainText().isEmpty());
        refreshFoot();
    });
    connect(call_, &QToolButton::clicked, this, [this] { emit callRequested(models::qs(peer_.str())); });
    connect(detach_, &QToolButton::clicked, this, [this] { emit detachRequested(peer_); });
}

void ConversationView::setPeer(const ExtensionId& peer) {
    if (peer == peer_)
        return;
    chat_.setTyping(peer_, false);
    if (!peer_.empty())
        drafts_[peer_] = field_->toPlainText();
    watch(false);
    peer_ = peer;
    wanted_ = 0;
    list_->unmark();
    model_->setPeer(peer);
    field_->setPlainText(drafts_[peer]);
    field_->moveCursor(QTextCursor::End);
    watch(isVisible());
    refreshPeer();
    refreshFoot();
    readIfSeen();
}

void ConversationView::watch(bool on) {
    if (peer_.empty() || std::exchange(watching_, on) == on)
        return;
    chat_.watch(peer_, on);
}

void ConversationView::focusField() {
    field_->setFocus();
}

void ConversationView::goTo(std::int64_t number) {
    wanted_ = number;
    seek();
}

void ConversationView::seek() {
    if (wanted_ == 0 || chat_.isLoading(peer_))
        return;
    const auto& messages = chat_.store().messages(peer_);
    if (messages.empty())
        return;
    if (model_->rowOf(wanted_) >= 0)
        return list_->goTo(std::exchange(wanted_, 0));
    if (wanted_ < messages.front().number)
        chat_.loadOlder(peer_);
}

void ConversationView::send() {
    const QString text = field_->toPlainText();
    if (text.trimmed().isEmpty() || peer_.empty() || !send_->isEnabled())
        return;
    const auto kept = chat_.send(peer_, text.toStdString());
    if (!kept)
        return say(kept.error().code == ErrorCode::TooLarge
                       ? tr("Too many messages wait to be sent. Try again once there is a connection.")
                       : tr("The message could not be kept on this computer: is the disk full?"));
    field_->clear();
    list_->goToEnd();
    readIfSeen();
}

void ConversationView::say(const QString& words) {
    hint_->setText(words);
    hint_->setVisible(!words.isEmpty());
}

void ConversationView::readIfSeen() {
    if (!peer_.empty() && isVisible() && isActiveWindow() && list_->isAtEnd())
        chat_.markRead(peer_);
}

void ConversationView::refreshPeer() {
    const protocol::Extension* known = session_.extensions().find(peer_);
    const QString name = models::peerName(peer_, session_.extensions(), chat_.store().conversation(peer_));
    widgets::AvatarLook look;
    look.showPhone = known != nullptr && session_.self().may(protocol::Permission::PhoneStates);
    look.showPresence = known != nullptr;
    QString state;
    if (known != nullptr) {
        look.initials = models::initials(models::qs(known->firstName), models::qs(known->lastName));
        look.phone = known->phone;
        look.presence = known->presence;
        state = models::qs(peer_.str()) + QStringLiteral(" · ") + models::status(known->presence).text;
    } else {
        look.initials = models::initials(name.section(u' ', 0, 0), name.section(u' ', 1, -1));
        state = tr("No longer in the directory");
    }
    avatar_->setLook(look);
    name_->setText(name);
    const bool typing = chat_.isTyping(peer_);
    state_->setText(typing ? tr("writes…") : state);
    call_->setEnabled(known != nullptr);
    emit titleChanged(name);
    refreshFoot();
}

void ConversationView::refreshFoot() {
    const bool known = session_.extensions().find(peer_) != nullptr || session_.extensions().size() == 0;
    const int room = field_->room();
    const QString text = field_->toPlainText();
    field_->setEnabled(known);
    send_->setEnabled(known && room >= 0 && !text.trimmed().isEmpty());
    if (!known)
        say(tr("You can read this conversation, but nobody would get an answer."));
    else if (room < 0)
        say(tr("Too long by %n character(s) or more; a message takes up to %1 KB.", nullptr, -room)
                .arg(limits::kChatText / 1024));
    else if (room < kRoomTold)
        say(tr("Room for about %n more character(s)", nullptr, room));
    else if (!session_.syncState().isOnline() && !text.isEmpty())
        say(tr("Not connected: the message will be sent as soon as there is a connection."));
    else
        say(QString());
    hint_->setProperty("type", known && room < 0 ? "wrong" : "muted");
}

void ConversationView::retranslate() {
    call_->setToolTip(tr("Call"));
    call_->setAccessibleName(call_->toolTip());
    detach_->setToolTip(tr("Open in a window of its own"));
    detach_->setAccessibleName(detach_->toolTip());
    field_->setPlaceholderText(tr("Write a message"));
    field_->setAccessibleName(field_->placeholderText());
    field_->setToolTip(tr("Enter sends, Shift+Enter begins a new line"));
    list_->setAccessibleName(tr("Messages"));
    send_->setText(tr("Send"));
    refreshPeer();
}

void ConversationView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::ActivationChange)
        readIfSeen();
    QWidget::changeEvent(event);
}

void ConversationView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    watch(true);
    readIfSeen();
}

void ConversationView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (!peer_.empty())
        chat_.setTyping(peer_, false);
    watch(false);
}

}  // namespace euterpe::screens
