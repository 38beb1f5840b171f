#include "desktop/screens/popup/incoming_popups.h"

#include "desktop/screens/phone/call_view.h"
#include "desktop/screens/popup/incoming_popup.h"

#include <utility>

#include <QCursor>
#include <QGuiApplication>
#include <QScreen>

namespace euterpe::screens {
namespace {

// The screen on which the user works is the one with the pointer.
QRect workArea() {
    const QScreen* screen = QGuiApplication::screenAt(QCursor::pos());
    if (screen == nullptr)
        screen = QGuiApplication::primaryScreen();
    return screen == nullptr ? QRect() : screen->availableGeometry();
}

}  // namespace

IncomingPopups::IncomingPopups(replica::Session& session, settings::Settings& settings, widgets::Theme& theme,
                               QObject* parent)
    : QObject(parent), session_(session), settings_(settings), theme_(theme) {
    auto& calls = session_.calls();
    connect(&calls, &replica::CallStore::callAdded, this, [this](const CallId& id) { look(id); });
    connect(&calls, &replica::CallStore::callChanged, this, [this](const CallId& id) { look(id); });
    connect(&calls, &replica::CallStore::callEnded, this, [this](const CallId& id) { close(id); });
    connect(&calls, &replica::CallStore::callAbsorbed, this, [this](const CallId& id) { close(id); });
    connect(&session_.syncState(), &replica::SyncState::changed, this, &IncomingPopups::applyRights);
}

IncomingPopups::~IncomingPopups() = default;

void IncomingPopups::look(const CallId& id) {
    const protocol::Call* call = session_.calls().find(id);
    if (call == nullptr || !asksForAnswer(*call, session_.calls().leg(id)))
        return close(id);
    const auto shown = popups_.find(id);
    if (shown != popups_.end())
        shown->second->setView(callView(session_, *call));
    else if (!call->anonymous && settings_.values().popupCall)
        show(*call);
}

void IncomingPopups::show(const protocol::Call& call) {
    auto popup = std::make_unique<IncomingPopup>(callView(session_, call), callRights(session_), theme_);
    connect(popup.get(), &IncomingPopup::actionRequested, this,
            [this, asks = &popup->notice()](CallId id, CallAction action) {
                // Its number is typed in the main window.
                if (action == CallAction::Deflect)
                    emit openRequested();
                emit actionRequested(id, action, asks);
            });
    connect(popup.get(), &IncomingPopup::openRequested, this, &IncomingPopups::openRequested);
    // Dismissed ones stay in the map, hidden, so that a later change of the call does not open them again.
    connect(popup.get(), &IncomingPopup::contactRequested, this, &IncomingPopups::contactRequested);
    connect(popup.get(), &IncomingPopup::dismissed, this, &IncomingPopups::arrange);
    IncomingPopup* window = popup.get();
    popups_.emplace(call.id, std::move(popup));
    arrange();
    window->show();
    window->raise();
}

void IncomingPopups::close(const CallId& id) {
    const auto found = popups_.find(id);
    if (found == popups_.end())
        return;
    // The click that leads here may come from the popup itself.
    found->second->hide();
    found->second.release()->deleteLater();
    popups_.erase(found);
    arrange();
}

void IncomingPopups::applyRights() {
    for (const auto& [id, popup] : popups_)
        popup->setRights(callRights(session_));
}

void IncomingPopups::arrange() {
    const QRect area = workArea();
    int bottom = area.bottom() - widgets::space::kLarge;
    for (const auto& [id, popup] : popups_) {
        if (popup->isDismissed())
            continue;
        popup->move(area.right() - widgets::space::kLarge - popup->width(), bottom - popup->height());
        bottom -= popup->height() + widgets::space::kSmall;
    }
}

}  // namespace euterpe::screens
