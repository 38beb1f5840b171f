#include "desktop/screens/voicemail/voicemail_screen.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/voicemail/player_bar.h"
#include "desktop/widgets/empty_state.h"
#include "desktop/widgets/row_header.h"
#include "desktop/widgets/row_table.h"
#include "desktop/widgets/voicemail_delegate.h"

#include <chrono>

#include <QClipboard>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace euterpe::screens {

using models::VoicemailModel;
using protocol::VoicemailAccess;
using namespace widgets;

VoicemailScreen::VoicemailScreen(const Theme& theme, replica::VoicemailStore& store,
                                 const replica::ExtensionStore& extensions, const replica::SelfStore& self,
                                 const replica::SyncState& sync, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      store_(store),
      self_(self),
      sync_(sync),
      model_(new VoicemailModel(
          store, extensions, [] { return toUnixMillis(std::chrono::system_clock::now()); }, this)),
      table_(new RowTable(theme, this)),
      more_(new QLabel(this)),
      player_(new PlayerBar(theme, this)),
      empty_(new EmptyState(theme, this)),
      pages_(new QStackedLayout) {
    setObjectName(QStringLiteral("voicemailScreen"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildTable();
    more_->setProperty("type", "caption");
    more_->setContentsMargins(space::kLarge, 0, space::kLarge, space::kTiny);
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(table_, 1);
    column->addWidget(more_);
    column->addWidget(buildQuestion());
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::kMedium, 0, space::kMedium, space::kMedium);
    foot->addWidget(player_);
    column->addLayout(foot);
    pages_->addWidget(page);
    pages_->addWidget(empty_);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, space::kMedium, 0, 0);
    all->addLayout(pages_);

    connect(&store, &replica::VoicemailStore::changed, this, &VoicemailScreen::refresh);
    connect(&sync, &replica::SyncState::changed, this, &VoicemailScreen::refresh);
    connect(&self, &replica::SelfStore::selfChanged, this, &VoicemailScreen::refresh);
    connect(empty_, &EmptyState::actionTriggered, this, [this] { store_.reload(); });
    connect(player_, &PlayerBar::toggled, this, [this] { emit playRequested(chosen()); });
    connect(player_, &PlayerBar::seekRequested, this, &VoicemailScreen::seekRequested);
    connect(player_, &PlayerBar::outputChosen, this, &VoicemailScreen::outputChosen);
    retranslate();
}

void VoicemailScreen::buildTable() {
    cells_ = new VoicemailDelegate(theme_, this);
    table_->setObjectName(QStringLiteral("messages"));
    table_->setItemDelegate(cells_);
    const int em = QFontMetrics(theme_.font(TextStyle::Body)).averageCharWidth();
    RowHeader& header = table_->rowHeader();
    header.setSectionsClickable(false);
    header.setColumn(VoicemailModel::Sign, 56, 0);
    header.setColumn(VoicemailModel::Name, 16 * em, 4);
    header.setColumn(VoicemailModel::Number, 13 * em, 2, 2);
    header.setColumn(VoicemailModel::Received, 17 * em, 2);
    header.setColumn(VoicemailModel::Duration, 10 * em, 0, 1);
    header.setColumn(VoicemailModel::Folder, 10 * em, 1, 2);
    table_->setModel(model_);
    header.distribute();
    connect(table_, &RowTable::used, this, [this](const QModelIndex& index) {
        if (index.data(VoicemailModel::PlayableRole).toBool())
            emit playRequested(index.data(VoicemailModel::IdRole).toString());
    });
    connect(table_, &RowTable::menuRequested, this, &VoicemailScreen::showMenu);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &VoicemailScreen::refreshPlayer);
}

QWidget* VoicemailScreen::buildQuestion() {
    question_ = new QWidget(this);
    question_->setObjectName(QStringLiteral("removeQuestion"));
    auto* around = new QHBoxLayout(question_);
    around->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    auto* frame = new QFrame(question_);
    frame->setProperty("panel", "banner");
    around->addWidget(frame);
    questionText_ = new QLabel(frame);
    questionText_->setTextFormat(Qt::PlainText);
    questionText_->setWordWrap(true);
    accept_ = new QPushButton(frame);
    accept_->setObjectName(QStringLiteral("removeAccept"));
    accept_->setProperty("kind", "danger");
    refuse_ = new QPushButton(frame);
    refuse_->setObjectName(QStringLiteral("removeRefuse"));
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(space::kMedium, space::kTiny, space::kTiny, space::kTiny);
    row->addWidget(questionText_, 1);
    row->addWidget(refuse_);
    row->addWidget(accept_);
    connect(accept_, &QPushButton::clicked, this, &VoicemailScreen::remove);
    connect(refuse_, &QPushButton::clicked, this, [this] { askToRemove({}); });
    question_->hide();
    return question_;
}

void VoicemailScreen::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    QWidget::changeEvent(event);
}

void VoicemailScreen::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    store_.setActive(true);
    refresh();
    emit outputsWanted();
}

void VoicemailScreen::hideEvent(QHideEvent* event) {
    store_.setActive(false);
    QWidget::hideEvent(event);
}

void VoicemailScreen::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete && !chosen().isEmpty())
        return askToRemove(chosen());
    if (event->key() == Qt::Key_Escape && question_->isVisible())
        return askToRemove({});
    QWidget::keyPressEvent(event);
}

void VoicemailScreen::retranslate() {
    table_->setAccessibleName(tr("Messages"));
    accept_->setText(tr("Delete"));
    refuse_->setText(tr("Keep it"));
    model_->setLocale(QLocale());
    table_->viewport()->update();
    table_->rowHeader().viewport()->update();
    player_->retranslate();
    retell();
    refresh();
}

void VoicemailScreen::refresh() {
    if (!doomed_.isEmpty() && model_->rowOf(doomed_) < 0)
        askToRemove({});
    const auto hidden = store_.total() - static_cast<std::int64_t>(store_.messages().size());
    more_->setVisible(hidden > 0);
    more_->setText(tr("The mailbox has %n more, older message(s).", nullptr, static_cast<int>(hidden)));
    if (model_->rowCount() > 0) {
        if (!table_->currentIndex().isValid())
            table_->setCurrentIndex(model_->index(0, VoicemailModel::Name));
        pages_->setCurrentIndex(0);
    } else {
        explainWhyEmpty();
        pages_->setCurrentIndex(1);
    }
    refreshPlayer();
}

void VoicemailScreen::explainWhyEmpty() {
    using Status = replica::VoicemailStore::Status;
    if (store_.status() == Status::Unknown && !sync_.isOnline())
        return empty_->setContent(Icon::Disconnected, tr("Not connected"),
                                  tr("Your messages appear here once the server is reached."));
    if (store_.status() == Status::Unknown)
        return empty_->setContent(Icon::Refresh, tr("Loading…"), QString());
    if (store_.status() == Status::Failed)
        return empty_->setContent(Icon::Warning, tr("The messages could not be read"),
                                  models::text(store_.error().code), tr("Try again"));
    switch (store_.access()) {
        case VoicemailAccess::NoMailbox:
            return empty_->setContent(
                Icon::Voicemail, tr("No mailbox"),
                tr("Your extension has no mailbox at the PBX. The administrator can give it "
                   "one."));
        case VoicemailAccess::NotConfigured:
            return empty_->setContent(
                Icon::Voicemail, tr("Messages are heard by telephone"),
                tr("The server does not know where the PBX keeps its messages. The administrator can "
                   "tell it: [pbx] voicemail_folder in euterpe-server.conf."));
        case VoicemailAccess::NoAccess:
            return empty_->setContent(
                Icon::Lock, tr("The server cannot read the mailbox"),
                tr("It has no access to the folder in which the PBX keeps the messages. The administrator "
                   "can grant it: the guide to joining a PBX says how."),
                tr("Try again"));
        case VoicemailAccess::Open:
        case VoicemailAccess::Unknown:
            return empty_->setContent(Icon::Voicemail, tr("No messages"),
                                      tr("Messages that callers leave for you are listed here."));
    }
}

QString VoicemailScreen::chosen() const {
    return table_->currentIndex().data(VoicemailModel::IdRole).toString();
}

void VoicemailScreen::showMenu(const QModelIndex& index, const QPoint& at) {
    const QString id = index.data(VoicemailModel::IdRole).toString();
    const QString number = index.data(VoicemailModel::NumberRole).toString();
    const bool heard = index.data(VoicemailModel::HeardRole).toBool();
    const bool playable = index.data(VoicemailModel::PlayableRole).toBool();
    const bool online = sync_.isOnline();
    const bool plays = playback_.sound == replica::Sound{replica::Sound::Kind::Message, id.toStdString()} &&
                       playback_.state == replica::Playback::State::Playing;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](Icon icon, const QString& text, const char* name, bool enabled, auto act) {
        QAction* action = menu->addAction(theme_.icon(icon, Tone::Muted), text, this, act);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(enabled);
    };
    add(plays ? Icon::Pause : Icon::Play, plays ? tr("Pause") : tr("Play the message"), "menuPlay", playable,
        [this, id] { emit playRequested(id); });
    add(Icon::Download, tr("Save a copy…"), "menuSave", playable && online,
        [this, id] { emit saveRequested(id); });
    add(heard ? Icon::Voicemail : Icon::Check, heard ? tr("Mark as not heard") : tr("Mark as heard"),
        "menuHeard", online, [this, id, heard] { setHeard(id, !heard); });
    menu->addSeparator();
    if (number.isEmpty()) {
        add(Icon::Phone, tr("The number was withheld"), "menuCall", false, [] {});
    } else {
        add(Icon::Phone, tr("Call back: %1").arg(number), "menuCall",
            online && self_.may(protocol::Permission::Dial), [this, number] { emit dialRequested(number); });
        add(Icon::Copy, tr("Copy the number"), "menuCopy", true,
            [number] { QGuiApplication::clipboard()->setText(number); });
        const QString name = index.siblingAtColumn(VoicemailModel::Name).data().toString();
        add(Icon::Phonebook, tr("Add to the phonebook…"), "menuAddContact", true,
            [this, number, name] { emit contactRequested(number, name == number ? QString() : name); });
    }
    menu->addSeparator();
    add(Icon::Trash, tr("Delete…"), "menuDelete", online, [this, id] { askToRemove(id); });
    menu->popup(at);
}

void VoicemailScreen::setHeard(const QString& message, bool heard) {
    store_.setHeard(message.toStdString(), heard, this, [this](const Result<void>& outcome) {
        if (!outcome)
            emit failed(models::text(outcome.error().code));
    });
}

// "" = nothing is to be deleted.
void VoicemailScreen::askToRemove(const QString& message) {
    doomed_ = message;
    retell();
    question_->setVisible(!message.isEmpty());
    if (message.isEmpty())
        table_->setFocus();
    else
        refuse_->setFocus();
}

void VoicemailScreen::retell() {
    const int row = doomed_.isEmpty() ? -1 : model_->rowOf(doomed_);
    if (row < 0)
        return;
    const auto text = [&](int column) { return model_->index(row, column).data().toString(); };
    questionText_->setText(tr("Delete the message from %1, %2? It is deleted at the PBX, too.")
                               .arg(text(VoicemailModel::Name), text(VoicemailModel::Received)));
}

void VoicemailScreen::remove() {
    const QString message = doomed_;
    askToRemove({});
    if (playback_.sound.id == message.toStdString() && playback_.state == replica::Playback::State::Playing)
        emit playRequested(message);  // not heard any longer
    store_.remove(message.toStdString(), this, [this](const Result<void>& outcome) {
        if (!outcome)
            emit failed(models::text(outcome.error().code));
    });
}

void VoicemailScreen::showPlayback(const replica::Playback& playback) {
    playback_ = playback;
    const bool plays = playback.sound.kind == replica::Sound::Kind::Message &&
                       playback.state == replica::Playback::State::Playing;
    if (cells_->setPlaying(plays ? models::qs(playback.sound.id) : QString()))
        table_->viewport()->update();
    refreshPlayer();
}

void VoicemailScreen::showOutputs(const QVector<std::pair<QString, QString>>& outputs,
                                  const QString& current) {
    player_->showOutputs(outputs, current);
}

// The player is that of the chosen message; another one that is heard goes on behind it.
void VoicemailScreen::refreshPlayer() {
    const QString id = chosen();
    const auto* message = store_.find(id.toStdString());
    const bool isIt = playback_.sound == replica::Sound{replica::Sound::Kind::Message, id.toStdString()};
    player_->show(isIt ? playback_ : replica::Playback{}, message == nullptr ? 0 : message->durationS,
                  message != nullptr && message->playable);
}

}  // namespace euterpe::screens
