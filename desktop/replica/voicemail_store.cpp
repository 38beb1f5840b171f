#include "desktop/replica/voicemail_store.h"

#include "desktop/link/connection.h"
#include "desktop/link/request.h"

#include <algorithm>
#include <utility>

#include <QPointer>

namespace euterpe::replica {

using protocol::Request;
using protocol::VoicemailMessage;

VoicemailStore::VoicemailStore(link::Connection& connection, QObject* parent)
    : QObject(parent), connection_(connection) {
    refresh_.setTimerType(Qt::VeryCoarseTimer);
    connect(&refresh_, &QTimer::timeout, this, &VoicemailStore::reload);
}

void VoicemailStore::setActive(bool active) {
    active_ = active;
    ask();
}

void VoicemailStore::setRefreshEvery(std::chrono::seconds interval) {
    refresh_.stop();
    if (interval.count() > 0)
        refresh_.start(interval);
}

void VoicemailStore::reload() {
    stale_ = true;
    ask();
}

void VoicemailStore::setVersion(std::int64_t version) {
    if (std::exchange(version_, version) != version)
        reload();
}

// After a lost connection the server's next batch tells what is new; a list that failed is tried again.
void VoicemailStore::onLink() {
    if (status_ == Status::Failed)
        stale_ = true;
    ask();
}

void VoicemailStore::clear() {
    list_ = {};
    status_ = Status::Unknown;
    version_.reset();
    stale_ = true;
    emit changed();
}

void VoicemailStore::ask() {
    if (!active_ || !stale_ || asking_ || !connection_.isOnline())
        return;
    asking_ = true;
    stale_ = false;
    connection_.request<Request::VoicemailList>({}, this,
                                                [this](Result<protocol::VoicemailListResult> answer) {
                                                    asking_ = false;
                                                    onList(answer);
                                                    ask();  // it has changed meanwhile
                                                });
}

void VoicemailStore::onList(const Result<protocol::VoicemailListResult>& answer) {
    if (!answer) {
        if (answer.error().code == ErrorCode::Disconnected) {
            stale_ = true;
            return;
        }
        status_ = Status::Failed;
        error_ = answer.error();
    } else {
        status_ = Status::Ready;
        list_ = *answer;
    }
    emit changed();
}

const VoicemailMessage* VoicemailStore::find(const std::string& id) const {
    const auto found = std::find_if(list_.messages.begin(), list_.messages.end(),
                                    [&](const VoicemailMessage& one) { return one.id == id; });
    return found == list_.messages.end() ? nullptr : &*found;
}

void VoicemailStore::take(std::vector<VoicemailMessage> messages) {
    list_.messages = std::move(messages);
    emit changed();
}

void VoicemailStore::setHeard(const std::string& id, bool heard, QObject* context, Done done) {
    connection_.request<Request::VoicemailSetHeard>(
        {id, heard}, this,
        [this, id, heard, context = QPointer<QObject>(context),
         done = std::move(done)](Result<protocol::VoicemailSetHeardResult> answer) {
            if (answer) {
                auto messages = list_.messages;
                for (VoicemailMessage& one : messages)
                    if (one.id == id)
                        one.heard = heard;
                take(std::move(messages));
            }
            if (context)
                done(answer ? Result<void>() : Result<void>(answer.error()));
        });
}

void VoicemailStore::remove(const std::string& id, QObject* context, Done done) {
    connection_.request<Request::VoicemailRemove>(
        {id}, this,
        [this, id, context = QPointer<QObject>(context),
         done = std::move(done)](Result<protocol::VoicemailRemoveResult> answer) {
            if (answer) {
                auto messages = list_.messages;
                std::erase_if(messages, [&](const VoicemailMessage& one) { return one.id == id; });
                list_.total -= static_cast<std::int64_t>(list_.messages.size() - messages.size());
                take(std::move(messages));
            }
            if (context)
                done(answer ? Result<void>() : Result<void>(answer.error()));
        });
}

}  // namespace euterpe::replica
