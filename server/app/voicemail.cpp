#include "server/app/voicemail.h"

#include "lib/protocol/limits.h"

#include <type_traits>
#include <utility>

#include <boost/asio/post.hpp>

namespace euterpe::app {

namespace asio = boost::asio;
using voicemail::Mailboxes;
using voicemail::Place;

// A message that is to be in `toFolder`, "" = nowhere.
struct Voicemail::Change {
    std::string mailbox;
    std::string message;
    std::string toFolder;
    Callback<void> done;

    // What a message that is gone means for it.
    [[nodiscard]] Result<void> outcome(const Error& error) const {
        return error.code == ErrorCode::NotFound && toFolder.empty() ? Result<void>() : Result<void>(error);
    }
};

Voicemail::Voicemail(asio::io_context& io, const std::string& folder, VoicemailPbx pbx)
    : io_(io), mailboxes_(std::make_shared<const Mailboxes>(folder)), pbx_(std::move(pbx)) {}

Voicemail::~Voicemail() {
    thread_.stop();
    thread_.join();
}

template <class Job, class Done>
void Voicemail::run(Job job, Done done) {
    using Outcome = std::invoke_result_t<Job&, const Mailboxes&>;
    if (waiting_ >= protocol::limits::kVoicemailJobs) {
        asio::post(io_, [done = std::move(done)]() mutable {
            done(Outcome(Error{ErrorCode::RateLimited, "the mailboxes cannot keep up", 1}));
        });
        return;
    }
    ++waiting_;
    asio::post(thread_, [this, &io = io_, mailboxes = mailboxes_, job = std::move(job),
                         done = std::move(done)]() mutable {
        asio::post(io, [this, outcome = job(*mailboxes), done = std::move(done)]() mutable {
            --waiting_;
            done(std::move(outcome));
        });
    });
}

void Voicemail::list(const std::string& mailbox, Callback<protocol::VoicemailListResult> done) {
    run([mailbox](
            const Mailboxes& boxes) -> Result<protocol::VoicemailListResult> { return boxes.list(mailbox); },
        std::move(done));
}

void Voicemail::read(const std::string& mailbox, const protocol::VoicemailReadParams& wanted,
                     Callback<protocol::VoicemailReadResult> done) {
    run([mailbox,
         wanted](const Mailboxes& boxes) { return boxes.read(mailbox, wanted.message, wanted.offset); },
        std::move(done));
}

void Voicemail::setHeard(const std::string& mailbox, const protocol::VoicemailSetHeardParams& change,
                         Callback<void> done) {
    carryOut({mailbox, change.message, change.heard ? voicemail::kHeardFolder : voicemail::kNewFolder,
              std::move(done)});
}

void Voicemail::remove(const std::string& mailbox, const std::string& message, Callback<void> done) {
    carryOut({mailbox, message, "", std::move(done)});
}

// Asterisk first: it knows best how its messages are numbered, and needs no rights of ours in its folders. It
// says that it succeeded whatever happened, and an older one cannot at all, so that what it left to do is
// done here.
void Voicemail::carryOut(Change change) {
    const auto place = [mailbox = change.mailbox, message = change.message](const Mailboxes& boxes) {
        return boxes.find(mailbox, message);
    };
    run(place, [this, change = std::move(change)](const Result<Place>& found) mutable {
        if (!found)
            return change.done(change.outcome(found.error()));
        const bool wantsHeard = change.toFolder == voicemail::kHeardFolder;
        if (!change.toFolder.empty() && found->heard == wantsHeard)
            return change.done({});
        if (found->pbxId.empty())
            return byFiles(std::move(change));
        const auto name = voicemail::parseMailbox(change.mailbox);
        const telephony::VoicemailChange asked{name->box, name->context, found->folder, found->pbxId,
                                               change.toFolder};
        pbx_.change(asked, [this, change = std::move(change)](const Result<void>&) mutable {
            byFiles(std::move(change));
        });
    });
}

void Voicemail::byFiles(Change change) {
    const auto job = [mailbox = change.mailbox, message = change.message,
                      folder = change.toFolder](const Mailboxes& boxes) {
        return folder.empty() ? boxes.remove(mailbox, message) : boxes.move(mailbox, message, folder);
    };
    run(job, [this, change = std::move(change)](const Result<void>& moved) {
        // Whoever made the change: Asterisk looks again and tells the telephones.
        if (const auto name = voicemail::parseMailbox(change.mailbox))
            pbx_.refresh(name->box, name->context);
        change.done(moved ? moved : change.outcome(moved.error()));
    });
}

}  // namespace euterpe::app
