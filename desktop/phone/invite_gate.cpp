#include "desktop/phone/invite_gate.h"

#include "desktop/phone/sip_text.h"

#include <algorithm>

#include <QHostAddress>
#include <QHostInfo>

namespace euterpe::phone {

InviteGate::InviteGate(std::string registrarHost, std::string user)
    : registrarHost_(std::move(registrarHost)), user_(std::move(user)) {
    refresh();
}

void InviteGate::refresh() {
    std::string host = registrarHost_;
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    if (const QHostAddress literal(QString::fromStdString(host)); !literal.isNull()) {
        addresses_ = {literal.toString().toStdString()};
        return;
    }
    QHostInfo::lookupHost(QString::fromStdString(host), &lookups_, [this](const QHostInfo& info) {
        // What was known stays when the name cannot be resolved any more.
        if (info.addresses().isEmpty())
            return;
        addresses_.clear();
        for (const QHostAddress& address : info.addresses())
            addresses_.insert(address.toString().toStdString());
    });
}

void InviteGate::see(const Packet& packet) {
    constexpr std::string_view kMethod = "INVITE ";
    if (packet.sent || !packet.text.starts_with(kMethod))
        return;
    const auto request =
        parseParty(packet.text.substr(kMethod.size(), packet.text.find_first_of("\r\n") - kMethod.size()));
    invites_.push_back({std::string(headerOf(packet.text, "Call-ID")),
                        request ? request->number : std::string(), packet.host, packet.port,
                        packet.transport != "UDP"});
    if (invites_.size() > kRemembered)
        invites_.pop_front();
}

std::optional<Refusal> InviteGate::refuses(const std::string& callId) const {
    const auto invite = std::find_if(invites_.rbegin(), invites_.rend(),
                                     [&](const Invite& candidate) { return candidate.callId == callId; });
    if (invite == invites_.rend())
        return Refusal{403, "unknown"};
    const std::string sender = invite->host + ':' + std::to_string(invite->port);
    // Connections are opened by us, to the registrar alone.
    if (!invite->isStream && !addresses_.contains(invite->host))
        return Refusal{403, sender};
    if (invite->user != user_)
        return Refusal{404, sender};
    return std::nullopt;
}

}  // namespace euterpe::phone
