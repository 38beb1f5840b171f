// A real euterpe-server of a test's own beside an Asterisk or a fake one: its database holds the company and
// the users that the test asks for. One thread at a time.
#pragma once

#include "server/store/store_records.h"
#include "tests/stage/ami.h"
#include "tests/stage/process.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace euterpe::stage {

class Asterisk;
class ShiftedClock;

// What a server needs to know of its PBX.
struct Pbx {
    AmiAccess ami;
    std::string cdrDatabase;  // "" = no call register
    store::Directory company;
    std::string recordings = {};  // folder, "" = not told to the server
    int sipPort = 0;              // 0 = nothing of SIP is told
    int sipTlsPort = 0;
    std::string sipCa = {};
    std::string voicemail = {};  // folder, "" = it cannot be read
};

Pbx pbxOf(const Asterisk& asterisk);

struct ServerOptions {
    std::string limits;                   // lines of the section [limits]
    std::filesystem::path data;           // "" = a folder beside the configuration
    std::string pbx = {};                 // more lines of the section [pbx]
    const ShiftedClock* clock = nullptr;  // its own wall clock; nullptr = this computer's
};

class Server {
  public:
    inline static const std::string kPassword = "correct horse battery staple";

    // The program is $EUTERPE_SERVER if that is set (another build of it, e.g. under another sanitizer), else
    // the one of this build. Throws std::runtime_error.
    Server(const Pbx& pbx, const std::filesystem::path& folder, const ServerOptions& options = {});

    // A user with a Phone seat and kPassword, whose name is the extension's number. Before start().
    void addUser(const std::string& extension, bool restApi = false);
    // Another extension for that user, written beside the running server like by euterpe-admin.
    void moveUser(const std::string& user, const std::string& extension);
    // Returns when the port is open.
    void start();
    void kill();          // SIGKILL, as in a crash
    void stop();          // SIGTERM; throws when that does not end it
    void pause(bool on);  // SIGSTOP, SIGCONT
    // As one that was installed anew: it makes itself a certificate at its next start().
    void forgetCertificate() const;

    // Takes descriptors away from the running server: it can have no more than so many.
    void limitDescriptors(unsigned most) const;

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] std::string log() const;
    [[nodiscard]] std::size_t residentKb() const;
    // A number of its metrics page, e.g. "sessions"; -1 when it is not there.
    [[nodiscard]] std::int64_t metric(const std::string& name) const;
    // Ends it; "", or what was wrong with it: it had ended by itself, did not end well, a sanitizer
    // complained.
    std::string finish();

  private:
    void writeConfiguration(const Pbx& pbx, const ServerOptions& options);
    void writeCompany(const store::Directory& company);

    std::filesystem::path folder_;
    std::filesystem::path data_;
    const ShiftedClock* clock_;
    int port_;
    std::unique_ptr<Process> process_;
    bool ended_ = true;  // on our demand
};

}  // namespace euterpe::stage
