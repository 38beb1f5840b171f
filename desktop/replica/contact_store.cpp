#include "desktop/replica/contact_store.h"

#include "desktop/replica/contact_merge.h"

#include <algorithm>
#include <utility>

namespace euterpe::replica {

using protocol::Contact;

int ContactStore::slotOf(const ContactId& id) const {
    const auto found = slotOf_.find(id);
    return found == slotOf_.end() ? -1 : found->second;
}

const Contact* ContactStore::find(const ContactId& id) const {
    const int slot = slotOf(id);
    return slot < 0 ? nullptr : at(slot);
}

const ContactEdit* ContactStore::editOf(const ContactId& id) const {
    const auto found =
        std::find_if(edits_.begin(), edits_.end(), [&](const ContactEdit& e) { return e.mine.id == id; });
    return found == edits_.end() ? nullptr : &*found;
}

ContactEdit* ContactStore::editOf(const ContactId& id) {
    return const_cast<ContactEdit*>(std::as_const(*this).editOf(id));
}

// -- rows

// Shows the contact, or nothing, whatever was there.
void ContactStore::show(const ContactId& id, const Contact* contact) {
    if (contact != nullptr)
        put(*contact);
    else
        drop(id);
}

void ContactStore::put(const Contact& contact) {
    auto record = std::make_shared<const Contact>(contact);
    const auto found = slotOf_.find(contact.id);
    if (found != slotOf_.end()) {
        rows_[static_cast<std::size_t>(found->second)] = std::move(record);
        if (!resetting_)
            emit changed(found->second);
        return;
    }
    int slot = static_cast<int>(rows_.size());
    if (free_.empty()) {
        rows_.push_back(std::move(record));
    } else {
        slot = free_.back();
        free_.pop_back();
        rows_[static_cast<std::size_t>(slot)] = std::move(record);
    }
    slotOf_.emplace(contact.id, slot);
    if (!resetting_)
        emit inserted(slot);
}

void ContactStore::drop(const ContactId& id) {
    const auto found = slotOf_.find(id);
    if (found == slotOf_.end())
        return;
    const int slot = found->second;
    if (!resetting_)
        emit aboutToRemove(slot);
    slotOf_.erase(found);
    rows_[static_cast<std::size_t>(slot)].reset();
    free_.push_back(slot);
}

// -- the user's changes

Result<void> ContactStore::checkEditable(const ContactId& id) const {
    if (isUnsynchronised(id))
        return Error{ErrorCode::Conflict, "not synchronised yet"};
    if (edits_.size() >= kMostEdits)
        return Error{ErrorCode::TooLarge, "too many changes wait for the server"};
    return {};
}

Result<void> ContactStore::save(const Contact& contact, const Contact& seen) {
    if (auto editable = checkEditable(contact.id); !editable)
        return editable;
    const Contact* known = find(contact.id);
    if (known != nullptr && sameText(*known, contact))
        return {};
    const std::optional<Contact> server = known != nullptr ? std::optional<Contact>(*known) : std::nullopt;
    edits_.push_back({ContactEditKind::Save, contact, seen.version > 0 ? seen : Contact{}, server});
    put(contact);
    emit editsChanged();
    return {};
}

Result<void> ContactStore::remove(const Contact& seen) {
    if (auto editable = checkEditable(seen.id); !editable)
        return editable;
    const Contact* known = find(seen.id);
    if (known == nullptr)
        return {};
    edits_.push_back({ContactEditKind::Remove, seen, seen, *known});
    drop(seen.id);
    emit editsChanged();
    return {};
}

void ContactStore::dropEdit(const ContactId& id) {
    std::erase_if(edits_, [&](const ContactEdit& edit) { return edit.mine.id == id; });
}

// -- from the server

void ContactStore::applyOne(const ContactId& id, const std::optional<Contact>& theirs) {
    if (ContactEdit* edit = editOf(id)) {
        edit->server = theirs;
        return;
    }
    const Contact* known = find(id);
    // An answer to a change of ours was newer than what was still on its way.
    if (theirs && known != nullptr && known->version >= theirs->version)
        return;
    show(id, theirs ? &*theirs : nullptr);
}

void ContactStore::apply(ContactDelta delta) {
    const std::size_t touched = delta.contacts.size() + delta.removed.size();
    resetting_ = delta.full || touched > kResetAbove;
    if (resetting_)
        emit aboutToReset();
    if (delta.full) {
        std::unordered_set<ContactId> there;
        for (const Contact& contact : delta.contacts)
            there.insert(contact.id);
        for (const auto& [id, slot] : slotOf_)
            if (!there.contains(id) && at(slot)->version <= delta.position.since)
                delta.removed.push_back(id);
        for (ContactEdit& edit : edits_)
            if (!there.contains(edit.mine.id))
                edit.server.reset();
    }
    for (const ContactId& id : delta.removed)
        applyOne(id, std::nullopt);
    for (const Contact& contact : delta.contacts)
        applyOne(contact.id, contact);
    position_ = delta.position;
    if (std::exchange(resetting_, false))
        emit reset();
}

void ContactStore::settle(const ContactId& id, const std::optional<Contact>& stored) {
    dropEdit(id);
    show(id, stored ? &*stored : nullptr);
    emit editsChanged();
}

void ContactStore::rebase(const ContactEdit& edit, const std::optional<Contact>& copy) {
    ContactEdit* waiting = editOf(edit.mine.id);
    if (waiting == nullptr)
        return;
    const bool done = edit.server && sameText(edit.mine, *edit.server);
    *waiting = edit;
    if (done)
        dropEdit(edit.mine.id);
    put(done ? *edit.server : edit.mine);
    if (copy) {
        edits_.push_back({ContactEditKind::Save, *copy, {}, {}});
        put(*copy);
    }
    emit editsChanged();
}

void ContactStore::giveUp(const ContactId& id) {
    const ContactEdit* edit = editOf(id);
    if (edit != nullptr)
        settle(id, std::optional<Contact>(edit->server));
}

// -- the disk

ContactSnapshot ContactStore::snapshot() const {
    ContactSnapshot all;
    all.position = position_;
    all.contacts.reserve(rows_.size());
    std::unordered_set<ContactId> edited;
    for (const ContactEdit& edit : edits_)
        edited.insert(edit.mine.id);
    for (const ContactPtr& row : rows_)
        if (row && !edited.contains(row->id))
            all.contacts.push_back(row);
    for (const ContactEdit& edit : edits_)
        if (edit.server)
            all.contacts.push_back(std::make_shared<const Contact>(*edit.server));
    return all;
}

void ContactStore::restore(const ContactSnapshot& snapshot, std::vector<ContactEdit> edits) {
    emit aboutToReset();
    resetting_ = true;
    rows_.clear();
    free_.clear();
    slotOf_.clear();
    position_ = snapshot.position;
    edits_ = std::move(edits);
    rows_.reserve(snapshot.contacts.size());
    slotOf_.reserve(snapshot.contacts.size());
    for (const ContactPtr& contact : snapshot.contacts)
        if (slotOf_.emplace(contact->id, static_cast<int>(rows_.size())).second)
            rows_.push_back(contact);
    for (ContactEdit& edit : edits_) {
        const Contact* there = find(edit.mine.id);
        edit.server = there != nullptr ? std::optional<Contact>(*there) : std::nullopt;
        show(edit.mine.id, edit.kind == ContactEditKind::Save ? &edit.mine : nullptr);
    }
    resetting_ = false;
    emit reset();
}

void ContactStore::clear() {
    restore({}, {});
}

}  // namespace euterpe::replica
