// Keeps a ContactStore like the server's books: sends what was changed here, one change at a time and each
// until the server has answered it, merges where somebody was quicker, then fetches what is new. A change is
// sent only once it is on disk, so that neither a crash nor a lost answer loses or doubles anything. GUI
// thread only; owned by Contacts.
#pragma once

#include "desktop/replica/contact_link.h"
#include "desktop/replica/contact_store.h"

#include <cstdint>
#include <functional>
#include <optional>

#include <QObject>
#include <QTimer>

namespace euterpe::replica {

class ContactSync : public QObject {
    Q_OBJECT

  public:
    // Writes the store's edits to disk, then calls `done`, on this thread, at once or later.
    using Keep = std::function<void(std::function<void()> done)>;
    using NewId = std::function<ContactId()>;

    ContactSync(ContactStore& store, ContactLink& link, Keep keep, NewId newId, QObject* parent = nullptr);

    // The store holds what the disk had; before, nothing is asked for.
    void start();
    // Another server or user.
    void stop();
    // The newest version of one of the books, as the server tells it.
    void setNewest(std::int64_t version);
    // The server's contacts have been here once.
    [[nodiscard]] bool hasDownloaded() const { return store_.position().since > 0; }

  signals:
    // The server's contacts, or the position, are others: worth writing to disk.
    void fetched();
    // A change that the server will not have, now taken back here.
    void refused(const euterpe::protocol::Contact& contact, const euterpe::Error& error);
    // Both sides had changed the same text: mine is now a contact of its own.
    void copied(const euterpe::protocol::Contact& copy);
    // It was to be removed here, but somebody has edited it: it stays.
    void keptEdited(const euterpe::protocol::Contact& contact);

  private:
    void step();
    void onEdits();
    void push();
    void onPushed(const ContactId& id, const Result<protocol::ContactOutcome>& answer);
    void resolve(const ContactEdit& edit, const protocol::ContactOutcome& outcome);
    void pull();
    void onPulled(const Result<protocol::ContactChangesResult>& answer);
    void retryLater(const Error& error);

    ContactStore& store_;
    ContactLink& link_;
    Keep keep_;
    NewId newId_;
    QTimer retry_;
    std::optional<ContactDelta> incoming_;  // pages so far
    std::int64_t newest_ = 0;
    std::uint64_t round_ = 0;    // answers to what was asked before stop() are stale
    std::uint64_t changes_ = 0;  // of the edits
    std::uint64_t kept_ = 0;     // how many of these are on disk
    bool running_ = false;
    bool asked_ = false;  // a question is open
    bool behind_ = true;  // not looked since the connection stands
};

}  // namespace euterpe::replica
