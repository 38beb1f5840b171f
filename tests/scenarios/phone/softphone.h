// The softphone under test as a test uses it: commands are awaited, snapshots are kept. Any function runs the
// event loop. GUI thread.
#pragma once

#include "desktop/phone/linphone_phone.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace euterpe::stage {

class Softphone {
  public:
    using Milliseconds = std::chrono::milliseconds;
    static constexpr Milliseconds kPatience{10000};

    Softphone(const protocol::SipAccount& account, const phone::Options& options);

    [[nodiscard]] phone::Phone& phone() { return *phone_; }
    void restart(const protocol::SipAccount& account, const phone::Options& options);

    bool reaches(phone::Registration state, Milliseconds limit = kPatience);
    bool registered(Milliseconds limit = kPatience) {
        return reaches(phone::Registration::Registered, limit);
    }

    // Each waits for the answer.
    Result<phone::LegId> dial(const std::string& number);
    Result<void> answer(const phone::LegId& leg);
    Result<void> reject(const phone::LegId& leg);
    Result<void> deflect(const phone::LegId& leg, const std::string& number);
    Result<void> hangUp(const phone::LegId& leg);
    Result<void> hold(const phone::LegId& leg);
    Result<void> resume(const phone::LegId& leg);
    Result<void> setMuted(const phone::LegId& leg, bool muted);
    Result<void> sendDtmf(const phone::LegId& leg, char digit);
    Result<void> transfer(const phone::LegId& leg, const std::string& number);
    Result<void> transferTo(const phone::LegId& leg, const phone::LegId& consultation);
    Result<void> merge(const phone::LegId& one, const phone::LegId& other);
    Result<void> split();

    // The id of the leg that rings here, once there is one.
    std::optional<phone::LegId> rings(Milliseconds limit = kPatience);
    // The leg's last snapshot, alive or ended.
    [[nodiscard]] const phone::Leg& leg(const phone::LegId& id) const { return last_.at(id); }
    bool becomes(const phone::LegId& id, phone::LegState state, Milliseconds limit = kPatience);
    bool becomes(const phone::LegId& id, const std::function<bool(const phone::Leg&)>& condition,
                 Milliseconds limit = kPatience);
    bool idle(Milliseconds limit = kPatience);
    // How often a leg's end was told.
    [[nodiscard]] int endings(const phone::LegId& id) const;

    [[nodiscard]] const std::vector<phone::Notice>& notices() const { return notices_; }
    bool notices(phone::NoticeKind kind, Milliseconds limit = kPatience);
    [[nodiscard]] const std::vector<phone::Levels>& levels() const { return levels_; }
    void forgetLevels() { levels_.clear(); }

  private:
    Result<void> ask(const std::function<void(phone::Phone::Done)>& command);

    const Log log_{LogLevel::Warning};
    QObject context_;
    std::unique_ptr<phone::LinphonePhone> phone_;
    std::map<phone::LegId, phone::Leg> last_;
    std::map<phone::LegId, int> endings_;
    std::vector<phone::Notice> notices_;
    std::vector<phone::Levels> levels_;
};

}  // namespace euterpe::stage
