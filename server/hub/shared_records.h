// What every session sees alike, once for each visibility class: colleagues, the PBX's status, the
// version of the shared phonebook, ready encoded. Also counts the one sequence of all changes. Owned by Hub;
// loop thread.
#pragma once

#include "lib/protocol/records.h"
#include "server/hub/change_log.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace euterpe::hub {

// Sessions that get the same records share the encoded bytes. Without phone states: Free mode (section O).
// With parked calls: with phone states, too.
enum class Visibility : std::size_t { WithoutPhoneStates, WithPhoneStates, WithParkedCalls };

class SharedRecords {
  public:
    [[nodiscard]] Seq seq() const { return seq_; }
    // The number for a change that somebody else records.
    Seq next() { return ++seq_; }

    // Each returns true when some class sees a change. `plain`: the presence for those who may not know of
    // calls.
    bool put(const protocol::Extension& extension, protocol::Presence plain);
    bool remove(const ExtensionId& id);
    bool setPbx(const protocol::PbxStatus& status);
    bool setParked(const std::vector<protocol::ParkedCall>& calls);
    // Of the shared phonebook; never goes back.
    bool setContactsVersion(std::int64_t version);

    [[nodiscard]] const protocol::PbxStatus& pbx() const { return pbx_; }
    [[nodiscard]] Seq newest(Visibility visibility) const;
    [[nodiscard]] bool reaches(Visibility visibility, Seq from) const {
        return log(visibility).reaches(from);
    }
    [[nodiscard]] std::size_t extensions() const { return log(Visibility::WithPhoneStates).size(); }

    // Members of a StateBatch, each led by a comma: what changed after `from`, or everything when `full`.
    void appendMembers(Visibility visibility, Seq from, bool full, std::string& out) const;

  private:
    [[nodiscard]] const ChangeLog& log(Visibility visibility) const {
        return logs_[visibility == Visibility::WithoutPhoneStates ? 0 : 1];
    }

    static constexpr std::size_t kRemovalsKept = 1000;
    Seq seq_ = 0;
    std::array<ChangeLog, 2> logs_{// without and with phone states
                                   ChangeLog{kRemovalsKept}, ChangeLog{kRemovalsKept}};
    protocol::PbxStatus pbx_;
    Seq pbxSeq_ = 0;
    std::vector<protocol::ParkedCall> parked_;
    Seq parkedSeq_ = 0;
    std::int64_t contactsVersion_ = 0;
    Seq contactsSeq_ = 0;
};

}  // namespace euterpe::hub
