#include "desktop/replica/commands.h"

#include "desktop/replica/commands_p.h"
#include "desktop/replica/favourite_store.h"
#include "desktop/replica/self_store.h"

#include <utility>

namespace euterpe::replica {

using protocol::Request;

Commands::Commands(link::Connection& connection, SelfStore& self, FavouriteStore& favourites,
                   CallStore& calls, QObject* parent)
    : QObject(parent), connection_(connection), self_(self), favourites_(favourites), calls_(calls) {}

void Commands::setDoNotDisturb(bool on, QObject* context, Done done) {
    connection_.request<Request::ServiceDoNotDisturb>(
        {on}, context, withoutContent<protocol::ServiceDoNotDisturbResult>(std::move(done)));
}

void Commands::setForward(std::string_view target, QObject* context, Done done) {
    connection_.request<Request::ServiceForward>(
        {std::string(target)}, context, withoutContent<protocol::ServiceForwardResult>(std::move(done)));
}

void Commands::setForkToMobile(bool on, QObject* context, Done done) {
    connection_.request<Request::ServiceForkToMobile>(
        {on}, context, withoutContent<protocol::ServiceForkToMobileResult>(std::move(done)));
}

void Commands::setQueuePause(std::string_view queue, bool paused, QObject* context, Done done) {
    connection_.request<Request::QueuePause>({std::string(queue), paused}, context,
                                             withoutContent<protocol::QueuePauseResult>(std::move(done)));
}

void Commands::book(const ExtensionId& extension, QObject* context, Done done) {
    connection_.request<Request::BookingSet>({extension}, context,
                                             withoutContent<protocol::BookingSetResult>(std::move(done)));
}

void Commands::cancelBooking(const std::string& booking, QObject* context, Done done) {
    connection_.request<Request::BookingCancel>(
        {booking}, context, withoutContent<protocol::BookingCancelResult>(std::move(done)));
}

void Commands::readSound(const Sound& sound, std::int64_t offset, QObject* context, Piece done) {
    if (sound.kind == Sound::Kind::Message)
        connection_.request<Request::VoicemailRead>({sound.id, offset}, context, std::move(done));
    else
        connection_.request<Request::RecordingRead>({sound.id, offset}, context, std::move(done));
}

// What was shown early must be settled even when whoever asked is gone: `this` is the context of the request.
void Commands::setFavourite(const ExtensionId& extension, bool favourite, QObject* context, Done done) {
    const int ticket = favourites_.begin(extension, favourite);
    connection_.request<Request::FavouriteSet>(
        {extension, favourite}, this,
        [this, ticket, context = QPointer<QObject>(context),
         done = std::move(done)](Result<protocol::FavouriteSetResult> answer) {
            favourites_.finish(ticket, answer.ok());
            if (context)
                withoutContent<protocol::FavouriteSetResult>(done)(std::move(answer));
        });
}

void Commands::setPresence(protocol::Presence presence, QObject* context, Done done) {
    const int ticket = self_.beginPresence(presence);
    connection_.request<Request::PresenceSet>(
        {presence}, this,
        [this, ticket, context = QPointer<QObject>(context),
         done = std::move(done)](Result<protocol::PresenceSetResult> answer) {
            self_.finishPresence(ticket, answer.ok());
            if (context)
                withoutContent<protocol::PresenceSetResult>(done)(std::move(answer));
        });
}

void Commands::setIdle(bool idle) {
    connection_.request<Request::PresenceIdle>({idle}, this, {});
}

void Commands::selectAccount(const AccountId& account, QObject* context, Done done) {
    connection_.request<Request::AccountSelect>(
        {account}, this,
        [this, context = QPointer<QObject>(context),
         done = std::move(done)](Result<protocol::AccountSelectResult> answer) {
            if (answer) {
                self_.setAccount(answer->account.id);
                emit accountSelected(answer->account.id);
            }
            if (context)
                withoutContent<protocol::AccountSelectResult>(done)(std::move(answer));
        });
}

}  // namespace euterpe::replica
