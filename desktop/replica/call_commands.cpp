// What is done to calls: by the softphone where it has the call, by the PBX where it has not.
#include "desktop/replica/call_store.h"
#include "desktop/replica/commands_p.h"
#include "desktop/replica/dial_string.h"
#include "desktop/replica/self_store.h"

#include <utility>

#include <QTimer>
#include <QUuid>

namespace euterpe::replica {
namespace {

using phone::LegId;
using phone::Phone;
using protocol::Request;

// From the event loop, like every other answer.
template <class T>
void answerLater(QObject* context, std::function<void(Result<T>)> done, Error error) {
    QTimer::singleShot(0, context, [done = std::move(done), error = std::move(error)] {
        if (done)
            done(error);
    });
}

// The phone answers by calling back whoever asked; somebody who does not want to know is given ears.
Commands::Done heard(Commands::Done done) {
    return done ? std::move(done) : [](Result<void>) {};
}

Error notHere() {
    return {ErrorCode::NotInMode, "the call is not at this softphone"};
}

}  // namespace

void Commands::dial(std::string_view target, QObject* context, Dialled done) {
    const std::string number = dialString(target);
    if (number.empty())
        return answerLater(context, std::move(done), {ErrorCode::InvalidArgument, "not a number"});
    if (phone_) {
        phone_->dial(number, context, [this, done = std::move(done)](Result<LegId> leg) {
            if (!done)
                return;
            if (leg)
                done(calls_.callOf(*leg));
            else
                done(leg.error());
        });
        return;
    }
    if (self_.mode() == protocol::Mode::Phone)
        return answerLater(context, std::move(done), {ErrorCode::Conflict, "the softphone is not ready"});
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
    const phone::Leg* leg = calls_.leg(call);
    if (leg != nullptr && phone_)
        return phone_->hangUp(LegId(leg->id), context, heard(std::move(done)));
    const CallId id = calls_.pbxId(call);
    connection_.request<Request::CallHangup>({id.empty() ? call : id}, context,
                                             withoutContent<protocol::CallHangupResult>(std::move(done)));
}

void Commands::reject(const CallId& call, QObject* context, Done done) {
    const phone::Leg* leg = calls_.leg(call);
    if (leg != nullptr && phone_)
        return phone_->reject(LegId(leg->id), context, heard(std::move(done)));
    const CallId id = calls_.pbxId(call);
    connection_.request<Request::CallReject>({id.empty() ? call : id}, context,
                                             withoutContent<protocol::CallRejectResult>(std::move(done)));
}

void Commands::onLeg(const CallId& call, QObject* context, Done done,
                     const std::function<void(Phone&, const LegId&, Done)>& act) {
    const phone::Leg* leg = calls_.leg(call);
    if (leg == nullptr || !phone_)
        return answerLater<void>(context, std::move(done), notHere());
    act(*phone_, LegId(leg->id), heard(std::move(done)));
}

void Commands::answer(const CallId& call, QObject* context, Done done) {
    onLeg(call, context, std::move(done), [context](Phone& phone, const LegId& leg, Done answered) {
        phone.answer(leg, context, std::move(answered));
    });
}

void Commands::deflect(const CallId& call, std::string_view number, QObject* context, Done done) {
    const std::string target = dialString(number);
    if (target.empty())
        return answerLater<void>(context, std::move(done), {ErrorCode::InvalidArgument, "not a number"});
    onLeg(call, context, std::move(done), [context, target](Phone& phone, const LegId& leg, Done answered) {
        phone.deflect(leg, target, context, std::move(answered));
    });
}

void Commands::hold(const CallId& call, QObject* context, Done done) {
    onLeg(call, context, std::move(done), [context](Phone& phone, const LegId& leg, Done answered) {
        phone.hold(leg, context, std::move(answered));
    });
}

void Commands::resume(const CallId& call, QObject* context, Done done) {
    onLeg(call, context, std::move(done), [context](Phone& phone, const LegId& leg, Done answered) {
        phone.resume(leg, context, std::move(answered));
    });
}

void Commands::setMuted(const CallId& call, bool muted, QObject* context, Done done) {
    onLeg(call, context, std::move(done), [context, muted](Phone& phone, const LegId& leg, Done answered) {
        phone.setMuted(leg, muted, context, std::move(answered));
    });
}

void Commands::sendDtmf(const CallId& call, char digit, QObject* context, Done done) {
    onLeg(call, context, std::move(done), [context, digit](Phone& phone, const LegId& leg, Done answered) {
        phone.sendDtmf(leg, digit, context, std::move(answered));
    });
}

void Commands::transfer(const CallId& call, std::string_view number, QObject* context, Done done) {
    const std::string target = dialString(number);
    if (target.empty())
        return answerLater<void>(context, std::move(done), {ErrorCode::InvalidArgument, "not a number"});
    onLeg(call, context, std::move(done), [context, target](Phone& phone, const LegId& leg, Done answered) {
        phone.transfer(leg, target, context, std::move(answered));
    });
}

void Commands::transferTo(const CallId& call, const CallId& consultation, QObject* context, Done done) {
    const phone::Leg* target = calls_.leg(consultation);
    if (target == nullptr)
        return answerLater<void>(context, std::move(done), notHere());
    onLeg(call, context, std::move(done),
          [context, other = target->id](Phone& phone, const LegId& leg, Done answered) {
              phone.transferTo(leg, other, context, std::move(answered));
          });
}

void Commands::merge(const CallId& one, const CallId& other, QObject* context, Done done) {
    const phone::Leg* second = calls_.leg(other);
    if (second == nullptr)
        return answerLater<void>(context, std::move(done), notHere());
    onLeg(one, context, std::move(done),
          [context, id = second->id](Phone& phone, const LegId& leg, Done answered) {
              phone.merge(leg, id, context, std::move(answered));
          });
}

void Commands::split(QObject* context, Done done) {
    if (!phone_)
        return answerLater<void>(context, std::move(done), notHere());
    phone_->split(context, heard(std::move(done)));
}

Result<CallId> Commands::atPbx(const CallId& call) const {
    const CallId id = calls_.pbxId(call);
    if (!id.empty())
        return id;
    if (calls_.find(call) == nullptr)
        return Error{ErrorCode::NotFound, "no such call"};
    return Error{ErrorCode::Conflict, "the PBX does not show this call yet"};
}

void Commands::park(const CallId& call, QObject* context, Parked done) {
    const auto id = atPbx(call);
    if (!id)
        return answerLater(context, std::move(done), id.error());
    connection_.request<Request::CallPark>({*id}, context,
                                           [done = std::move(done)](Result<protocol::CallParkResult> answer) {
                                               if (!done)
                                                   return;
                                               if (answer)
                                                   done(answer->slot);
                                               else
                                                   done(answer.error());
                                           });
}

void Commands::setRecording(const CallId& call, bool on, QObject* context, Done done) {
    const auto id = atPbx(call);
    if (!id)
        return answerLater(context, std::move(done), id.error());
    connection_.request<Request::CallRecord>({*id, on}, context,
                                             withoutContent<protocol::CallRecordResult>(std::move(done)));
}

void Commands::pickUp(const ExtensionId& extension, QObject* context, Dialled done) {
    const std::string& prefix = self_.services().pickupPrefix;
    if (prefix.empty())
        return answerLater(context, std::move(done), {ErrorCode::NotInMode, "no pickup"});
    dial(prefix + extension.str(), context, std::move(done));
}

void Commands::retrieve(std::string_view slot, QObject* context, Dialled done) {
    dial(slot, context, std::move(done));
}

}  // namespace euterpe::replica
