// Who is a member of which queue, and whether paused there. Part of pbx::State, on its thread.
// https://docs.asterisk.org/Asterisk_22_Documentation/API_Documentation/AMI_Events/QueueMemberPause/ and its
// kin.
#pragma once

#include "lib/protocol/records.h"
#include "server/ami/message.h"
#include "server/pbx/changes.h"
#include "server/pbx/company_p.h"
#include "server/pbx/lookup_p.h"
#include "server/pbx/pbx_state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::pbx {

class Queues {
  public:
    explicit Queues(const Company& company) : company_(company) {}

    void memberAdded(const ami::Message& event, Changes& changes);
    // What it says of somebody who is no member is left aside: it may come after the removal.
    void memberChanged(const ami::Message& event, Changes& changes);
    void memberRemoved(const ami::Message& event, Changes& changes);
    // What the PBX lists (QueueMember of QueueStatus) replaces what was believed.
    void restore(const std::vector<ami::Message>& listed, Changes& changes);

    // By queue, then by telephone.
    [[nodiscard]] const std::vector<QueueMember>& of(std::string_view extension) const;

  private:
    using Members = StringTable<std::vector<QueueMember>>;  // by extension

    // Whose telephone a member is; nullptr when nobody's of the directory.
    [[nodiscard]] const Person* ownerOf(const ami::Message& event) const;
    [[nodiscard]] const Person* ownerOfDevice(std::string_view device) const;
    // A member that is known already.
    struct Known {
        const Person* owner;
        Members::iterator own;  // all of the owner's
        std::vector<QueueMember>::iterator member;
    };
    [[nodiscard]] std::optional<Known> find(const ami::Message& event);
    void put(Members& members, const ami::Message& event, const Person& owner) const;

    const Company& company_;
    Members members_;
};

}  // namespace euterpe::pbx
