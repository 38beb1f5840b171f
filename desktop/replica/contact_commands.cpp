#include "desktop/replica/commands_p.h"

namespace euterpe::replica {

using protocol::Request;

void Commands::importContacts(const protocol::ContactImportParams& batch, QObject* context, Imported done) {
    connection_.request<Request::ContactImport>(batch, context, std::move(done));
}

void Commands::undoImport(const protocol::ContactImportUndoParams& wanted, QObject* context, Undone done) {
    connection_.request<Request::ContactImportUndo>(wanted, context, std::move(done));
}

void Commands::saveContact(const protocol::ContactSaveParams& change, QObject* context, ContactStored done) {
    connection_.request<Request::ContactSave>(change, context, std::move(done));
}

void Commands::removeContact(const protocol::ContactRemoveParams& change, QObject* context,
                             ContactStored done) {
    connection_.request<Request::ContactRemove>(change, context, std::move(done));
}

void Commands::lookUpContacts(std::string_view text, QObject* context, LookedUp done) {
    connection_.request<Request::ContactLookup>({std::string(text)}, context, std::move(done));
}

}  // namespace euterpe::replica
