// The SIP packet log (L9): one file that rotates, without what would let its reader in: digest responses
// (RFC 3261 section 22.4), media keys (RFC 4568), passwords of ICE, digits of INFO. A disk that is full is
// told once and tried again later; nothing else waits for it. The engine's thread.
#pragma once

#include "desktop/phone/packet_tap.h"

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace euterpe::phone {

class SipLog {
  public:
    using Failed = std::function<void(const std::string& reason)>;
    static constexpr std::size_t kFileBytes = 4 * 1024 * 1024;
    static constexpr int kOldFiles = 3;

    // "" as the file writes nothing.
    SipLog(std::string file, Failed failed);
    ~SipLog();
    SipLog(const SipLog&) = delete;
    SipLog& operator=(const SipLog&) = delete;

    void write(const Packet& packet);

  private:
    std::string wholeLines(const Packet& packet);
    bool open();
    void rotate();
    void fail(int error);

    std::string file_;
    Failed failed_;
    int fd_ = -1;
    std::size_t size_ = 0;
    bool told_ = false;
    std::chrono::steady_clock::time_point retryAt_;
    std::map<std::string, std::string> tails_;  // of streams: an unfinished line, from where to where
};

// The text with its secrets replaced by "***". Whole lines only.
std::string withoutSecrets(std::string_view text);

}  // namespace euterpe::phone
