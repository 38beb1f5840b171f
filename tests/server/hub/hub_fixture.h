// A company of four, ready to log in: anna 101 and bruno 102 with seats, carla 103 without, dario 104 hidden.
#pragma once

#include "tests/server/hub/hub_fakes.h"

#include <gtest/gtest.h>

namespace euterpe::hub {

using namespace std::chrono_literals;
using protocol::CallState;
using protocol::PhoneState;
using protocol::Presence;
using protocol::StateBatch;

inline constexpr int kHintFree = 0;
inline constexpr int kHintBusy = 1;
inline constexpr int kHintRinging = 8;

class HubTest : public testing::Test {
  protected:
    HubTest() : storage(loop), voicemail(loop), hub(loop, pbx, storage, voicemail, config(), log) {
        pbx.hub = &hub;
        storage.addUser("anna", "101", protocol::Mode::Phone);
        storage.addUser("bruno", "102", protocol::Mode::Phone);
        storage.addUser("carla", "103", protocol::Mode::Free);
        storage.addUser("dario", "104", protocol::Mode::Free);
        setCompany({"101", "102", "103", "104"}, {"104"});
        hub.start();
        loop.run();
        for (const char* extension : {"101", "102", "103"})
            pbx.phone(extension, kHintFree);
        loop.advance(100ms);
    }

    static HubConfig config() {
        HubConfig c;
        c.epoch = "epoch1";
        c.services.outsidePrefix = "0";
        c.sip = {"sip.example.org", "", {{protocol::SipTransport::Udp, 5060}}, ""};
        return c;
    }

    // What the next directory look finds.
    void setCompany(const std::vector<std::string>& extensions, const std::vector<std::string>& hidden) {
        DirectoryUpdate update;
        update.company.emplace();
        for (const std::string& id : extensions)
            update.company->directory.extensions.push_back({ExtensionId(id),
                                                            "First" + id,
                                                            "Last" + id,
                                                            "ACME",
                                                            {AccountId(id), AccountId(id + "-2")},
                                                            ""});
        for (const std::string& id : hidden)
            update.company->hidden.emplace_back(id);
        update.users = storage.directoryUsers();
        storage.nextDirectory = update;
    }

    std::unique_ptr<FakeClient> client(const std::string& address = "192.0.2.1") {
        return std::make_unique<FakeClient>(hub, loop, address);
    }
    std::unique_ptr<FakeClient> loggedIn(const std::string& user, const std::string& mode = "pro") {
        auto made = client();
        made->login(user, mode);
        made->ask("account.select",
                  R"({"account":")" + storage.users[UserId(user)].extension.str() + R"("})");
        return made;
    }

    static const protocol::Extension* find(const StateBatch& batch, const std::string& id) {
        for (const auto& extension : batch.extensions)
            if (extension.id.str() == id)
                return &extension;
        return nullptr;
    }

    FakeLoop loop;
    FakePbx pbx;
    FakeStorage storage;
    FakeVoicemail voicemail;
    Log log{LogLevel::Error, -1};
    Hub hub;
};

}  // namespace euterpe::hub
