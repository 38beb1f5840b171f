#include "desktop/screens/main/main_window.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/main/contact_notices.h"
#include "desktop/screens/main/own_header.h"
#include "desktop/screens/main/queue_control.h"
#include "desktop/screens/main/status_strip.h"
#include "desktop/screens/main/window_menus.h"
#include "desktop/screens/phone/call_area.h"
#include "desktop/screens/phone/call_control.h"
#include "desktop/screens/phone/notice_bar.h"
#include "desktop/screens/phone/phone_panel.h"

#include <utility>

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QScreen>
#include <QShortcut>
#include <QStyle>
#include <QVBoxLayout>
#include <QWindow>

namespace euterpe::screens {
namespace {

constexpr int kPanelWidth = 364;
constexpr int kExtendedWidth = 1120;
constexpr int kHeight = 760;
constexpr int kSaveAfterMs = 1000;

QString stateName(bool compact) {
    return compact ? QStringLiteral("mainWindow/compact") : QStringLiteral("mainWindow/extended");
}

}  // namespace

MainWindow::MainWindow(replica::Session& session, settings::Settings& settings, widgets::Theme& theme,
                       std::function<bool()> hasTray)
    : session_(session), settings_(settings), theme_(theme), hasTray_(std::move(hasTray)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Euterpe"));
    build();
    wireMenus();
    wireKeys();
    wireSession();
    saveTimer_.setSingleShot(true);
    saveTimer_.setInterval(kSaveAfterMs);
    connect(&saveTimer_, &QTimer::timeout, this, &MainWindow::saveState);
    applySettings();
    applyConnection();
}

MainWindow::~MainWindow() {
    // The focus wanders while the children go, after this object's members have gone.
    disconnect(qApp, nullptr, this, nullptr);
}

void MainWindow::build() {
    queues_ = new QueueControl(session_, theme_, this);
    menus_ = new WindowMenus(*menuBar(), settings_, *queues_, theme_, this);
    auto* central = new QWidget(this);
    notice_ = new NoticeBar(theme_, central);
    notice_->setObjectName(QStringLiteral("windowNotice"));
    left_ = new QWidget(central);
    left_->setFixedWidth(kPanelWidth);
    header_ = new OwnHeader(session_, theme_, left_);
    phone_ = new PhonePanel(session_, settings_, theme_, left_);
    divider_ = new QFrame(central);
    divider_->setObjectName(QStringLiteral("divider"));
    divider_->setFixedWidth(1);
    divider_->setAutoFillBackground(true);
    directories_ = new Directories(session_, settings_, theme_, central);
    status_ = new StatusStrip(session_, settings_, *queues_, theme_, central);

    auto* leftColumn = new QVBoxLayout(left_);
    leftColumn->setContentsMargins(widgets::space::kLarge, widgets::space::kLarge, widgets::space::kLarge,
                                   widgets::space::kMedium);
    leftColumn->setSpacing(widgets::space::kLarge);
    leftColumn->addWidget(header_);
    leftColumn->addWidget(phone_, 1);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(left_);
    body->addWidget(divider_);
    body->addWidget(directories_, 1);
    auto* line = new QFrame(central);
    line->setProperty("panel", "line");
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(notice_);
    column->addLayout(body, 1);
    column->addWidget(line);
    column->addWidget(status_);
    setCentralWidget(central);
    phone_->focusDialField();
}

void MainWindow::wireMenus() {
    connect(&menus_->connectAction(), &QAction::triggered, &session_, &replica::Session::connectNow);
    connect(&menus_->disconnectAction(), &QAction::triggered, &session_, &replica::Session::disconnectNow);
    connect(&menus_->accountAction(), &QAction::triggered, this, &MainWindow::accountRequested);
    connect(&menus_->settingsAction(), &QAction::triggered, this, &MainWindow::settingsRequested);
    connect(menus_, &WindowMenus::contactsWished, this, &MainWindow::contactsRequested);
    connect(&menus_->quitAction(), &QAction::triggered, this, &MainWindow::quitRequested);
    connect(status_, &StatusStrip::settingsRequested, this, &MainWindow::settingsRequested);
    connect(header_, &OwnHeader::failed, this, &MainWindow::tell);
    connect(queues_, &QueueControl::failed, this, &MainWindow::tell);
    connect(status_, &StatusStrip::softphoneSettingsRequested, this, &MainWindow::softphoneSettingsRequested);
    wireDirectories();
}

void MainWindow::wireDirectories() {
    auto* control = &phone_->control();
    connect(directories_, &Directories::failed, this, &MainWindow::tell);
    connect(directories_, &Directories::numberKnown, notice_,
            [this](const QString& who, const QString& number, const std::function<void()>& add) {
                tellKnownNumber(*notice_, who, number, add);
            });
    connect(directories_, &Directories::importRequested, this,
            [this] { emit contactsRequested(ContactsWish::Import); });
    connect(&phone_->callArea(), &CallArea::contactRequested, directories_, &Directories::addContact);
    connect(directories_, &Directories::dialRequested, phone_, &PhonePanel::call);
    connect(directories_, &Directories::personActionRequested, control,
            [control](PersonAction action, const QString& number) {
                switch (action) {
                    case PersonAction::TransferBlind:
                        return control->transferTo(replica::Transfer::Kind::Blind, number);
                    case PersonAction::TransferAttended:
                        return control->transferTo(replica::Transfer::Kind::Attended, number);
                    case PersonAction::Book:
                        return control->book(number);
                    case PersonAction::PickUp:
                        return control->pickUp(number);
                    case PersonAction::Chat:
                        return;  // the directories' own
                }
            });
}

void MainWindow::addKey(const QKeySequence& keys, std::function<void()> act) {
    auto* key = new QShortcut(keys, this);
    key->setContext(Qt::WindowShortcut);
    connect(key, &QShortcut::activated, this, std::move(act));
}

void MainWindow::wireKeys() {
    addKey(Qt::Key_F8, [this] { phone_->focusDialField(); });
    addKey(Qt::Key_F9, [this] { openSearch(Directories::Section::Favourites); });
    addKey(Qt::Key_F10, [this] { openSearch(Directories::Section::Extensions); });
    addKey(Qt::Key_F11, [this] { openSearch(Directories::Section::Phonebook); });
    addKey(Qt::Key_F12, [this] { openSearch(Directories::Section::Recent); });
    endKey_ = new QShortcut(QKeySequence(Qt::Key_End), this);
    connect(endKey_, &QShortcut::activated, phone_, &PhonePanel::endCurrent);
    const auto enable = [this] { endKey_->setEnabled(phone_->callArea().current() != nullptr); };
    connect(&phone_->callArea(), &CallArea::currentChanged, this, enable);
    enable();
    wireCallKeys();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { watchFocus(now); });
    // Where what had the keyboard is hidden or closed to it, it goes to whatever is next: a button there
    // would be marked, and pressed by the next space, without anybody having gone to it. After a button that
    // was pressed by a key and is closed for a moment it may be the next.
    connect(qApp, &QApplication::focusChanged, this,
            [this, holder = QPointer<QWidget>()](QWidget* before, QWidget* now) mutable {
                if (now == nullptr || now->window() != this)
                    return;
                const bool isGone = holder == nullptr || !holder->isVisible();
                const bool isLost =
                    isGone || before == nullptr ||
                    (!holder->isEnabled() && qobject_cast<QAbstractButton*>(holder) == nullptr);
                const bool isBack = holder == now;
                holder = now;
                if (isLost && !isBack && qobject_cast<QAbstractButton*>(now) != nullptr)
                    phone_->focusDialField();
            });
}

// The keys of C8 that belong to the softphone; each takes its key only while it has something to do.
void MainWindow::wireCallKeys() {
    using replica::Transfer;
    auto* control = &phone_->control();
    auto& calls = session_.calls();
    auto& transfer = session_.transfer();
    const auto stage = [&transfer] { return transfer.stage(); };
    const auto talking = [&calls] { return calls.talking() != nullptr; };
    const auto add = [this](const QKeySequence& keys, std::function<bool()> useful,
                            std::function<void()> act) {
        auto* key = new QShortcut(keys, this);
        key->setContext(Qt::WindowShortcut);
        connect(key, &QShortcut::activated, this, std::move(act));
        callKeys_.emplace_back(key, std::move(useful));
    };
    add(Qt::Key_F5, talking, [control] { control->holdActive(); });
    add(
        Qt::CTRL | Qt::Key_F5, [&calls] { return calls.oldestHeld() != nullptr; },
        [control] { control->resumeOldest(); });
    add(
        Qt::Key_F6, [=] { return talking() || stage() == Transfer::Stage::Choosing; },
        [control] { control->transferActive(Transfer::Kind::Blind); });
    add(
        Qt::Key_F7, [=] { return talking() || stage() != Transfer::Stage::None; },
        [control] { control->transferActive(Transfer::Kind::Attended); });
    add(
        Qt::Key_Delete,
        [control, stage] {
            return stage() == Transfer::Stage::Consulting || control->purpose() != DialField::Purpose::Call;
        },
        [control] { control->cancelTransfer(); });
    const auto enable = [this] {
        for (const auto& [key, useful] : callKeys_)
            key->setEnabled(useful());
    };
    connect(&phone_->callArea(), &CallArea::currentChanged, this, enable);
    connect(control, &CallControl::purposeChanged, this, enable);
    connect(&calls, &replica::CallStore::callChanged, this, enable);
    enable();
}

void MainWindow::openSearch(Directories::Section section) {
    leaveCompact();
    directories_->openSearch(section);
}

void MainWindow::leaveCompact() {
    if (settings_.values().compact)
        settings_.update([](settings::Values& values) { values.compact = false; });
}

void MainWindow::openChat(const QString& number) {
    leaveCompact();
    bringForward();
    directories_->openChat(number);
}

void MainWindow::watchFocus(QWidget* now) {
    if (watched_)
        watched_->removeEventFilter(this);
    watched_ = now != nullptr && now->window() == this ? qobject_cast<QLineEdit*>(now) : nullptr;
    if (watched_)
        watched_->installEventFilter(this);
}

// A text field takes some of the window's keys for its cursor before they can be shortcuts: on X11 Ctrl+E is
// "end of line" and Ctrl+K "delete to the end". End and Del are the cursor's as long as there is text.
bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && watched == watched_) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const auto* field = static_cast<QLineEdit*>(watched);
        const bool plainEnd =
            (key->key() == Qt::Key_End || key->key() == Qt::Key_Delete) && key->modifiers() == Qt::NoModifier;
        const bool view = key->modifiers() == Qt::ControlModifier &&
                          (key->key() == Qt::Key_E || key->key() == Qt::Key_K || key->key() == Qt::Key_S);
        if (view || (plainEnd && field->text().isEmpty())) {
            event->ignore();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::wireSession() {
    connect(&settings_, &settings::Settings::changed, this, &MainWindow::applySettings);
    connect(&session_.syncState(), &replica::SyncState::changed, this, &MainWindow::applyConnection);
    connect(&session_.self(), &replica::SelfStore::accountsChanged, this, &MainWindow::applyConnection);
    connect(&session_, &replica::Session::seatMissing, this, &MainWindow::tellSeat);
    connect(&session_, &replica::Session::ended, this, &MainWindow::tellEnd);
    connect(&session_.softphone(), &replica::Softphone::noticed, this, &MainWindow::tellNotice);
    connect(&session_.self(), &replica::SelfStore::sessionChanged, this, &MainWindow::applyMode);
    applyMode();
    tellContactChanges(session_.contacts(), *notice_);
    connect(&session_, &replica::Session::secretStoreFailed, this, [this] {
        notice_->say(widgets::Tone::Ringing, [] {
            return NoticeBar::Words{
                tr("The password could not be kept; it will be asked for at the next start."), {}};
        });
    });
    connect(&settings_, &settings::Settings::saveFailed, this, [this](const settings::Problem& problem) {
        const QString file = problem.file;
        notice_->say(widgets::Tone::Busy, [file] {
            return NoticeBar::Words{
                tr("The settings could not be saved to %1. They are kept until you quit.").arg(file), {}};
        });
    });
    connect(&theme_, &widgets::Theme::changed, this, &MainWindow::applySettings);
}

void MainWindow::tell(const QString& explanation) {
    notice_->say(widgets::Tone::Busy, [explanation] { return NoticeBar::Words{explanation, {}}; });
}

void MainWindow::applyMode() {
    menus_->setVolumesOffered(session_.self().mode() == protocol::Mode::Phone);
}

void MainWindow::tellNotice(const phone::Notice& notice) {
    using phone::NoticeKind;
    const auto speak = [kind = notice.kind, detail = models::qs(notice.detail)] {
        QString words;
        switch (kind) {
            case NoticeKind::DeviceLost:
                words = tr("The sound device is gone; sound goes to %1 until it is back.").arg(detail);
                break;
            case NoticeKind::DeviceBack:
                words = tr("The sound device is back in use: %1.").arg(detail);
                break;
            case NoticeKind::NoSound:
                words = tr("This computer has no sound device: calls go on in silence.");
                break;
            case NoticeKind::InviteRefused:
                words = tr("A call that did not come from the PBX was refused. It came from %1.").arg(detail);
                break;
            case NoticeKind::SipLogFailed:
                words = tr("The log of SIP packets cannot be written: %1").arg(detail);
                break;
        }
        return NoticeBar::Words{words, {}};
    };
    notice_->say(notice.kind == NoticeKind::DeviceBack ? widgets::Tone::Free : widgets::Tone::Ringing, speak);
}

void MainWindow::tellSeat(protocol::SeatOutcome outcome, protocol::Mode asked, protocol::Mode granted) {
    const auto speak = [outcome, asked, granted] {
        const QString why = outcome == protocol::SeatOutcome::AllSeatsTaken
                                ? tr("All seats of mode %1 are taken.").arg(models::text(asked))
                                : tr("There is no seat of mode %1 for your user.").arg(models::text(asked));
        return NoticeBar::Words{
            why + u' ' +
                tr("The session goes on in mode %1. Your administrator can free or add a seat.")
                    .arg(models::text(granted)),
            {}};
    };
    notice_->say(widgets::Tone::Ringing, speak);
}

void MainWindow::tellEnd(protocol::ClosingReason reason) {
    const auto speak = [reason] {
        switch (reason) {
            case protocol::ClosingReason::LoggedInElsewhere:
                return NoticeBar::Words{tr("You are signed in on another computer now."), tr("Connect here")};
            case protocol::ClosingReason::UserRemoved:
                return NoticeBar::Words{tr("The administrator has removed or changed your user."),
                                        tr("Connect")};
            case protocol::ClosingReason::ServerStopping:
            case protocol::ClosingReason::TooSlow:
            case protocol::ClosingReason::IdleTimeout:
            case protocol::ClosingReason::Unknown:
                break;
        }
        return NoticeBar::Words{tr("The server has ended the session."), tr("Connect")};
    };
    notice_->say(widgets::Tone::Ringing, speak, [this] { session_.connectNow(); });
}

void MainWindow::tellNoTray() {
    notice_->say(widgets::Tone::Accent, [] {
        return NoticeBar::Words{
            tr("This desktop has no system tray: the window was minimised instead. Use Options, "
               "Quit to end the application."),
            {}};
    });
}

void MainWindow::applyConnection() {
    const auto sync = session_.syncState().sync();
    const bool wanted = sync != replica::Sync::Disconnected && sync != replica::Sync::Refused;
    menus_->connectAction().setEnabled(!wanted);
    menus_->disconnectAction().setEnabled(sync != replica::Sync::Disconnected);
    menus_->accountAction().setEnabled(session_.syncState().isOnline() &&
                                       !session_.self().accounts().empty());
    if (session_.syncState().isOnline() && notice_->text().isEmpty())
        notice_->clear();
}

void MainWindow::applySettings() {
    QPalette palette = divider_->palette();
    palette.setColor(QPalette::Window, theme_.tokens().border);
    divider_->setPalette(palette);
    applyView();
    applyOnTop();
}

void MainWindow::applyView() {
    const bool compact = settings_.values().compact;
    if (viewApplied_ && compact == compact_)
        return;
    if (viewApplied_)
        saveState();
    viewApplied_ = true;
    compact_ = compact;
    // Else the keyboard would go to whatever is next.
    if (compact && directories_->isAncestorOf(focusWidget()))
        phone_->focusDialField();
    directories_->setVisible(!compact);
    divider_->setVisible(!compact);
    status_->setCompact(compact);
    setMaximumWidth(compact ? kPanelWidth : QWIDGETSIZE_MAX);
    const QPoint corner = pos();
    const bool placed = isVisible();
    if (!restoreGeometry(settings_.state(stateName(compact)))) {
        const QSize wished(compact ? kPanelWidth : kExtendedWidth, placed ? height() : kHeight);
        // Some of the screen's room is the frame's, whose size nobody knows before the window is shown.
        const int frame = style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, this);
        resize(wished.boundedTo(screen()->availableSize() - QSize(0, frame)));
    }
    if (placed)
        move(corner);
}

void MainWindow::applyOnTop() {
    const auto& values = settings_.values();
    if (values.alwaysOnTop != onTop_) {
        onTop_ = values.alwaysOnTop;
        // Set on the native window too: QWidget::setWindowFlag alone would close and open it.
        overrideWindowFlags(onTop_ ? windowFlags() | Qt::WindowStaysOnTopHint
                                   : windowFlags() & ~Qt::WindowStaysOnTopHint);
        if (QWindow* window = windowHandle())
            window->setFlag(Qt::WindowStaysOnTopHint, onTop_);
    }
    setWindowOpacity(onTop_ ? 1.0 - values.transparency / 100.0 : 1.0);
}

void MainWindow::bringForward() {
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
}

void MainWindow::saveState() {
    if (isVisible() && !isMinimized())
        settings_.setState(stateName(compact_), saveGeometry());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    saveState();
    // The session manager closes windows in order to end the session; that is no click on the close button.
    if (qApp->isSavingSession()) {
        event->accept();
        return;
    }
    event->ignore();
    if (hasTray_()) {
        hide();
        return;
    }
    showMinimized();
    if (!std::exchange(toldNoTray_, true))
        tellNoTray();
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        menus_->retranslate();
        queues_->retranslate();
    }
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        phone_->lookAtClipboard();
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    saveTimer_.start();
}

void MainWindow::moveEvent(QMoveEvent* event) {
    QMainWindow::moveEvent(event);
    saveTimer_.start();
}

}  // namespace euterpe::screens
