// Who may ring here (L8): an INVITE is let in only when it comes from the registrar's address and is for the
// account in use. Sees the packets, and is asked about each new call. Owned by Engine, its thread.
#pragma once

#include "desktop/phone/packet_tap.h"

#include <deque>
#include <optional>
#include <set>
#include <string>

#include <QObject>

namespace euterpe::phone {

struct Refusal {
    int sipCode = 403;
    std::string sender;  // for people: address and port
};

class InviteGate {
  public:
    // Host names are looked up now, and again with each refresh().
    InviteGate(std::string registrarHost, std::string user);

    void refresh();
    void see(const Packet& packet);
    [[nodiscard]] std::optional<Refusal> refuses(const std::string& callId) const;

  private:
    struct Invite {
        std::string callId;
        std::string user;  // of the request URI
        std::string host;
        int port = 0;
        bool isStream = false;
    };
    static constexpr std::size_t kRemembered = 16;

    QObject lookups_;  // end with it
    std::string registrarHost_;
    std::string user_;
    std::set<std::string> addresses_;
    std::deque<Invite> invites_;  // newest last
};

}  // namespace euterpe::phone
