#include "desktop/replica/contact_sync.h"

#include "desktop/replica/contact_merge.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <unordered_set>
#include <utility>

namespace euterpe::replica {
namespace {

using protocol::Contact;
using protocol::ContactOutcome;

constexpr std::chrono::seconds kRetry{2};

// The server may think otherwise the next time.
bool isPassing(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidArgument:
        case ErrorCode::Malformed:
        case ErrorCode::TooLarge:
        case ErrorCode::Forbidden:
        case ErrorCode::NotInMode:
        case ErrorCode::NotFound:
        case ErrorCode::UnknownMethod:
            return false;
        default:
            return true;
    }
}

}  // namespace

ContactSync::ContactSync(ContactStore& store, ContactLink& link, Keep keep, NewId newId, QObject* parent)
    : QObject(parent), store_(store), link_(link), keep_(std::move(keep)), newId_(std::move(newId)) {
    retry_.setSingleShot(true);
    connect(&retry_, &QTimer::timeout, this, &ContactSync::step);
    connect(&store, &ContactStore::editsChanged, this, &ContactSync::onEdits);
    connect(&link, &ContactLink::usableChanged, this, [this](bool usable) {
        if (!usable)
            return;
        behind_ = true;
        newest_ = 0;  // the server tells it anew
        retry_.stop();
        step();
    });
}

void ContactSync::start() {
    running_ = true;
    step();
}

void ContactSync::stop() {
    ++round_;
    running_ = asked_ = false;
    behind_ = true;
    newest_ = 0;
    kept_ = changes_;
    incoming_.reset();
    retry_.stop();
}

void ContactSync::setNewest(std::int64_t version) {
    newest_ = std::max(newest_, version);
    step();
}

void ContactSync::onEdits() {
    if (!running_)
        return;
    const std::uint64_t change = ++changes_;
    keep_([this, change, round = round_] {
        if (round != round_)
            return;
        kept_ = std::max(kept_, change);
        step();
    });
}

void ContactSync::step() {
    if (!running_ || asked_ || !link_.isUsable() || retry_.isActive())
        return;
    if (!store_.edits().empty()) {
        if (kept_ == changes_)
            push();
        return;
    }
    if (behind_ || incoming_ || newest_ > store_.position().since)
        pull();
}

void ContactSync::retryLater(const Error& error) {
    const auto hint = std::chrono::seconds(error.retryAfterS);
    if (link_.isUsable())
        retry_.start(std::max<std::chrono::milliseconds>(kRetry, hint));
}

// -- what was changed here

void ContactSync::push() {
    asked_ = true;
    const ContactEdit& edit = store_.edits().front();
    const auto done = [this, id = edit.mine.id, round = round_](const Result<ContactOutcome>& answer) {
        if (round == round_)
            onPushed(id, answer);
    };
    if (edit.kind == ContactEditKind::Save)
        link_.save({edit.mine, edit.base.version}, this, done);
    else
        link_.remove({edit.mine.id, edit.mine.book, edit.base.version}, this, done);
}

void ContactSync::onPushed(const ContactId& id, const Result<ContactOutcome>& answer) {
    asked_ = false;
    const ContactEdit edit = store_.edits().front();
    if (edit.mine.id != id)
        return step();
    if (answer) {
        resolve(edit, *answer);
    } else if (isPassing(answer.error().code)) {
        retryLater(answer.error());
    } else {
        store_.giveUp(id);
        emit refused(edit.mine, answer.error());
    }
    step();
}

void ContactSync::resolve(const ContactEdit& edit, const ContactOutcome& outcome) {
    const ContactId& id = edit.mine.id;
    if (!outcome.conflict)
        return store_.settle(id, outcome.contact);
    if (edit.kind == ContactEditKind::Remove) {
        store_.settle(id, outcome.contact);
        if (outcome.contact)
            emit keptEdited(*outcome.contact);
        return;
    }
    if (!outcome.contact) {
        // Removed elsewhere. What was only made here had arrived and was seen there; an edit brings it back.
        if (edit.base.version == 0)
            return store_.settle(id, std::nullopt);
        ContactEdit again = edit;
        again.base.version = outcome.version;
        again.server.reset();
        return store_.rebase(again, std::nullopt);
    }
    const ContactMerge merge = mergeContacts(edit.base, edit.mine, *outcome.contact, newId_());
    store_.rebase({ContactEditKind::Save, merge.merged, *outcome.contact, *outcome.contact}, merge.copy);
    if (merge.copy)
        emit copied(*merge.copy);
}

// -- what is new

void ContactSync::pull() {
    asked_ = true;
    const ContactPosition from = incoming_ ? incoming_->position : store_.position();
    link_.changes({from.since, from.base}, this,
                  [this, round = round_](const Result<protocol::ContactChangesResult>& answer) {
                      if (round == round_)
                          onPulled(answer);
                  });
}

void ContactSync::onPulled(const Result<protocol::ContactChangesResult>& answer) {
    asked_ = false;
    if (!answer) {
        retryLater(answer.error());
        return;
    }
    if (!incoming_ || answer->full) {
        incoming_.emplace();
        incoming_->full = answer->full;
    }
    incoming_->position = {answer->version, answer->base};
    if (!answer->removed.empty()) {  // of an earlier page, removed since
        const std::unordered_set<ContactId> gone(answer->removed.begin(), answer->removed.end());
        std::erase_if(incoming_->contacts, [&](const Contact& one) { return gone.contains(one.id); });
    }
    std::copy(answer->contacts.begin(), answer->contacts.end(), std::back_inserter(incoming_->contacts));
    std::copy(answer->removed.begin(), answer->removed.end(), std::back_inserter(incoming_->removed));
    if (!answer->more) {
        behind_ = false;
        const bool news = incoming_->full || !incoming_->contacts.empty() || !incoming_->removed.empty() ||
                          incoming_->position != store_.position();
        store_.apply(*std::exchange(incoming_, std::nullopt));
        if (news)
            emit fetched();
        else
            newest_ = store_.position().since;  // there is nothing, whatever was told
    }
    step();
}

}  // namespace euterpe::replica
