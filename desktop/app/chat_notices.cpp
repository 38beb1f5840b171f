#include "desktop/app/chat_notices.h"

#include "desktop/models/chat_list_model.h"
#include "desktop/models/status_text.h"

#include <QApplication>

namespace euterpe::app {
namespace {

constexpr qsizetype kLongest = 200;

// Desktops may read markup in a notice, and not all of them: what could be some gets another shape.
QString harmless(QString text) {
    text = text.simplified();
    if (text.size() > kLongest)
        text = text.left(kLongest) + u'…';
    return text.replace(u'<', u'‹').replace(u'>', u'›').replace(u'&', u'＆');
}

}  // namespace

ChatNotices::ChatNotices(replica::Session& session, const settings::Settings& settings,
                         screens::MainWindow& window, TrayControl& tray, QObject* parent)
    : QObject(parent), session_(session), settings_(settings), window_(window), tray_(tray) {
    connect(&session.chat(), &replica::Chat::arrived, this, &ChatNotices::announce);
    connect(&tray, &TrayControl::noticeClicked, this, [this] {
        if (!newest_.isEmpty())
            window_.openChat(newest_);
    });
}

void ChatNotices::announce(const protocol::ChatConversation& conversation) {
    if (QApplication::activeWindow() != nullptr || !settings_.values().popupChat)
        return;
    newest_ = models::qs(conversation.peer.str());
    const QString name = models::peerName(conversation.peer, session_.extensions(), &conversation);
    tray_.notify(harmless(name), harmless(models::qs(conversation.last.text)));
    QApplication::alert(&window_);
}

}  // namespace euterpe::app
