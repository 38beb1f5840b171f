// hub::VoicemailPort: the files of the mailboxes on a thread of their own, so that a slow file system holds
// up nothing else, and changes by Asterisk where it can make them. Called on the loop thread.
#pragma once

#include "server/hub/voicemail_port.h"
#include "server/telephony/telephony.h"
#include "server/voicemail/mailboxes.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

namespace euterpe::app {

// What it needs of the PBX; telephony::Telephony's, see there.
struct VoicemailPbx {
    std::function<void(const telephony::VoicemailChange&, telephony::Telephony::Callback<void>)> change;
    std::function<void(const std::string& box, const std::string& context)> refresh;
};

class Voicemail : public hub::VoicemailPort {
  public:
    // `folder`: Asterisk's, e.g. /var/spool/asterisk/voicemail; "" = messages cannot be shown.
    Voicemail(boost::asio::io_context& io, const std::string& folder, VoicemailPbx pbx);
    // Waits for the job that runs.
    ~Voicemail() override;

    void list(const std::string& mailbox, Callback<protocol::VoicemailListResult> done) override;
    void read(const std::string& mailbox, const protocol::VoicemailReadParams& wanted,
              Callback<protocol::VoicemailReadResult> done) override;
    void setHeard(const std::string& mailbox, const protocol::VoicemailSetHeardParams& change,
                  Callback<void> done) override;
    void remove(const std::string& mailbox, const std::string& message, Callback<void> done) override;

  private:
    struct Change;
    // `job(const Mailboxes&)` on the mailboxes' thread, its result to `done` on the loop's.
    template <class Job, class Done>
    void run(Job job, Done done);
    void carryOut(Change change);
    void byFiles(Change change);

    boost::asio::io_context& io_;
    const std::shared_ptr<const voicemail::Mailboxes> mailboxes_;
    const VoicemailPbx pbx_;
    std::size_t waiting_ = 0;
    boost::asio::thread_pool thread_{1};
};

}  // namespace euterpe::app
