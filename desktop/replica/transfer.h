// A transfer that the user is carrying out with the softphone (D6, D7): the call is held, a number is chosen,
// and either the call goes there at once (blind) or the user talks to the target first (attended). Nothing is
// lost when it fails or is cancelled: the caller is taken back. One at a time. GUI thread only; owned by
// Session.
#pragma once

#include "desktop/replica/call_store.h"
#include "lib/base/id.h"
#include "lib/base/result.h"

#include <cstdint>
#include <string>

#include <QObject>

namespace euterpe::replica {

class Commands;

class Transfer : public QObject {
    Q_OBJECT

  public:
    enum class Kind { Blind, Attended };
    enum class Stage {
        None,
        Choosing,    // the call is held; choose() is awaited
        Consulting,  // the target is called or talked to: complete() or cancel()
        Sending,     // the PBX is connecting them
    };

    Transfer(CallStore& calls, Commands& commands, QObject* parent = nullptr);

    [[nodiscard]] Stage stage() const { return stage_; }
    [[nodiscard]] Kind kind() const { return kind_; }
    // The call that is to be transferred, and the one with its target.
    [[nodiscard]] const CallId& call() const { return call_; }
    [[nodiscard]] const CallId& consultation() const { return consultation_; }
    [[nodiscard]] const std::string& target() const { return target_; }
    // The target has answered, so that completing connects the two.
    [[nodiscard]] bool isTargetTalking() const;

    // Holds the call and waits for a number. A transfer under way is cancelled first.
    void begin(Kind kind, const CallId& call);
    // begin() and choose() at once, from a directory.
    void send(Kind kind, const CallId& call, const std::string& target);
    void choose(const std::string& target);
    // Attended: connects the two. Before the target has answered the call goes there as a blind one does.
    void complete();
    // Both calls go on as ordinary ones, as when the three talk together.
    void leave();
    // Ends the consultation and takes the caller back.
    void cancel();

  signals:
    void changed();
    // The caller is still there, and was taken back. `reason` None: it failed before the target was called.
    void failed(euterpe::protocol::EndReason reason);
    void refused(const euterpe::Error& error);

  private:
    void onCallChanged(const CallId& id);
    void onCallEnded(const CallId& id, const protocol::Call& last);
    void sendTo(const CallId& call, const std::string& target);
    void takeBack();
    void finish();
    void set(Stage stage);

    CallStore& calls_;
    Commands& commands_;
    Stage stage_ = Stage::None;
    Kind kind_ = Kind::Blind;
    CallId call_;
    CallId consultation_;
    std::string target_;
    std::uint64_t attempt_ = 0;  // an answer to an older call of a target comes too late
};

}  // namespace euterpe::replica
