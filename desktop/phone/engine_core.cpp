#include "desktop/phone/engine_core.h"

#include "desktop/phone/sound_card.h"

#include <algorithm>
#include <array>
#include <list>
#include <string_view>
#include <strings.h>

namespace euterpe::phone {
namespace {

// An IP TOS byte holds the DSCP in its upper six bits (RFC 2474 section 3).
int dscpOf(int tos) {
    return (tos & 0xff) >> 2;
}

void switchVideoOff(linphone::Core& core) {
    auto policy = linphone::Factory::get()->createVideoActivationPolicy();
    policy->setAutomaticallyInitiate(false);
    policy->setAutomaticallyAccept(false);
    core.setVideoActivationPolicy(policy);  // else every INVITE offers video
    core.enableVideoCapture(false);
    core.enableVideoDisplay(false);
}

// A port of one transport only; connections are made by us, so that nobody can reach a listening one.
constexpr int kRandom = -1;
constexpr int kOutgoingOnly = -2;

struct Ports {
    int udp = 0;
    int tcp = 0;
    int tls = 0;
};

Ports portsOf(protocol::SipTransport transport) {
    switch (transport) {
        case protocol::SipTransport::Tcp:
            return {0, kOutgoingOnly, 0};
        case protocol::SipTransport::Tls:
            return {0, 0, kOutgoingOnly};
        case protocol::SipTransport::Udp:
        case protocol::SipTransport::Unknown:
            break;
    }
    return {kRandom, 0, 0};
}

std::shared_ptr<linphone::Config> makeConfig(const Options& options) {
    auto config = linphone::Factory::get()->createConfig("");  // in memory
    // No database of calls and chats.
    config->setString("storage", "backend", "sqlite3");
    config->setString("storage", "uri", "null");
    config->setInt("misc", "history_max_size", 0);
    // After a failed registration: the default is half a minute and more.
    config->setInt("sip", "refresher_retry_after", 5000);
    // Milliseconds. Some routers forget a UDP mapping after 15 s, the default is 30.
    config->setInt("sip", "keepalive_period", 10000);
    config->setInt("sip", "verify_server_certs", 1);
    // Who talks or rings here already may call once more: all that hide look the same.
    config->setInt("sip", "reject_duplicated_calls", 0);
    const Ports ports = portsOf(options.transport);
    config->setInt("sip", "sip_port", ports.udp);
    config->setInt("sip", "sip_tcp_port", ports.tcp);
    config->setInt("sip", "sip_tls_port", ports.tls);
    // Only in the configuration: what is set once the core exists does not reach the sockets.
    config->setInt("rtp", "audio_dscp", dscpOf(options.audioTos));
    return config;
}

struct CodecName {
    std::string_view asterisk;
    const char* mime;
    int rate;
};
// Names of Asterisk's codecs.conf beside those of RFC 3551 and RFC 7587. G.722 is announced with 8000.
constexpr std::array kCodecNames{
    CodecName{"alaw", "PCMA", 8000},      CodecName{"ulaw", "PCMU", 8000},
    CodecName{"g722", "G722", 8000},      CodecName{"opus", "opus", 48000},
    CodecName{"g729", "G729", 8000},      CodecName{"gsm", "GSM", 8000},
    CodecName{"speex", "speex", 8000},    CodecName{"speex16", "speex", 16000},
    CodecName{"speex32", "speex", 32000}, CodecName{"g726", "G726-32", 8000},
    CodecName{"slin", "L16", 8000},       CodecName{"slin16", "L16", 16000},
};

using PayloadTypes = std::list<std::shared_ptr<linphone::PayloadType>>;

PayloadTypes::iterator find(PayloadTypes& all, const CodecName& name) {
    return std::find_if(all.begin(), all.end(), [&](const auto& type) {
        return strcasecmp(type->getMimeType().c_str(), name.mime) == 0 && type->getClockRate() == name.rate;
    });
}

}  // namespace

void applyCodecs(linphone::Core& core, const std::vector<std::string>& codecs) {
    PayloadTypes all = core.getAudioPayloadTypes();
    for (auto& type : all) {
        if (strcasecmp(type->getMimeType().c_str(), "G722") == 0)
            type->enable(true);
        // Asterisk's answer never asks for it, so that the encoder would not send it (RFC 7587 section 6.1).
        if (strcasecmp(type->getMimeType().c_str(), "opus") == 0)
            type->setSendFmtp("useinbandfec=1");
    }
    PayloadTypes ordered;
    for (const std::string& codec : codecs) {
        const auto name = std::find_if(kCodecNames.begin(), kCodecNames.end(), [&](const CodecName& known) {
            return strcasecmp(std::string(known.asterisk).c_str(), codec.c_str()) == 0;
        });
        const auto found = name == kCodecNames.end() ? all.end() : find(all, *name);
        if (found != all.end())
            ordered.splice(ordered.end(), all, found);
    }
    if (ordered.empty())
        return;  // no list, or nothing of it is known here: rather liblinphone's choice than no call at all
    for (auto& type : ordered)
        type->enable(true);
    for (auto& type : all)
        type->enable(strcasecmp(type->getMimeType().c_str(), "telephone-event") == 0);
    ordered.splice(ordered.end(), all);
    core.setAudioPayloadTypes(ordered);
}

std::shared_ptr<linphone::Core> makeCore(const protocol::SipAccount& account, const Options& options) {
    auto factory = linphone::Factory::get();
    // Else a video plugin draws Qt 5 into this Qt 6 process.
    factory->setMspluginsDir("/nonexistent");
    // No databases of calls and keys on disk: nothing can be made below a device.
    factory->setDataDir("/dev/null/linphone");
    factory->setConfigDir("/dev/null/linphone");
    factory->setDownloadDir("/dev/null/linphone");
    auto core = [&] {
        const NoSoundCards none;  // EngineSound adds the one
        return factory->createCoreWithConfig(makeConfig(options), nullptr);
    }();
    core->enableIpv6(false);  // with it, IPv4 packets carry no DSCP
    core->setSipDscp(dscpOf(options.sipTos));
    switchVideoOff(*core);
    core->setAudioPort(-1);              // random
    core->enableAutoSendRinging(false);  // not before it is let in
    core->setIncTimeout(3600);           // the PBX decides how long it rings
    core->setNortpTimeout(24 * 3600);    // silence is told (Leg::silent), the call is the user's to end
    core->setMaxCalls(Phone::kLines + 2);
    core->setUserAgent("Euterpe", "");
    core->enableNativeRinging(true);  // the application rings
    core->disableChat(linphone::Reason::NotImplemented);
    core->enableFriendListSubscription(false);
    applyCodecs(*core, account.codecs);
    if (account.srtp != protocol::MediaEncryption::None) {
        core->setMediaEncryption(linphone::MediaEncryption::SRTP);
        core->setMediaEncryptionMandatory(account.srtp == protocol::MediaEncryption::Mandatory);
    }
    return core;
}

}  // namespace euterpe::phone
