#include "desktop/screens/chat/chat_window.h"

#include "desktop/screens/chat/conversation_view.h"

#include <QCloseEvent>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

const auto kGeometry = QStringLiteral("chat/window");

}  // namespace

ChatWindow::ChatWindow(replica::Session& session, settings::Settings& settings, const widgets::Theme& theme,
                       const ExtensionId& peer)
    : settings_(settings), view_(new ConversationView(session, theme, false, this)) {
    setObjectName(QStringLiteral("chatWindow"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_);
    connect(view_, &ConversationView::titleChanged, this, &QWidget::setWindowTitle);
    view_->setPeer(peer);
    if (!restoreGeometry(settings.state(kGeometry)))
        resize(460, 560);
}

void ChatWindow::bringForward() {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    view_->focusField();
}

void ChatWindow::closeEvent(QCloseEvent* event) {
    settings_.setState(kGeometry, saveGeometry());
    event->accept();
    emit closed(view_->peer());
}

}  // namespace euterpe::screens
