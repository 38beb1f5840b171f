#include "server/pbx/user_agent.h"

#include <gtest/gtest.h>

namespace euterpe::pbx {
namespace {

struct Case {
    const char* text;
    UserAgent agent;
};

// B2: brand, model, firmware and MAC of each account.
TEST(UserAgents, AreTakenApart) {
    const Case cases[] = {
        {"Yealink SIP-T46S 66.85.0.5", {"Yealink", "T46S", "66.85.0.5", ""}},
        {"Yealink SIP-T54W 96.86.0.70 001565a11a00", {"Yealink", "T54W", "96.86.0.70", "00:15:65:a1:1a:00"}},
        {"Yealink W60B 77.83.0.85", {"Yealink", "W60B", "77.83.0.85", ""}},
        {"SIP-T42S 66.84.0.15", {"Yealink", "T42S", "66.84.0.15", ""}},
        {"snomD785/10.1.64.14", {"Snom", "D785", "10.1.64.14", ""}},
        {"snom320/8.7.3.25.5", {"Snom", "320", "8.7.3.25.5", ""}},
        {"snomD735/10.1.127.10 000413b21a25", {"Snom", "D735", "10.1.127.10", "00:04:13:b2:1a:25"}},
        {"Grandstream GXP2170 1.0.11.3", {"Grandstream", "GXP2170", "1.0.11.3", ""}},
        {"Grandstream HT802 1.0.17.5 000b82c0ffee",
         {"Grandstream", "HT802", "1.0.17.5", "00:0b:82:c0:ff:ee"}},
        {"Fanvil X4U 2.12.1.2 0c383e0a1b2c", {"Fanvil", "X4U", "2.12.1.2", "0c:38:3e:0a:1b:2c"}},
        {"PolycomVVX-VVX_411-UA/5.9.0.9373", {"Poly", "VVX 411", "5.9.0.9373", ""}},
        {"PolycomVVX-VVX_411-UA/5.9.0.9373_64167f112233",
         {"Poly", "VVX 411", "5.9.0.9373_64167f112233", "64:16:7f:11:22:33"}},
        {"PolycomSoundPointIP-SPIP_335-UA/4.0.8.2058", {"Poly", "335", "4.0.8.2058", ""}},
        {"PolyEdge-E220-UA/8.0.1.2345", {"Poly", "E220", "8.0.1.2345", ""}},
        {"Cisco/SPA504G-7.6.2", {"Cisco", "SPA504G", "7.6.2", ""}},
        {"Cisco-CP-8841-3PCC/11.3.1", {"Cisco", "CP-8841", "11.3.1", ""}},
        {"Gigaset N510 IP PRO/42.245.00.000.000", {"Gigaset", "N510 IP PRO", "42.245.00.000.000", ""}},
        {"Gigaset N870 IP PRO/83.52.0;7c2f80aabbcc",
         {"Gigaset", "N870 IP PRO", "83.52.0", "7c:2f:80:aa:bb:cc"}},
        {"Aastra 6865i/4.1.0.128", {"Mitel", "6865i", "4.1.0.128", ""}},
        {"Zoiper rv2.10.15.4", {"Zoiper", "", "rv2.10.15.4", ""}},
        {"Z 5.6.1 v2.10.19.9", {"Zoiper", "", "5.6.1", ""}},
        {"Linphone/3.6.1 (eXosip2/4.1.0)", {"Linphone", "", "3.6.1", ""}},
        {"Linphone-Desktop/5.2.6", {"Linphone", "", "5.2.6", ""}},
        {"LinphoneAndroid/5.0.14 (Pixel 6) LinphoneSDK/5.2.73", {"Linphone", "Android", "5.0.14", ""}},
        {"baresip v1.0.0 (x86_64/Linux)", {"baresip", "", "v1.0.0", ""}},
        {"MicroSIP/3.21.3", {"MicroSIP", "", "3.21.3", ""}},
        {"Twinkle/1.10.2", {"Twinkle", "", "1.10.2", ""}},
        {"Yealink SIP-T46S", {"Yealink", "T46S", "", ""}},
        {"Unheard-Of 3000/1.2.3", {"", "", "", ""}},
        {"", {"", "", "", ""}},
    };
    for (const Case& one : cases) {
        const UserAgent agent = parseUserAgent(one.text);
        EXPECT_EQ(agent.brand, one.agent.brand) << one.text;
        EXPECT_EQ(agent.model, one.agent.model) << one.text;
        EXPECT_EQ(agent.firmware, one.agent.firmware) << one.text;
        EXPECT_EQ(agent.mac, one.agent.mac) << one.text;
    }
}

TEST(UserAgents, MacAddressInPairs) {
    EXPECT_EQ(parseUserAgent("Htek UC926 2.42.6.5.6 00:1F:C1:1C:2A:3B").mac, "00:1f:c1:1c:2a:3b");
    EXPECT_EQ(parseUserAgent("baresip v1.0.0 deadbeef").mac, "") << "eight digits are no MAC address";
}

}  // namespace
}  // namespace euterpe::pbx
