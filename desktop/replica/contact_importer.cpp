#include "desktop/replica/contact_importer.h"

#include "desktop/replica/commands.h"
#include "lib/protocol/limits.h"

#include <algorithm>

#include <QTimer>

namespace euterpe::replica {
namespace {

namespace limits = protocol::limits;
using protocol::Contact;

// Of a request, with room for what is around the contacts.
constexpr std::size_t kBatchBytes = limits::kRequestBytes * 3 / 4;

// At least as long as its JSON: each character may need a backslash.
std::size_t mostBytes(const Contact& contact) {
    constexpr std::size_t kNames = 256;
    constexpr std::size_t kNamesOfField = 64;
    std::size_t bytes = kNames;
    for (const std::string* text :
         {&contact.firstName, &contact.lastName, &contact.organization, &contact.unit})
        bytes += 2 * text->size();
    for (const protocol::ContactField& field : contact.fields)
        bytes += kNamesOfField + 2 * (field.value.size() + field.speedDial.size());
    return bytes;
}

}  // namespace

ContactImporter::ContactImporter(Commands& commands, QObject* parent)
    : QObject(parent), commands_(commands) {}

void ContactImporter::start(contacts::ImportPlan plan, const std::string& importId,
                            protocol::ContactBook book) {
    plan_ = std::move(plan);
    importId_ = importId;
    book_ = book;
    all_ = static_cast<int>(plan_.add.size() + plan_.change.size() + plan_.remove.size());
    if (all_ == 0)
        QTimer::singleShot(0, this, &ContactImporter::next);
    else
        next();
}

void ContactImporter::undo(const std::string& importId, protocol::ContactBook book) {
    importId_ = importId;
    book_ = book;
    undoStep();
}

void ContactImporter::next() {
    if (added_ < plan_.add.size())
        return add();
    if (changed_ < plan_.change.size())
        return change();
    if (removed_ < plan_.remove.size())
        return remove();
    emit finished(outcome_);
}

void ContactImporter::step(int contacts) {
    done_ += contacts;
    emit progress(done_, all_);
    next();
}

void ContactImporter::add() {
    protocol::ContactImportParams batch{importId_, book_, {}};
    std::size_t bytes = 0;
    for (std::size_t at = added_; at < plan_.add.size() && batch.contacts.size() < limits::kContactBatch;
         ++at) {
        bytes += mostBytes(plan_.add[at]);
        if (bytes > kBatchBytes && !batch.contacts.empty())
            break;
        batch.contacts.push_back(plan_.add[at]);
        batch.contacts.back().importId = importId_;
    }
    const std::size_t many = batch.contacts.size();
    commands_.importContacts(batch, this, [this, many](Result<protocol::ContactImportResult> answer) {
        if (!answer) {
            if (!waits(answer.error(), [this] { add(); }))
                emit failed(answer.error());
            return;
        }
        outcome_.added += static_cast<int>(many - std::min(many, answer->refused.size()));
        outcome_.refused.insert(outcome_.refused.end(), answer->refused.begin(), answer->refused.end());
        added_ += many;
        step(static_cast<int>(many));
    });
}

void ContactImporter::change() {
    const Contact& contact = plan_.change[changed_];
    commands_.saveContact({contact, contact.version}, this, [this](Result<protocol::ContactOutcome> answer) {
        if (answer)
            ++changed_;
        onStored(answer, outcome_.changed, [this] { change(); });
    });
}

void ContactImporter::remove() {
    const Contact& contact = plan_.remove[removed_];
    commands_.removeContact({contact.id, contact.book, contact.version}, this,
                            [this](Result<protocol::ContactOutcome> answer) {
                                if (answer)
                                    ++removed_;
                                onStored(answer, outcome_.removed, [this] { remove(); });
                            });
}

void ContactImporter::onStored(const Result<protocol::ContactOutcome>& outcome, int& counter,
                               const std::function<void()>& again) {
    if (!outcome) {
        if (!waits(outcome.error(), again))
            emit failed(outcome.error());
        return;
    }
    ++(outcome->conflict ? outcome_.conflicts : counter);
    step(1);
}

void ContactImporter::undoStep() {
    commands_.undoImport({importId_, book_}, this, [this](Result<protocol::ContactImportUndoResult> answer) {
        if (!answer) {
            if (!waits(answer.error(), [this] { undoStep(); }))
                emit failed(answer.error());
            return;
        }
        outcome_.removed += static_cast<int>(answer->removed);
        outcome_.conflicts = static_cast<int>(answer->kept);
        if (answer->more)
            return undoStep();
        emit finished(outcome_);
    });
}

bool ContactImporter::waits(const Error& error, const std::function<void()>& again) {
    if (error.code != ErrorCode::RateLimited)
        return false;
    QTimer::singleShot(std::max(1, error.retryAfterS) * 1000, this, again);
    return true;
}

}  // namespace euterpe::replica
