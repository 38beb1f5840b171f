#include "desktop/app/tray_control.h"

#include "desktop/app/application_icon.h"
#include "desktop/models/status_text.h"
#include "desktop/screens/main/own_header.h"
#include "desktop/screens/main/queue_control.h"

#include <utility>

#include <QAction>
#include <QApplication>

namespace euterpe::app {

using replica::Sync;

TrayControl::TrayControl(std::unique_ptr<Tray> tray, replica::Session& session, screens::MainWindow& window,
                         RingControl& ringing, const widgets::Theme& theme, QObject* parent)
    : QObject(parent),
      tray_(std::move(tray)),
      session_(session),
      window_(window),
      ringing_(ringing),
      theme_(theme) {
    build();
    connect(&session_.syncState(), &replica::SyncState::changed, this, &TrayControl::look);
    connect(&session_.self(), &replica::SelfStore::selfChanged, this, &TrayControl::look);
    connect(&ringing_, &RingControl::changed, this, &TrayControl::look);
    connect(&session_.chat().store(), &replica::ChatStore::unreadChanged, this, &TrayControl::look);
    connect(tray_.get(), &Tray::noticeClicked, this, &TrayControl::noticeClicked);
    connect(&theme_, &widgets::Theme::changed, this, &TrayControl::showApplicationIcon);
    retranslate();
}

void TrayControl::build() {
    open_ = menu_.addAction(QString());
    menu_.addMenu(&window_.header().presenceMenu());
    menu_.addAction(&window_.queues().pauseAction());
    menu_.addAction(&window_.queues().resumeAction());
    menu_.addSeparator();
    connect_ = menu_.addAction(QString());
    disconnect_ = menu_.addAction(QString());
    settings_ = menu_.addAction(QString());
    menu_.addSeparator();
    quit_ = menu_.addAction(QString());
    connect(tray_.get(), &Tray::activated, this, [this] {
        if (window_.isVisible() && !window_.isMinimized() && window_.isActiveWindow())
            window_.close();
        else
            window_.bringForward();
    });
    connect(open_, &QAction::triggered, &window_, &screens::MainWindow::bringForward);
    connect(connect_, &QAction::triggered, &session_, &replica::Session::connectNow);
    connect(disconnect_, &QAction::triggered, &session_, &replica::Session::disconnectNow);
    connect(settings_, &QAction::triggered, &window_, &screens::MainWindow::settingsRequested);
    connect(quit_, &QAction::triggered, &window_, &screens::MainWindow::quitRequested);
}

void TrayControl::show() {
    tray_->show(menu_);
    look();
}

void TrayControl::hide() {
    tray_->hide();
}

void TrayControl::look() {
    TrayLook look;
    const Sync sync = session_.syncState().sync();
    QString state;
    switch (sync) {
        case Sync::Online:
            look.connection = TrayLook::Connection::Online;
            state = tr("Connected");
            break;
        case Sync::PbxLost:
            look.connection = TrayLook::Connection::Trouble;
            state = tr("The PBX is not reachable");
            break;
        case Sync::Connecting:
            state = tr("Connecting…");
            break;
        case Sync::Reconnecting:
            look.connection = TrayLook::Connection::Trouble;
            state = tr("Connection lost, reconnecting…");
            break;
        case Sync::Refused:
            look.connection = TrayLook::Connection::Trouble;
            state = tr("The connection was refused");
            break;
        case Sync::Disconnected:
            state = tr("Disconnected");
            break;
    }
    look.ringing = ringing_.isRinging();
    QStringList lines{QStringLiteral("Euterpe"), look.ringing ? tr("Somebody calls") : state};
    const int unheard = session_.self().self().unheardMessages;
    if (unheard > 0 && session_.syncState().isOnline())
        lines << tr("%n unheard voicemail message(s)", nullptr, unheard);
    look.unread = session_.chat().store().unread();
    if (look.unread > 0)
        lines << tr("%n unread chat message(s)", nullptr, look.unread);
    lookAtServices(look, lines);
    look.tip = lines.join(u'\n');
    tray_->setLook(look);
    shown_ = look;
    showApplicationIcon();
    connect_->setEnabled(sync == Sync::Disconnected || sync == Sync::Refused);
    disconnect_->setEnabled(sync != Sync::Disconnected);
}

void TrayControl::lookAtServices(TrayLook& look, QStringList& lines) const {
    const auto& self = session_.self().self();
    if (!session_.syncState().isOnline())
        return;
    look.doNotDisturb = self.doNotDisturb;
    look.forwarded = !self.forwardTo.empty();
    if (look.doNotDisturb)
        lines << tr("Do not disturb");
    if (look.forwarded)
        lines << tr("Calls are forwarded to %1").arg(models::qs(self.forwardTo));
    const models::QueueState queues = models::queueState(self.queues);
    look.paused = queues == models::QueueState::Paused;
    if (queues != models::QueueState::None)
        lines << tr("Queues: %1").arg(models::status(queues).text);
}

// The task bar's icon follows the tray's in what concerns services only: the rest comes and goes too often.
void TrayControl::showApplicationIcon() {
    const bool own = shown_.doNotDisturb || shown_.forwarded || shown_.paused;
    if (!own && !ownIcon_)
        return;
    ownIcon_ = own;
    TrayLook look = shown_;
    look.ringing = false;
    QApplication::setWindowIcon(own ? applicationIcon(theme_, look)
                                    : QIcon(QStringLiteral(":/euterpe/application/euterpe.svg")));
}

void TrayControl::retranslate() {
    open_->setText(tr("Open Euterpe"));
    connect_->setText(tr("Connect"));
    disconnect_->setText(tr("Disconnect"));
    settings_->setText(tr("Settings…"));
    quit_->setText(tr("Quit"));
    look();
}

}  // namespace euterpe::app
