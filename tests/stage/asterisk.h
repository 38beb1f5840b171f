// A real Asterisk of a test's own, made by pbx/euterpe-pbx, removed at the end. One thread at a time.
#pragma once

#include <string>

namespace euterpe::stage {

class Asterisk {
  public:
    // Creates and starts an instance with the demo company, with or without the second Asterisk that plays the
    // outside world. Throws std::runtime_error with what euterpe-pbx said.
    explicit Asterisk(const std::string& name, bool withOutside = false);
    ~Asterisk();
    Asterisk(const Asterisk&) = delete;
    Asterisk& operator=(const Asterisk&) = delete;

    // "" when a real Asterisk can be started here; else why not, for GTEST_SKIP.
    static std::string whyNot();

    void kill();   // SIGKILL, as in a crash
    void start();  // returns when AMI answers
    std::string cli(const std::string& command);

    // The SIP password of an account of the company; throws when there is no such account.
    [[nodiscard]] std::string passwordOf(const std::string& account) const;
    [[nodiscard]] std::string registrar() const;  // "127.0.0.1:port"

    [[nodiscard]] int amiPort() const { return amiPort_; }
    [[nodiscard]] const std::string& amiUser() const { return amiUser_; }
    [[nodiscard]] const std::string& amiSecret() const { return amiSecret_; }
    [[nodiscard]] const std::string& cdrDatabase() const { return cdrDatabase_; }
    [[nodiscard]] const std::string& companyFile() const { return companyFile_; }
    [[nodiscard]] int pid() const;

  private:
    std::string name_;
    int amiPort_ = 0;
    int sipPort_ = 0;
    std::string amiUser_;
    std::string amiSecret_;
    std::string cdrDatabase_;
    std::string companyFile_;
    std::string pidFile_;
};

// The folder of the sources.
std::string sourceFolder();

}  // namespace euterpe::stage
