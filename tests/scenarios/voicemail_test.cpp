// H1, H2, E3: messages that callers leave on a real Asterisk, heard and deleted at the desk and by telephone.
#include "desktop/replica/sound_download.h"
#include "tests/scenarios/scenario.h"
#include "tests/stage/ami.h"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace euterpe::stage {
namespace {

namespace fs = std::filesystem;
using protocol::VoicemailMessage;
using replica::Sound;
using replica::SoundDownload;

constexpr auto kGreeting = std::chrono::seconds(40);  // until the PBX has said what it says before the tone

class Voicemail : public Scenario {
  protected:
    replica::VoicemailStore& box(const std::string& extension) {
        replica::VoicemailStore& store = desk(extension).session().voicemail();
        store.setActive(true);
        return store;
    }
    // 103 calls 105, who has no telephone on, and speaks for a while.
    // `bytesPerSecond` of the format that is stored.
    void leaveMessage(int toneHz, std::uintmax_t bytesPerSecond = 16'000) {
        SipPhone& caller = phone("103", toneHz);
        caller.dial("105");
        ASSERT_TRUE(caller.talks());
        ASSERT_TRUE(until([&] { return beingRecorded() > 3 * bytesPerSecond; }, kGreeting));
        caller.hangUp();
    }
    // Bytes of the message that is just being left.
    std::uintmax_t beingRecorded() {
        std::uintmax_t most = 0;
        std::error_code ec;
        for (const auto& entry :
             fs::recursive_directory_iterator(asterisk().spool() + "/voicemail/default/105", ec)) {
            if (entry.path().extension() != ".txt" &&
                entry.path().string().find("/tmp/") != std::string::npos)
                most = std::max(most, entry.file_size(ec));
        }
        return most;
    }
    bool shows(replica::VoicemailStore& store, std::size_t messages) {
        return until([&] { return store.messages().size() == messages; });
    }
    int unheard(const std::string& extension) {
        return desk(extension).session().self().self().unheardMessages;
    }
    // The samples of a message's sound.
    std::vector<std::int16_t> listen(const std::string& extension, const std::string& message) {
        SoundDownload download(desk(extension).session().commands(), {Sound::Kind::Message, message});
        EXPECT_TRUE(until([&] { return download.isComplete(); }));
        std::ostringstream bytes;
        bytes << std::ifstream(download.path().toStdString(), std::ios::binary).rdbuf();
        constexpr std::size_t kHeader = 44;
        const std::string file = bytes.str();
        if (file.size() <= kHeader)
            return {};
        std::vector<std::int16_t> samples((file.size() - kHeader) / 2);
        std::memcpy(samples.data(), file.data() + kHeader, samples.size() * 2);
        return samples;
    }
    Result<void> setHeard(const std::string& extension, const std::string& message, bool heard) {
        std::optional<Result<void>> outcome;
        box(extension).setHeard(message, heard, &desk(extension).session(),
                                [&](const Result<void>& told) { outcome = told; });
        return until([&] { return outcome.has_value(); }) ? *outcome : Error{ErrorCode::Timeout, ""};
    }
    Result<void> remove(const std::string& extension, const std::string& message) {
        std::optional<Result<void>> outcome;
        box(extension).remove(message, &desk(extension).session(),
                              [&](const Result<void>& told) { outcome = told; });
        return until([&] { return outcome.has_value(); }) ? *outcome : Error{ErrorCode::Timeout, ""};
    }
    std::string countedByPbx() {
        const auto counted = Ami(asterisk().ami()).action("MailboxCount", {{"Mailbox", "105@default"}});
        return counted.at("NewMessages") + '/' + counted.at("OldMessages");
    }
    // 105 dials the own mailbox, hears the first message, deletes it by 7 and hangs up.
    void deleteByTelephone(int toneHz) {
        SipPhone& telephone = phone("105");
        Ami pbx(asterisk().ami());
        telephone.dial("801");
        ASSERT_TRUE(telephone.talks());
        telephone.press("1");
        ASSERT_TRUE(telephone.hears(toneHz, kGreeting));
        telephone.press("7");
        ASSERT_TRUE(pbx.await([](const Ami::Message& event) {
            const auto digit = event.find("Digit");
            return event.at("Event") == "DTMFEnd" && digit != event.end() && digit->second == "7";
        }));
        telephone.hangUp();
    }
};

// The whole life of a message at the desk.
TEST_F(Voicemail, H1_H2_AMessageIsListedHeardAndDeletedAtTheDesk) {
    replica::VoicemailStore& messages = box("105");
    replica::VoicemailStore& others = box("104");
    leaveMessage(700);
    ASSERT_TRUE(shows(messages, 1)) << "shows at once, nobody asked";
    const VoicemailMessage message = messages.messages().at(0);
    EXPECT_EQ(message.number, "103");
    EXPECT_FALSE(message.heard);
    EXPECT_TRUE(message.playable);
    EXPECT_GE(message.durationS, 2);
    EXPECT_TRUE(until([this] { return unheard("105") == 1; }));
    EXPECT_TRUE(others.messages().empty());

    const auto samples = listen("105", message.id);
    constexpr std::size_t kSecond = 8000;
    ASSERT_GT(samples.size(), 2 * kSecond);
    EXPECT_GT(toneShare(samples.data() + kSecond / 2, kSecond, 700), 0.5) << "the caller's voice";

    ASSERT_TRUE(setHeard("105", message.id, true));
    EXPECT_EQ(countedByPbx(), "0/1");
    EXPECT_TRUE(until([this] { return unheard("105") == 0; })) << "the telephone's lamp";
    ASSERT_TRUE(until([&] { return messages.find(message.id) && messages.find(message.id)->heard; }));
    ASSERT_TRUE(setHeard("105", message.id, false));
    EXPECT_TRUE(until([this] { return unheard("105") == 1; }));
    EXPECT_EQ(countedByPbx(), "1/0");

    // Somebody else's is as good as none.
    EXPECT_EQ(setHeard("104", message.id, true).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(remove("104", message.id)) << "gone already, for 104";
    EXPECT_EQ(countedByPbx(), "1/0");

    ASSERT_TRUE(remove("105", message.id));
    EXPECT_TRUE(shows(messages, 0));
    EXPECT_TRUE(until([this] { return unheard("105") == 0; }));
    EXPECT_EQ(countedByPbx(), "0/0");
}

// What voicemail.conf of Asterisk's own samples stores, and FreePBX by default: no plain WAV at all.
TEST_F(Voicemail, H2_AMessageThatIsStoredCompressedIsHeardAtTheDesk) {
    const fs::path file = fs::path(asterisk().spool()).parent_path() / "etc/voicemail.conf";
    std::string config = (std::ostringstream() << std::ifstream(file).rdbuf()).str();
    const std::string format = "format = wav\n";
    ASSERT_NE(config.find(format), std::string::npos);
    std::ofstream(file) << config.replace(config.find(format), format.size(), "format = wav49|gsm\n");
    asterisk().cli("voicemail reload");
    replica::VoicemailStore& messages = box("105");
    constexpr std::uintmax_t kGsm = 1'650;
    leaveMessage(700, kGsm);
    ASSERT_TRUE(shows(messages, 1));
    const VoicemailMessage message = messages.messages().at(0);
    EXPECT_TRUE(message.playable);
    EXPECT_GE(message.durationS, 2);
    const auto samples = listen("105", message.id);
    constexpr std::size_t kSecond = 8000;
    ASSERT_GT(samples.size(), 2 * kSecond);
    EXPECT_GT(toneShare(samples.data() + kSecond / 2, kSecond, 700), 0.5) << "the caller's voice";
    ASSERT_TRUE(setHeard("105", message.id, true));
    EXPECT_EQ(countedByPbx(), "0/1");
    ASSERT_TRUE(remove("105", message.id));
    EXPECT_EQ(countedByPbx(), "0/0");
}

TEST_F(Voicemail, H1_WhatIsDeletedByTelephoneVanishesFromTheDesk) {
    replica::VoicemailStore& messages = box("105");
    leaveMessage(700);
    ASSERT_TRUE(shows(messages, 1));
    deleteByTelephone(700);
    EXPECT_TRUE(shows(messages, 0)) << "without being asked again";
    EXPECT_TRUE(until([this] { return unheard("105") == 0; }));
}

// The server dies and comes back: what was left meanwhile is there.
TEST_F(Voicemail, H1_AMessageThatIsLeftWhileTheServerIsDown) {
    replica::VoicemailStore& messages = box("105");
    ASSERT_TRUE(until([&] { return messages.status() == replica::VoicemailStore::Status::Ready; }));
    server().kill();
    leaveMessage(700);
    server().start();
    EXPECT_TRUE(until([&] { return messages.messages().size() == 1; }, std::chrono::seconds(20)));
}

}  // namespace
}  // namespace euterpe::stage
