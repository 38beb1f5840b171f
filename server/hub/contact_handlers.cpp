// contact.changes, contact.save, contact.remove, contact.import, contact.import.undo (F6, F7).

#include "server/hub/handlers.h"
#include "server/hub/hub.h"

namespace euterpe::hub {
namespace {

using protocol::ContactBook;

// Refuses what the session may not change, before the database is asked.
Result<BookUser> changing(const Session& session, ContactBook book) {
    const bool shared = session.granted(protocol::Permission::SharedBook);
    if (book == ContactBook::Unknown)
        return Error{ErrorCode::InvalidArgument, "params.book: expected shared or personal"};
    if (book == ContactBook::Shared && !shared)
        return Error{ErrorCode::Forbidden, "the shared phonebook is read-only for this user"};
    return BookUser{session.identity().profile.user, shared};
}

// Passes the outcome on, and tells everybody concerned that the book has changed.
template <class T>
auto announcing(Hub& hub, const BookUser& user, ContactBook book, const Reply<T>& reply) {
    return [&hub, user = user.user, book, reply](const Result<T>& outcome) {
        if (!outcome)
            return reply.fail(outcome.error());
        hub.contactsChanged(user, book, outcome->version);
        reply.ok(*outcome);
    };
}

}  // namespace

void handleContactChanges(Hub& hub, Session& session, const protocol::ContactChangesParams& params,
                          const Reply<protocol::ContactChangesResult>& reply) {
    if (params.since < 0 || params.base < 0)
        return reply.fail({ErrorCode::InvalidArgument, "params.since: expected a number from 0"});
    hub.storage().contactChanges(session.identity().profile.user, params,
                                 [reply](const Result<protocol::ContactChangesResult>& page) {
                                     if (page)
                                         reply.ok(*page);
                                     else
                                         reply.fail(page.error());
                                 });
}

void handleContactSave(Hub& hub, Session& session, const protocol::ContactSaveParams& params,
                       const Reply<protocol::ContactOutcome>& reply) {
    const auto user = changing(session, params.contact.book);
    if (!user)
        return reply.fail(user.error());
    hub.storage().saveContact(*user, params, announcing(hub, *user, params.contact.book, reply));
}

void handleContactRemove(Hub& hub, Session& session, const protocol::ContactRemoveParams& params,
                         const Reply<protocol::ContactOutcome>& reply) {
    const auto user = changing(session, params.book);
    if (!user)
        return reply.fail(user.error());
    hub.storage().removeContact(*user, params, announcing(hub, *user, params.book, reply));
}

void handleContactImport(Hub& hub, Session& session, const protocol::ContactImportParams& params,
                         const Reply<protocol::ContactImportResult>& reply) {
    const auto user = changing(session, params.book);
    if (!user)
        return reply.fail(user.error());
    hub.storage().importContacts(*user, params, announcing(hub, *user, params.book, reply));
}

void handleContactImportUndo(Hub& hub, Session& session, const protocol::ContactImportUndoParams& params,
                             const Reply<protocol::ContactImportUndoResult>& reply) {
    const auto user = changing(session, params.book);
    if (!user)
        return reply.fail(user.error());
    hub.storage().undoImport(*user, params, announcing(hub, *user, params.book, reply));
}

}  // namespace euterpe::hub
