#include "desktop/replica/commands.h"

#include "desktop/link/request.h"
#include "desktop/replica/favourite_store.h"
#include "desktop/replica/self_store.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <utility>

#include <QTimer>
#include <QUuid>

namespace euterpe::replica {
namespace {

using protocol::Request;

// An answer without content, for whoever only wants to know whether it worked.
template <class Answer>
std::function<void(Result<Answer>)> withoutContent(Commands::Done done) {
    return [done = std::move(done)](Result<Answer> answer) {
        if (!done)
            return;
        if (answer)
            done({});
        else
            done(answer.error());
    };
}

bool holdsDigit(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == '*' || c == '#'; });
}

}  // namespace

Commands::Commands(link::Connection& connection, SelfStore& self, FavouriteStore& favourites, QObject* parent)
    : QObject(parent), connection_(connection), self_(self), favourites_(favourites) {}

void Commands::dial(std::string_view target, QObject* context, Dialled done) {
    if (!holdsDigit(target) || target.size() > protocol::limits::kNumber) {
        const Error error{ErrorCode::InvalidArgument, "not a number"};
        QTimer::singleShot(0, context, [done = std::move(done), error] {
            if (done)
                done(error);
        });
        return;
    }
    protocol::CallDialParams params;
    params.dialId = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    params.target = std::string(target);
    connection_.request<Request::CallDial>(params, context,
                                           [done = std::move(done)](Result<protocol::CallDialResult> answer) {
                                               if (!done)
                                                   return;
                                               if (answer)
                                                   done(answer->call);
                                               else
                                                   done(answer.error());
                                           });
}

void Commands::hangUp(const CallId& call, QObject* context, Done done) {
    connection_.request<Request::CallHangup>({call}, context,
                                             withoutContent<protocol::CallHangupResult>(std::move(done)));
}

void Commands::reject(const CallId& call, QObject* context, Done done) {
    connection_.request<Request::CallReject>({call}, context,
                                             withoutContent<protocol::CallRejectResult>(std::move(done)));
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
