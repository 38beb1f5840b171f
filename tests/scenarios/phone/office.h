// The office of the softphone's scenarios: a real Asterisk with the demo company and a sound server, both for
// all tests of a suite; telephones and the softphone of each test. Skipped, with the reason, where they
// cannot run.
#pragma once

#include "tests/desktop/support/waiting.h"
#include "tests/scenarios/phone/softphone.h"
#include "tests/stage/asterisk.h"
#include "tests/stage/sip_phone.h"
#include "tests/stage/sound_server.h"

#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace euterpe::stage {

class PhoneOffice : public ::testing::Test {
  protected:
    static constexpr int kMicrophoneHz = 1000;  // what the softphone's user says
    inline static const std::string kExtension = "101";

    static void SetUpTestSuite() { openOffice("phone"); }
    static void openOffice(const std::string& name, const std::string& company = {},
                           const std::string& sipHost = "127.0.0.1") {
        if (!Asterisk::whyNot().empty() || !SoundServer::whyNot().empty())
            return;
        asterisk_ = std::make_unique<Asterisk>(name, false, company, sipHost);
        sound_ = std::make_unique<SoundServer>();
        setenv("PULSE_SERVER", sound_->address().c_str(), 1);
        addDevices();
    }
    static void addDevices() {
        sound_->addOutput("speaker", "Speaker");
        sound_->addMicrophone("mic", "Microphone");
        sound_->setDefaultOutput("speaker");
        sound_->setDefaultMicrophone("mic");
    }
    static void TearDownTestSuite() {
        sound_.reset();
        asterisk_.reset();
    }

    void SetUp() override {
        if (const std::string& reason = Asterisk::whyNot(); !reason.empty())
            GTEST_SKIP() << reason;
        if (const std::string reason = SoundServer::whyNot(); !reason.empty())
            GTEST_SKIP() << reason;
        voice_ = std::make_unique<SoundSource>(sound(), "mic_feed", kMicrophoneHz);
        ear_ = std::make_unique<SoundRecorder>(sound(), "speaker.monitor");
    }

    void TearDown() override {
        if (HasFailure()) {
            for (const auto& [account, telephone] : phones_)
                std::cerr << "--- telephone " << account << ", last part\n" << lastPart(telephone->log());
        }
        softphone_.reset();
        phones_.clear();
    }

    static Asterisk& asterisk() { return *asterisk_; }
    static SoundServer& sound() { return *sound_; }
    [[nodiscard]] const SoundRecorder& ear() const { return *ear_; }

    static protocol::SipAccount account(const std::string& user = kExtension) {
        protocol::SipAccount account;
        account.account = AccountId(user);
        account.user = user;
        account.password = asterisk().passwordOf(user);
        account.registrar = asterisk().registrar();
        account.displayName = "Giulia Bianchi";
        return account;
    }

    // The softphone of extension 101, registered. It can be called: a registration is answered before
    // Asterisk knows whether the contact is reachable, and one that it takes for unreachable is not rung.
    Softphone& softphone() {
        if (!softphone_) {
            Ami ami(asterisk().ami());
            softphone_ = makeSoftphone();
            EXPECT_TRUE(softphone_->registered()) << softphone_->phone().registration().detail;
            EXPECT_TRUE(ami.await(isReachable)) << "for the PBX";
        }
        return *softphone_;
    }
    [[nodiscard]] virtual std::unique_ptr<Softphone> makeSoftphone() const {
        return std::make_unique<Softphone>(account(), options());
    }
    [[nodiscard]] virtual phone::Options options() const {
        phone::Options options;
        options.sound.echoCanceller = phone::EchoCanceller::Off;  // a steady tone is what it removes
        options.sound.noiseSuppression = false;
        return options;
    }

    // A registered telephone; the tone tells whose voice it is.
    SipPhone& telephone(const std::string& account, int toneHz = 440) {
        auto& made = phones_[account];
        if (!made) {
            made = std::make_unique<SipPhone>(
                SipPhone::Settings{account, asterisk().passwordOf(account), asterisk().registrar(), toneHz},
                folder_.path() / ("phone-" + account));
            EXPECT_TRUE(made->registered()) << account;
        }
        return *made;
    }

    // 101 calls the number, the telephone of that extension answers, both talk.
    phone::LegId talkTo(const std::string& extension, int toneHz = 440) {
        SipPhone& peer = telephone(extension, toneHz);
        const auto leg = softphone().dial(extension);
        EXPECT_TRUE(leg) << leg.error().detail;
        EXPECT_TRUE(peer.rings());
        peer.accept();
        EXPECT_TRUE(peer.talks());
        EXPECT_TRUE(softphone().becomes(*leg, phone::LegState::Talking));
        return leg.value();
    }

    // Both tones arrive at the speaker, mixed.
    [[nodiscard]] bool hearsBoth(int one, int other) const {
        return euterpe::testing::waitUntil([&] {
            const auto samples = ear().last(std::chrono::milliseconds(500));
            return toneShare(samples.data(), samples.size(), one, SoundServer::kRate) > 0.15 &&
                   toneShare(samples.data(), samples.size(), other, SoundServer::kRate) > 0.15;
        });
    }

    const TemporaryFolder folder_;

  private:
    static bool isReachable(const Ami::Message& message) {
        const auto is = [&](const char* header, const std::string& value) {
            const auto found = message.find(header);
            return found != message.end() && found->second == value;
        };
        return is("Event", "ContactStatus") && is("AOR", kExtension) && is("ContactStatus", "Reachable");
    }
    // Without the line that counts the bits of each tenth of a second.
    static std::string lastPart(const std::string& text) {
        std::string kept;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            const auto count = line.find("(bit/s)");
            if (count == std::string::npos)
                kept += line + '\n';
        }
        return kept.size() > 3000 ? kept.substr(kept.size() - 3000) : kept;
    }

    inline static std::unique_ptr<Asterisk> asterisk_;
    inline static std::unique_ptr<SoundServer> sound_;
    std::unique_ptr<SoundSource> voice_;
    std::unique_ptr<SoundRecorder> ear_;
    std::unique_ptr<Softphone> softphone_;
    std::map<std::string, std::unique_ptr<SipPhone>> phones_;
};

}  // namespace euterpe::stage
