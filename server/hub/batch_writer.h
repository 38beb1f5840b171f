// Composes state.batch texts. Sessions of one visibility class that start from the same sequence number and
// have nothing of their own get one shared buffer, encoded once. Owned by Hub; loop thread.
#pragma once

#include "server/hub/gateway.h"
#include "server/hub/shared_records.h"
#include "server/hub/user_state.h"

#include <string>
#include <vector>

namespace euterpe::hub {

class BatchWriter {
  public:
    explicit BatchWriter(const SharedRecords& shared) : shared_(shared) {}

    struct For {
        Visibility visibility = Visibility::WithoutPhoneStates;
        Seq from = 0;
        const UserState* user = nullptr;
        const AccountId* account = nullptr;
        bool selfChanged = false;
        Loop::Time now{};
    };

    // Whether what changed after `wanted.from` is still known. Else the batch is a snapshot.
    [[nodiscard]] bool canContinue(const For& wanted) const;
    // The StateBatch object.
    std::string batch(const For& wanted, bool full);
    // The notification that carries it.
    Buffer notification(const For& wanted);

  private:
    struct Cached {
        Visibility visibility;
        Seq from;
        bool full;
        Seq to;
        std::string members;
        Buffer notification;  // for sessions with nothing of their own
    };
    Cached& shared(Visibility visibility, Seq from, bool full);

    const SharedRecords& shared_;
    // Few at a time: sessions keep pace with each other. Only the present sequence number is kept.
    std::vector<Cached> cache_;
};

}  // namespace euterpe::hub
