// The contacts as the user sees them: what the server has, with what was changed here and is not there yet
// laid over it. A row whose change is under way counts as unsynchronised and cannot be changed again until
// then (F7). Owns the records and the edits; read by models, changed by the phonebook's screen (save, remove)
// and by ContactSync. GUI thread only; the records themselves never change and may be handed to other
// threads.
//
// A row is a slot: it stays where it is while its contact exists; free ones are used again.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/contacts.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <QObject>
#include <boost/describe.hpp>

namespace euterpe::replica {

using ContactPtr = std::shared_ptr<const protocol::Contact>;

enum class ContactEditKind { Unknown, Save, Remove };
BOOST_DESCRIBE_ENUM(ContactEditKind, Unknown, Save, Remove)

// A change that the server does not have yet. Kept on disk until it has.
struct ContactEdit {
    ContactEditKind kind = ContactEditKind::Unknown;
    protocol::Contact mine;  // Save: as it shall be; Remove: as it was
    protocol::Contact base;  // what the change was made on; its version is told to the server, 0 = nothing
    std::optional<protocol::Contact> server;  // what the server is known to have meanwhile

    bool operator==(const ContactEdit&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContactEdit, (), (kind, mine, base, server))

// Up to which change the server's contacts are here (contact.changes).
struct ContactPosition {
    std::int64_t since = 0;
    std::int64_t base = 0;

    bool operator==(const ContactPosition&) const = default;
};

// What contact.changes brought, one page or many.
struct ContactDelta {
    bool full = false;  // everything before it is gone
    std::vector<protocol::Contact> contacts;
    std::vector<ContactId> removed;
    ContactPosition position;
};

// All of it, for the disk.
struct ContactSnapshot {
    ContactPosition position;
    std::vector<ContactPtr> contacts;  // as the server has them
};

class ContactStore : public QObject {
    Q_OBJECT

  public:
    // Changes that wait for the server at once.
    static constexpr std::size_t kMostEdits = 2'000;
    // More rows than this at once are told as one reset.
    static constexpr std::size_t kResetAbove = 64;

    using QObject::QObject;

    [[nodiscard]] int slotCount() const { return static_cast<int>(rows_.size()); }
    // nullptr: the slot is free.
    [[nodiscard]] const protocol::Contact* at(int slot) const {
        return rows_[static_cast<std::size_t>(slot)].get();
    }
    [[nodiscard]] int slotOf(const ContactId& id) const;  // -1 = not there
    [[nodiscard]] const protocol::Contact* find(const ContactId& id) const;
    [[nodiscard]] int size() const { return static_cast<int>(slotOf_.size()); }
    [[nodiscard]] bool isUnsynchronised(const ContactId& id) const { return editOf(id) != nullptr; }

    // -- the user's changes, shown at once. `seen`: the contact as the user had it in view when the change
    // was made, version 0 for a new one; it may have changed here since, which is then merged like any other
    // change. Conflict: the row is not synchronised yet. TooLarge: too many changes wait for the server.
    Result<void> save(const protocol::Contact& contact, const protocol::Contact& seen = {});
    Result<void> remove(const protocol::Contact& seen);

    // -- ContactSync only
    [[nodiscard]] const ContactPosition& position() const { return position_; }
    void apply(ContactDelta delta);
    [[nodiscard]] const std::vector<ContactEdit>& edits() const { return edits_; }
    // The edit is done: this is what the server has now.
    void settle(const ContactId& id, const std::optional<protocol::Contact>& stored);
    // The edit of `edit.mine.id` goes on from what the server has; `copy` is one more contact to be created.
    void rebase(const ContactEdit& edit, const std::optional<protocol::Contact>& copy);
    // The server will not have it: back to what it has.
    void giveUp(const ContactId& id);

    // -- the disk
    [[nodiscard]] ContactSnapshot snapshot() const;
    void restore(const ContactSnapshot& snapshot, std::vector<ContactEdit> edits);
    void clear();

  signals:
    void changed(int slot);  // text, or whether it is synchronised
    void inserted(int slot);
    void aboutToRemove(int slot);  // still readable
    void aboutToReset();
    void reset();
    void editsChanged();

  private:
    [[nodiscard]] const ContactEdit* editOf(const ContactId& id) const;
    [[nodiscard]] ContactEdit* editOf(const ContactId& id);
    Result<void> checkEditable(const ContactId& id) const;
    void dropEdit(const ContactId& id);
    void applyOne(const ContactId& id, const std::optional<protocol::Contact>& theirs);
    void show(const ContactId& id, const protocol::Contact* contact);
    void put(const protocol::Contact& contact);
    void drop(const ContactId& id);

    std::vector<ContactPtr> rows_;
    std::vector<int> free_;
    std::unordered_map<ContactId, int> slotOf_;
    std::vector<ContactEdit> edits_;  // oldest first; few
    ContactPosition position_;
    bool resetting_ = false;
};

}  // namespace euterpe::replica
