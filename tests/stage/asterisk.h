// A real Asterisk of a test's own, made by pbx/euterpe-pbx, removed at the end. One thread at a time.
#pragma once

#include "tests/stage/ami.h"

#include <string>

namespace euterpe::stage {

class Asterisk {
  public:
    // Creates and starts an instance with the demo company or that of a file, with or without the second
    // Asterisk that plays the outside world. Telephones reach it at `sipHost`. Throws std::runtime_error with
    // what euterpe-pbx said.
    explicit Asterisk(const std::string& name, bool withOutside = false, const std::string& company = {},
                      const std::string& sipHost = "127.0.0.1");
    ~Asterisk();
    Asterisk(const Asterisk&) = delete;
    Asterisk& operator=(const Asterisk&) = delete;

    // "" when a real Asterisk can be started here; else why not, for GTEST_SKIP.
    static const std::string& whyNot();

    void kill();   // SIGKILL, as in a crash
    void start();  // returns when AMI answers
    // SIGSTOP: sockets stay open and nobody answers; false = SIGCONT.
    void freeze(bool on) const;
    std::string cli(const std::string& command);
    // That telephone's address is on the disk, where it outlives a crash: Asterisk writes what it has to
    // remember once a second.
    bool remembers(const std::string& account);
    // A call from the outside world to one of the company's numbers; the caller talks once it is
    // answered. `number` and `name` as the trunk shows them.
    void callIn(const std::string& number, const std::string& name, const std::string& called);

    // The SIP password of an account of the company; throws when there is no such account.
    [[nodiscard]] std::string passwordOf(const std::string& account) const;
    [[nodiscard]] std::string registrar() const;  // "host:port"

    [[nodiscard]] const AmiAccess& ami() const { return ami_; }
    [[nodiscard]] const std::string& cdrDatabase() const { return cdrDatabase_; }
    [[nodiscard]] int sipPort() const { return sipPort_; }
    [[nodiscard]] int sipTlsPort() const { return sipTlsPort_; }
    [[nodiscard]] const std::string& sipCa() const { return sipCa_; }            // PEM file
    [[nodiscard]] const std::string& recordings() const { return recordings_; }  // folder
    [[nodiscard]] const std::string& spool() const { return spool_; }            // folder
    [[nodiscard]] const std::string& companyFile() const { return companyFile_; }
    [[nodiscard]] int pid() const;

  private:
    std::string name_;
    std::string outside_;
    std::string sipHost_;
    AmiAccess ami_;
    AmiAccess outsideAmi_;
    int sipPort_ = 0;
    int sipTlsPort_ = 0;
    std::string sipCa_;
    std::string recordings_;
    std::string spool_;
    std::string cdrDatabase_;
    std::string companyFile_;
    std::string pidFile_;
};

// The folder of the sources.
std::string sourceFolder();

}  // namespace euterpe::stage
