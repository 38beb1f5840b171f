#include "server/voicemail/mailboxes.h"

#include "server/voicemail/folder_lock.h"
#include "server/voicemail/message_file.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sndfile.h>
#include <sstream>
#include <thread>
#include <unistd.h>

#include <gtest/gtest.h>

namespace euterpe::voicemail {
namespace {

namespace fs = std::filesystem;
using protocol::VoicemailAccess;
using protocol::VoicemailFolder;

std::string textOf(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

class MailboxesTest : public testing::Test {
  protected:
    MailboxesTest() {
        std::string name = (fs::temp_directory_path() / "euterpe-mailboxes-XXXXXX").string();
        root = ::mkdtemp(name.data());
        box = root / "default" / "101";
        fs::create_directories(box / "INBOX");
    }
    ~MailboxesTest() override { fs::remove_all(root); }

    // As app_voicemail writes it.
    void put(const std::string& folder, int number, const std::string& id, int second = 0,
             const std::string& sound = "RIFF") {
        char stem[16];
        (void)std::snprintf(stem, sizeof stem, "msg%04d", number);
        fs::create_directories(box / folder);
        std::ofstream(box / folder / (std::string(stem) + ".txt"))
            << ";\n; Message Information file\n;\n[message]\norigmailbox=101\ncontext=from-outside\n"
            << "callerid=\"Mario Rossi\" <0551234>\norigdate=Wed Nov 25 08:01:19 PM UTC 2026\norigtime="
            << 1'795'658'470 + second << "\ncategory=\nmsg_id=" << id << "\nflag=\nduration=7\n";
        if (!sound.empty())
            std::ofstream(box / folder / (std::string(stem) + ".wav")) << sound;
    }
    std::string names(const std::string& folder) const {
        std::vector<std::string> all;
        if (fs::exists(box / folder)) {
            for (const auto& entry : fs::directory_iterator(box / folder))
                all.push_back(entry.path().filename().string());
        }
        std::sort(all.begin(), all.end());
        std::string joined;
        for (const auto& one : all)
            joined += (joined.empty() ? "" : " ") + one;
        return joined;
    }
    Mailboxes boxes() const { return Mailboxes(root); }

    fs::path root;
    fs::path box;
    const std::string mailbox = "101@default";
};

TEST_F(MailboxesTest, H1_messages_are_listed_newest_first_with_what_their_text_says) {
    put("INBOX", 0, "one");
    put("INBOX", 1, "two", 60);
    put("Old", 0, "three", 30);
    const auto list = boxes().list(mailbox);
    EXPECT_EQ(list.access, VoicemailAccess::Open);
    ASSERT_EQ(list.messages.size(), 3U);
    EXPECT_EQ(list.total, 3);
    const auto& newest = list.messages[0];
    EXPECT_EQ(newest.id, "two");
    EXPECT_EQ(newest.number, "0551234");
    EXPECT_EQ(newest.name, "Mario Rossi");
    EXPECT_EQ(newest.durationS, 7);
    EXPECT_EQ(newest.receivedAt, 1'795'658'530'000);
    EXPECT_FALSE(newest.heard);
    EXPECT_TRUE(newest.playable);
    EXPECT_EQ(list.messages[1].id, "three");
    EXPECT_TRUE(list.messages[1].heard);
    EXPECT_EQ(list.messages[1].folder, VoicemailFolder::Old);
}

TEST_F(MailboxesTest, H1_what_stands_in_the_way_is_told_apart) {
    EXPECT_EQ(boxes().list("").access, VoicemailAccess::NoMailbox);
    EXPECT_EQ(Mailboxes("").list(mailbox).access, VoicemailAccess::NotConfigured);
    EXPECT_EQ(Mailboxes(root / "nowhere").list(mailbox).access, VoicemailAccess::NoAccess);
    EXPECT_EQ(boxes().list("109@default").access, VoicemailAccess::Open) << "no message yet";
    EXPECT_TRUE(boxes().list("109@default").messages.empty());
}

TEST_F(MailboxesTest, H2_the_sound_comes_in_pieces) {
    put("INBOX", 0, "one", 0, "0123456789");
    const auto first = boxes().read(mailbox, "one", 0);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->data.value, "0123456789");
    EXPECT_EQ(boxes().read(mailbox, "one", 4)->data.value, "456789");
    EXPECT_EQ(boxes().read(mailbox, "one", 10)->data.value, "");
    EXPECT_EQ(first->size, 10);
}

TEST_F(MailboxesTest, H2_a_message_without_a_wav_file_says_so) {
    put("INBOX", 0, "one", 0, "");
    std::ofstream(box / "INBOX" / "msg0000.g729") << "x";
    EXPECT_FALSE(boxes().list(mailbox).messages.at(0).playable);
    const auto read = boxes().read(mailbox, "one", 0);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::NotFound);
}

// Three seconds of 700 Hz as Asterisk's format_wav_gsm (wav49) and format_gsm store them, and without loss.
void writeTone(const fs::path& path, int format) {
    SF_INFO info{};
    info.samplerate = 8000;
    info.channels = 1;
    info.format = format;
    SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
    ASSERT_NE(file, nullptr) << sf_strerror(nullptr);
    for (int i = 0; i < 3 * 8000; ++i) {
        const auto sample = static_cast<std::int16_t>(8000 * std::sin(2 * M_PI * 700 * i / 8000));
        sf_write_short(file, &sample, 1);
    }
    sf_close(file);
}

// How much of the sound is 700 Hz, 1 = all.
double toneShare(const std::string& samples) {
    double sine = 0, cosine = 0, power = 0;
    const std::size_t count = samples.size() / 2;
    for (std::size_t i = 0; i < count; ++i) {
        std::int16_t sample = 0;
        std::memcpy(&sample, samples.data() + 2 * i, sizeof sample);
        const double angle = 2 * M_PI * 700 * static_cast<double>(i) / 8000;
        sine += sample * std::sin(angle);
        cosine += sample * std::cos(angle);
        power += static_cast<double>(sample) * sample;
    }
    return 2 * (sine * sine + cosine * cosine) / (power * static_cast<double>(count));
}

TEST_F(MailboxesTest, H2_every_format_of_asterisk_is_heard_as_wav) {
    put("INBOX", 0, "one", 0, "");
    const std::pair<const char*, int> formats[] = {{".gsm", SF_FORMAT_RAW | SF_FORMAT_GSM610},
                                                   {".WAV", SF_FORMAT_WAV | SF_FORMAT_GSM610},
                                                   {".alaw", SF_FORMAT_RAW | SF_FORMAT_ALAW},
                                                   {".ulaw", SF_FORMAT_RAW | SF_FORMAT_ULAW},
                                                   {".sln", SF_FORMAT_RAW | SF_FORMAT_PCM_16}};
    for (const auto& [extension, format] : formats) {
        SCOPED_TRACE(extension);
        const fs::path file = box / "INBOX" / (std::string("msg0000") + extension);
        writeTone(file, format);
        EXPECT_TRUE(boxes().list(mailbox).messages.at(0).playable);
        const Mailboxes same = boxes();
        std::string wav;
        std::int64_t size = 1;
        while (static_cast<std::int64_t>(wav.size()) < size) {
            const auto piece = same.read(mailbox, "one", static_cast<std::int64_t>(wav.size()));
            ASSERT_TRUE(piece) << piece.error().detail;
            ASSERT_FALSE(piece->data.value.empty());
            size = piece->size;
            wav += piece->data.value;
        }
        ASSERT_EQ(wav.substr(0, 4), "RIFF");
        EXPECT_NEAR(static_cast<double>(wav.size()), 44 + 3 * 16'000, 1'300) << "whole frames";
        EXPECT_GT(toneShare(wav.substr(44)), 0.8) << "GSM is not exact";
        EXPECT_EQ(same.read(mailbox, "one", 100)->data.value.substr(0, 1'000), wav.substr(100, 1'000));
        fs::remove(file);
    }
}

TEST_F(MailboxesTest, H2_of_several_formats_the_best_is_taken) {
    put("INBOX", 0, "one", 0, "as it is");
    writeTone(box / "INBOX" / "msg0000.gsm", SF_FORMAT_RAW | SF_FORMAT_GSM610);
    EXPECT_EQ(boxes().read(mailbox, "one", 0)->data.value, "as it is");
}

TEST_F(MailboxesTest, H2_a_damaged_sound_is_an_error_and_no_crash) {
    put("INBOX", 0, "one", 0, "");
    std::ofstream(box / "INBOX" / "msg0000.WAV") << std::string(5'000, 'x');
    const auto read = boxes().read(mailbox, "one", 0);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::NotFound);
}

TEST_F(MailboxesTest, H2_no_name_leads_out_of_the_mailbox) {
    fs::create_directories(root / "secret" / "INBOX");
    fs::rename(root / "secret", root.parent_path() / (root.filename().string() + "-secret"));
    const fs::path outside = root.parent_path() / (root.filename().string() + "-secret");
    put("INBOX", 0, "one");
    fs::copy(box / "INBOX", outside / "INBOX", fs::copy_options::overwrite_existing);
    fs::create_symlink(outside, root / "default" / "666");
    for (const std::string name :
         {"../default/101", "..@default", "101@..", "101@../default", "/etc@default", "666", ".@default"}) {
        EXPECT_FALSE(boxes().read(name, "one", 0)) << name;
        EXPECT_TRUE(boxes().list(name).messages.empty()) << name;
    }
    fs::remove(box / "INBOX" / "msg0000.wav");
    fs::create_symlink(outside / "INBOX" / "msg0000.wav", box / "INBOX" / "msg0000.wav");
    EXPECT_FALSE(boxes().read(mailbox, "one", 0)) << "through a link";
    EXPECT_FALSE(boxes().read(mailbox, "../INBOX/msg0000", 0));
    fs::remove_all(outside);
}

TEST_F(MailboxesTest, H2_heard_messages_go_to_Old_and_the_others_move_up) {
    put("INBOX", 0, "one", 0, "first");
    put("INBOX", 1, "two", 1, "second");
    put("INBOX", 2, "three", 2, "third");
    put("Old", 0, "old", -9);
    std::ofstream(box / "INBOX" / "msg0001.gsm") << "second again";
    ASSERT_TRUE(boxes().move(mailbox, "two", kHeardFolder));
    EXPECT_EQ(names("INBOX"), "msg0000.txt msg0000.wav msg0001.txt msg0001.wav");
    EXPECT_EQ(names("Old"), "msg0000.txt msg0000.wav msg0001.gsm msg0001.txt msg0001.wav");
    EXPECT_EQ(textOf(box / "Old" / "msg0001.wav"), "second");
    EXPECT_EQ(boxes().read(mailbox, "three", 0)->data.value, "third") << "known by its id in its new place";
    EXPECT_TRUE(boxes().find(mailbox, "two")->heard);
    ASSERT_TRUE(boxes().move(mailbox, "two", kNewFolder));
    EXPECT_FALSE(boxes().find(mailbox, "two")->heard);
    EXPECT_EQ(boxes().list(mailbox).messages.size(), 4U);
}

TEST_F(MailboxesTest, H2_a_deleted_message_leaves_no_gap_and_no_sound) {
    for (int i = 0; i < 4; ++i)
        put("INBOX", i, std::to_string(i), i, "sound" + std::to_string(i));
    ASSERT_TRUE(boxes().remove(mailbox, "1"));
    EXPECT_EQ(names("INBOX"), "msg0000.txt msg0000.wav msg0001.txt msg0001.wav msg0002.txt msg0002.wav");
    EXPECT_EQ(boxes().read(mailbox, "3", 0)->data.value, "sound3");
    EXPECT_EQ(boxes().remove(mailbox, "1").error().code, ErrorCode::NotFound);
}

TEST_F(MailboxesTest, H2_the_PBX_holds_a_folder_as_long_as_its_lock_is_there) {
    put("INBOX", 0, "one");
    std::ofstream(box / "INBOX" / ".lock") << "";
    std::thread pbx([this] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        EXPECT_EQ(names("INBOX").find("msg0000.txt") != std::string::npos, true) << "before it was let go";
        fs::remove(box / "INBOX" / ".lock");
    });
    EXPECT_TRUE(boxes().remove(mailbox, "one"));
    pbx.join();
    EXPECT_EQ(names("INBOX"), "");
}

TEST_F(MailboxesTest, H2_a_lock_is_let_go) {
    put("INBOX", 0, "one");
    {
        const auto lock = FolderLock::take(box / "INBOX");
        ASSERT_TRUE(lock);
        EXPECT_TRUE(fs::exists(box / "INBOX" / ".lock"));
    }
    EXPECT_EQ(names("INBOX"), "msg0000.txt msg0000.wav") << "and nothing of it stays";
}

TEST_F(MailboxesTest, H2_a_message_that_is_twice_for_a_moment_is_shown_once) {
    put("INBOX", 0, "one");
    put("Old", 0, "one");
    const auto list = boxes().list(mailbox);
    ASSERT_EQ(list.messages.size(), 1U);
    EXPECT_TRUE(list.messages[0].heard);
}

TEST(MessageFile, reads_the_callers_that_Asterisk_writes) {
    const auto caller = [](const std::string& value) {
        const MessageFile file = parseMessageFile("callerid=" + value + "\n");
        return file.name + '|' + file.number;
    };
    EXPECT_EQ(caller(R"("Mario Rossi" <0551234>)"), "Mario Rossi|0551234");
    EXPECT_EQ(caller(R"("0551234" <0551234>)"), "|0551234");
    EXPECT_EQ(caller("<+39055>"), "|+39055");
    EXPECT_EQ(caller("0551234"), "|0551234");
    EXPECT_EQ(caller("Mario"), "Mario|");
    EXPECT_EQ(caller("Unknown"), "|");
    EXPECT_EQ(caller(R"("Anna <the boss>" <101>)"), "Anna <the boss>|101");
    EXPECT_EQ(caller("\"\xff\" <101>"), "\xEF\xBF\xBD|101") << "what is no UTF-8";
}

TEST(MessageFile, without_a_msg_id_the_id_comes_from_what_never_changes) {
    const std::string text = "callerid=<101>\norigtime=1795658470\nduration=3\n";
    const std::string id = parseMessageFile(text).id;
    EXPECT_TRUE(parseMessageFile(text).pbxId.empty());
    EXPECT_EQ(parseMessageFile("exten=9\n" + text).id, id);
    EXPECT_NE(parseMessageFile("callerid=<102>\norigtime=1795658470\nduration=3\n").id, id);
}

TEST(MessageFile, nonsense_is_no_number) {
    const MessageFile file = parseMessageFile(
        "origtime=99999999999999999999\nduration=-4\nmsg_id=" + std::string(2000, 'x') + '\n');
    EXPECT_EQ(file.receivedAt, 0);
    EXPECT_EQ(file.durationS, 0);
    EXPECT_LE(file.id.size(), 256U);
}

}  // namespace
}  // namespace euterpe::voicemail
