// G1: each call once, read from rows as Asterisk 22 wrote them (channel numbers shortened, times made round).
#include "server/store/cdr_merge.h"

#include <ctime>

#include <gtest/gtest.h>

namespace euterpe::store {
namespace {

using protocol::CallDirection;

constexpr UnixMillis kBegin = 1'763'900'000'000;

CdrDirectory company() {
    CdrDirectory directory;
    for (const char* number : {"101", "102", "103", "104", "105", "107", "117"}) {
        directory.accounts[AccountId(number)] = ExtensionId(number);
        directory.names[ExtensionId(number)] = std::string("Name ") + number;
    }
    directory.accounts[AccountId("101-2")] = ExtensionId("101");
    directory.accounts[AccountId("102-2")] = ExtensionId("102");
    directory.groups["600"] = "Sales";
    return directory;
}

// The columns in the order in which `select` showed them; times in seconds after kBegin.
CdrRow row(double start, const char* clid, const char* src, const char* dst, const char* channel,
           const char* dstChannel, const char* app, const char* data, double billsec, const char* disposition,
           int sequence) {
    CdrRow r;
    r.linkedId = "1763900000.0";
    r.uniqueId = "1763900000.0";
    r.sequence = sequence;
    r.channel = channel;
    r.dstChannel = dstChannel;
    r.src = src;
    r.dst = dst;
    r.clid = clid;
    r.lastApp = app;
    r.lastData = data;
    r.start = kBegin + static_cast<UnixMillis>(start * 1000);
    r.answered = std::string_view(disposition) == "ANSWERED";
    r.talkFrom = r.start + 2'000;
    r.talkMs = static_cast<std::int64_t>(billsec * 1000);
    return r;
}

// "101 out+ 102 'Name 102' 20s": extension, direction with + for answered, number, name, duration, queue.
std::string show(const RegisterEntry& entry) {
    const protocol::RegisterRow& r = entry.row;
    std::string text = entry.extension.str() + (r.direction == CallDirection::Outgoing ? " out" : " in");
    text += r.answered ? "+ " : "- ";
    text += (r.number.empty() ? "?" : r.number) + " '" + r.name + "' " + std::to_string(r.durationS) + 's';
    return r.queue.empty() ? text : text + " via " + r.queue;
}

std::vector<std::string> merged(const std::vector<CdrRow>& rows) {
    std::vector<std::string> lines;
    for (const RegisterEntry& entry : mergeCdr(rows, company()))
        lines.push_back(show(entry));
    return lines;
}

using Lines = std::vector<std::string>;

TEST(MergeCdr, ADirectCallHasTwoSides) {
    const auto entries = mergeCdr({row(0, "\"Anna\" <101>", "101", "103", "PJSIP/101-01", "PJSIP/103-02",
                                       "Dial", "PJSIP/103,20", 13.76, "ANSWERED", 0)},
                                  company());
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(show(entries[0]), "101 out+ 103 'Name 103' 14s");
    EXPECT_EQ(show(entries[1]), "103 in+ 101 'Name 101' 14s");
    EXPECT_EQ(entries[0].row.startedAt, kBegin);
    EXPECT_EQ(entries[0].row.linkedId, LinkedId("1763900000.0"));
}

TEST(MergeCdr, TwoTelephonesOfOneExtensionAreOneCall) {
    EXPECT_EQ(
        merged(
            {row(0, "", "117", "101", "PJSIP/117-01", "PJSIP/101-02", "Dial", "", 0, "NO ANSWER", 59),
             row(0, "", "117", "101", "PJSIP/117-01", "PJSIP/101-2-03", "Dial", "", 24.4, "ANSWERED", 62)}),
        (Lines{"101 in+ 117 'Name 117' 24s", "117 out+ 101 'Name 101' 24s"}));
}

TEST(MergeCdr, VoicemailIsMissedForTheCalledAndAnsweredForTheCaller) {
    EXPECT_EQ(
        merged({row(0, "", "122", "101", "PJSIP/107-01", "PJSIP/101-02", "Dial", "", 0, "NO ANSWER", 0),
                row(0, "", "122", "101", "PJSIP/107-01", "PJSIP/101-2-03", "Dial", "", 0, "NO ANSWER", 3),
                row(20, "", "122", "101", "PJSIP/107-01", "", "VoiceMail", "101@default,u", 27.3, "ANSWERED",
                    11)}),
        (Lines{"101 in- 107 'Name 107' 0s", "107 out+ 101 'Name 101' 27s"}));
}

TEST(MergeCdr, BusyAndUnansweredAreNotAnswered) {
    EXPECT_EQ(merged({row(0, "", "101", "117", "PJSIP/101-01", "PJSIP/117-02", "Dial", "", 0, "BUSY", 12),
                      row(0, "", "101", "117", "PJSIP/101-01", "", "Hangup", "17", 0, "BUSY", 14)}),
              (Lines{"101 out- 117 'Name 117' 0s", "117 in- 101 'Name 101' 0s"}));
}

TEST(MergeCdr, ACallFromOutsideKeepsNumberAndName) {
    EXPECT_EQ(merged({row(0, "\"Íñigo Ochoa\" <0034915550142>", "0034915550142", "103", "PJSIP/trunk-01",
                          "PJSIP/103-02", "Dial", "", 15.5, "ANSWERED", 0)}),
              (Lines{"103 in+ 0034915550142 'Íñigo Ochoa' 16s"}));
}

TEST(MergeCdr, AWithheldNumberIsEmptyAlsoFromAColleague) {
    EXPECT_EQ(merged({row(0, "\"Anonymous\" <anonymous>", "anonymous", "103", "PJSIP/trunk-01",
                          "PJSIP/103-02", "Dial", "", 0, "BUSY", 0)}),
              (Lines{"103 in- ? '' 0s"}));
    EXPECT_EQ(merged({row(0, "\"Anonymous\" <anonymous>", "anonymous", "103", "PJSIP/101-01", "PJSIP/103-02",
                          "Dial", "", 0, "BUSY", 0)})
                  .back(),
              "103 in- ? '' 0s");
}

TEST(MergeCdr, AColleagueCalledAnonymousWithholdsTheNumberAndATrunkDoesNot) {
    EXPECT_EQ(merged({row(0, "\"Anonymous\" <101>", "101", "103", "PJSIP/101-01", "PJSIP/103-02", "Dial", "",
                          0, "BUSY", 0)}),
              (Lines{"101 out- 103 'Name 103' 0s", "103 in- ? '' 0s"}));
    EXPECT_EQ(merged({row(0, "\"Anonymous\" <0034915550142>", "0034915550142", "103", "PJSIP/trunk-01",
                          "PJSIP/103-02", "Dial", "", 0, "BUSY", 0)}),
              (Lines{"103 in- 0034915550142 'Anonymous' 0s"}));
}

TEST(MergeCdr, ACallOutsideHasTheNumberAsDialled) {
    EXPECT_EQ(merged({row(0, "\"Anna\" <101>", "101", "03331234594", "PJSIP/101-01", "PJSIP/trunk-02", "Dial",
                          "PJSIP/3331234594@trunk,120", 20, "ANSWERED", 0)}),
              (Lines{"101 out+ 03331234594 '' 20s"}));
}

TEST(MergeCdr, ARingGroupMissesForAllButTheOneWhoAnswered) {
    EXPECT_EQ(
        merged({row(0, "", "107", "600", "PJSIP/107-01", "PJSIP/102-02", "Dial", "", 0, "NO ANSWER", 79),
                row(0, "", "107", "600", "PJSIP/107-01", "PJSIP/102-2-03", "Dial", "", 0, "BUSY", 85),
                row(0, "", "107", "600", "PJSIP/107-01", "PJSIP/104-04", "Dial", "", 0, "NO ANSWER", 86),
                row(0, "", "107", "600", "PJSIP/107-01", "PJSIP/105-05", "Dial", "", 26.7, "ANSWERED", 88)}),
        (Lines{"102 in- 107 'Name 107' 0s via Sales", "104 in- 107 'Name 107' 0s via Sales",
               "105 in+ 107 'Name 107' 27s via Sales", "107 out+ 600 'Sales' 27s"}));
}

TEST(MergeCdr, AGroupThatNobodyNamedHasItsNumber) {
    EXPECT_EQ(
        merged({row(0, "", "0601", "650", "PJSIP/trunk-01", "PJSIP/102-02", "Dial", "", 0, "NO ANSWER", 1),
                row(0, "", "0601", "650", "PJSIP/trunk-01", "PJSIP/103-03", "Dial", "", 18, "ANSWERED", 2)}),
        (Lines{"102 in- 0601 '' 0s via 650", "103 in+ 0601 '' 18s via 650"}));
}

TEST(MergeCdr, AQueueIsNamed) {
    EXPECT_EQ(merged({row(0, "", "101", "701", "PJSIP/101-01", "PJSIP/103-02", "Queue", "orders,tkxc,,,60",
                          2.5, "NO ANSWER", 34),
                      row(0, "", "101", "701", "PJSIP/101-01", "PJSIP/107-03", "Queue", "orders,tkxc,,,60",
                          30, "ANSWERED", 37),
                      row(30, "", "101", "701", "PJSIP/101-01", "", "Hangup", "", 0, "ANSWERED", 38)}),
              (Lines{"101 out+ 701 '' 30s", "103 in- 101 'Name 101' 0s via orders",
                     "107 in+ 101 'Name 101' 30s via orders"}));
}

// Asterisk puts the channel's last number into the first callee's row too.
TEST(MergeCdr, ABlindTransferKeepsTheNumberThatWasDialled) {
    EXPECT_EQ(
        merged({row(0, "", "101", "117", "PJSIP/101-01", "PJSIP/103-02", "Dial", "PJSIP/103,20", 10,
                    "ANSWERED", 39),
                row(12, "", "101", "117", "PJSIP/101-01", "PJSIP/117-03", "Dial", "PJSIP/117,20", 5,
                    "ANSWERED", 41)}),
        (Lines{"101 out+ 103 'Name 103' 15s", "103 in+ 101 'Name 101' 10s", "117 in+ 101 'Name 101' 5s"}));
}

CdrRow of(const char* linkedId, CdrRow r) {
    r.linkedId = linkedId;
    return r;
}

// 101 calls 103, who asks 117 in a call of its own and connects both: 117's telephone has one conversation.
TEST(MergeCdr, AnAttendedTransferByTheCalledIsOneCallForTheLast) {
    const std::vector<CdrRow> rows{
        of("a", row(0, "", "101", "103", "PJSIP/101-12", "PJSIP/103-13", "Dial", "", 20, "ANSWERED", 25)),
        of("b", row(10, "", "103", "117", "PJSIP/103-14", "PJSIP/117-15", "Dial", "", 8, "ANSWERED", 27)),
        of("a", row(22, "", "101", "103", "PJSIP/101-12", "PJSIP/117-15", "Dial", "", 30, "ANSWERED", 29))};
    EXPECT_EQ(merged(rows), (Lines{"101 out+ 103 'Name 103' 50s", "103 in+ 101 'Name 101' 20s",
                                   "103 out+ 117 'Name 117' 8s", "117 in+ 103 'Name 103' 38s"}));
    const auto entries = mergeCdr(rows, company());
    EXPECT_EQ(entries.back().row.linkedId, LinkedId("b"));
    EXPECT_EQ(entries.back().continued, (std::vector<LinkedId>{LinkedId("a")}));
}

// 101 calls 103, holds, asks 117 and connects both: 103 goes on with 117.
TEST(MergeCdr, AnAttendedTransferByTheCallerIsOneCallForBothOthers) {
    EXPECT_EQ(merged({of("a", row(0, "", "101", "103", "PJSIP/101-0e", "PJSIP/103-0f", "Dial", "", 20,
                                  "ANSWERED", 20)),
                      of("b", row(10, "", "101", "117", "PJSIP/101-10", "PJSIP/117-11", "Dial", "", 8,
                                  "ANSWERED", 22)),
                      of("a", row(22, "", "103", "", "PJSIP/103-0f", "PJSIP/117-11", "AppDial",
                                  "(Outgoing Line)", 30, "ANSWERED", 24))}),
              (Lines{"101 out+ 103 'Name 103' 20s", "101 out+ 117 'Name 117' 8s",
                     "103 in+ 101 'Name 101' 50s", "117 in+ 101 'Name 101' 38s"}));
}

// 103 and then 117 call 101, who connects both with each other.
TEST(MergeCdr, AnAttendedTransferOfTwoCallersIsOneCallForEach) {
    EXPECT_EQ(
        merged(
            {of("a", row(0, "", "103", "101", "PJSIP/103-01", "PJSIP/101-02", "Dial", "", 20, "ANSWERED", 1)),
             of("b", row(10, "", "117", "101", "PJSIP/117-03", "PJSIP/101-04", "Dial", "", 8, "ANSWERED", 2)),
             of("a",
                row(22, "", "103", "101", "PJSIP/103-01", "PJSIP/117-03", "Dial", "", 30, "ANSWERED", 3))}),
        (Lines{"101 in+ 103 'Name 103' 20s", "101 in+ 117 'Name 117' 8s", "103 out+ 101 'Name 101' 50s",
               "117 out+ 101 'Name 101' 38s"}));
}

// The records count from the first ringing, as the caller's channel was up already: what was seen at the time
// tells when the conversation began.
TEST(MergeCdr, AQueuesTalkBeginsWhenTheAgentPicksUp) {
    const std::vector<CdrRow> rows{
        row(0, "", "101", "701", "PJSIP/101-01", "PJSIP/107-03", "Queue", "orders,tkxc,,,60", 30, "ANSWERED",
            37),
        row(32, "", "101", "701", "PJSIP/101-01", "", "Hangup", "", 1, "ANSWERED", 38)};
    const UnixMillis begin = rows[0].talkFrom;
    const auto lines = [&](UnixMillis at) {
        Lines shown;
        for (const RegisterEntry& entry :
             mergeCdr(rows, company(),
                      {{LinkedId(rows[0].linkedId), ExtensionId("107"), at},
                       {LinkedId(rows[0].linkedId), ExtensionId("101"), begin + 1}}))
            shown.push_back(show(entry));
        return shown;
    };
    EXPECT_EQ(lines(begin + 12'000), (Lines{"101 out+ 701 '' 18s", "107 in+ 101 'Name 101' 18s via orders"}));
    // Seen by a clock that is not the PBX's.
    EXPECT_EQ(lines(begin + 40'000), (Lines{"101 out+ 701 '' 30s", "107 in+ 101 'Name 101' 30s via orders"}));
}

TEST(MergeCdr, AQueueThatNobodyAnsweredIsNotAnswered) {
    EXPECT_EQ(
        merged({row(0, "", "101", "701", "PJSIP/101-01", "PJSIP/107-03", "Queue", "orders,tkxc,,,60", 30,
                    "NO ANSWER", 37),
                row(32, "", "101", "701", "PJSIP/101-01", "", "Playback", "vm-goodbye", 2, "ANSWERED", 38)}),
        (Lines{"101 out- 701 '' 0s", "107 in- 101 'Name 101' 0s via orders"}));
    EXPECT_EQ(merged({row(0, "", "101", "701", "PJSIP/101-01", "PJSIP/107-03", "Queue", "orders", 30,
                          "NO ANSWER", 37),
                      row(32, "", "101", "701", "PJSIP/101-01", "", "VoiceMail", "101,u", 9, "ANSWERED", 38)})
                  .front(),
              "101 out+ 701 '' 9s");
}

// FreePBX rings agents through Local channels.
TEST(MergeCdr, AnAgentBehindALocalChannelTellsToo) {
    const std::vector<CdrRow> rows{
        row(0, "", "101", "701", "PJSIP/101-01", "Local/107@q-02;1", "Queue", "orders", 30, "ANSWERED", 1),
        row(0, "", "101", "107", "Local/107@q-02;2", "PJSIP/107-03", "Dial", "", 20, "ANSWERED", 2)};
    EXPECT_EQ(show(mergeCdr(rows, company(),
                            {{LinkedId(rows[0].linkedId), ExtensionId("107"), rows[0].talkFrom + 10'000}})
                       .front()),
              "101 out+ 701 '' 20s");
}

// The own telephone was up while the target rang; a stranger's answer is known from the caller's side.
TEST(MergeCdr, AClickToCallsTalkBeginsWhenTheTargetPicksUp) {
    for (const bool outside : {false, true}) {
        const std::vector<CdrRow> rows{row(0, "", "101", outside ? "0451" : "103", "PJSIP/101-01",
                                           outside ? "PJSIP/trunk-02" : "PJSIP/103-02", "Dial", "", 30,
                                           "ANSWERED", 22)};
        EXPECT_EQ(mergeCdr(rows, company(),
                           {{LinkedId(rows[0].linkedId), ExtensionId(outside ? "101" : "103"),
                             rows[0].talkFrom + 10'000}})
                      .front()
                      .row.durationS,
                  20);
    }
}

TEST(MergeCdr, APickupBelongsToTheOneWhoPickedUp) {
    EXPECT_EQ(
        merged(
            {row(0, "", "101", "103", "PJSIP/101-01", "PJSIP/103-02", "Dial", "", 0, "NO ANSWER", 48),
             row(1, "", "103", "**103", "PJSIP/103-02", "", "AppDial", "(Outgoing Line)", 0, "NO ANSWER", 49),
             row(1, "", "101", "103", "PJSIP/101-01", "PJSIP/117-03", "Dial", "", 8, "ANSWERED", 51)}),
        (Lines{"101 out+ 103 'Name 103' 8s", "103 in- 101 'Name 101' 0s", "117 in+ 101 'Name 101' 8s"}));
    EXPECT_EQ(merged({row(1, "", "117", "**103", "PJSIP/117-09", "", "Pickup", "103", 0, "ANSWERED", 1),
                      row(2, "", "101", "103", "PJSIP/101-01", "PJSIP/117-03", "Dial", "", 8, "ANSWERED", 2)})
                  .back(),
              "117 in+ 101 'Name 101' 8s");
}

TEST(MergeCdr, AConferenceRingsNobody) {
    EXPECT_EQ(merged({row(0, "", "101", "8021", "PJSIP/101-01", "PJSIP/103-02", "ConfBridge", "1", 30,
                          "ANSWERED", 68),
                      row(0, "", "101", "8021", "PJSIP/101-01", "PJSIP/117-03", "ConfBridge", "1", 30,
                          "ANSWERED", 71)}),
              (Lines{"101 out+ 8021 '' 30s"}));
}

// D1: the PBX rings the user's telephone, then dials.
TEST(MergeCdr, AClickToCallIsTheUsersOutgoingCall) {
    EXPECT_EQ(merged({row(0, "\"Giulia Bianchi\" <101>", "101", "103", "PJSIP/101-01", "PJSIP/103-02", "Dial",
                          "", 8, "ANSWERED", 22)}),
              (Lines{"101 out+ 103 'Name 103' 8s", "103 in+ 101 'Name 101' 8s"}));
    EXPECT_EQ(merged({row(0, "\"c2c: 0451\" <0451>", "0451", "s", "PJSIP/101-01", "", "AppDial2",
                          "(Outgoing Line)", 0, "NO ANSWER", 24)}),
              (Lines{"101 out- 0451 '' 0s"}));
}

TEST(MergeCdr, AClickToCallThroughALocalChannelToo) {
    EXPECT_EQ(merged({row(0, "\"Name 103\" <103>", "103", "117", "Local/103@in-01;1", "PJSIP/117-03", "Dial",
                          "", 9, "ANSWERED", 72),
                      row(0, "\"Name 117\" <117>", "117", "103", "Local/103@in-01;2", "PJSIP/103-02", "Dial",
                          "", 12, "ANSWERED", 73)}),
              (Lines{"103 out+ 117 'Name 117' 9s", "117 in+ 103 'Name 103' 9s"}));
    // Picking up the own telephone is not an answer.
    EXPECT_EQ(merged({row(0, "\"c2c: 117\" <117>", "117", "103", "Local/103@c2c-01;2", "PJSIP/103-02", "Dial",
                          "", 3, "ANSWERED", 73)}),
              (Lines{"103 out- 117 'Name 117' 0s"}));
}

TEST(MergeCdr, AForwardThroughALocalChannelBelongsToItsCaller) {
    EXPECT_EQ(
        merged(
            {row(0, "", "101", "102", "PJSIP/101-01", "Local/104@in-02;1", "Dial", "", 30, "ANSWERED", 1),
             row(0, "", "101", "104", "Local/104@in-02;2", "PJSIP/104-03", "Dial", "", 30, "ANSWERED", 2)}),
        (Lines{"101 out+ 102 'Name 102' 30s", "104 in+ 101 'Name 101' 30s"}));
}

TEST(MergeCdr, LocalChannelsThatNameEachOtherEnd) {
    EXPECT_TRUE(merged({row(0, "", "1", "2", "Local/a@x-1;2", "Local/a@x-1;1", "Dial", "", 1, "ANSWERED", 1)})
                    .empty());
}

TEST(MergeCdr, ATelephoneThatThePbxRangForItselfIsNoCallOfTheUser) {
    EXPECT_TRUE(
        merged({row(0, "", "117", "s", "PJSIP/117-3b", "", "Hangup", "", 1, "ANSWERED", 76)}).empty());
}

TEST(MergeCdr, CallsBetweenStrangersConcernNobody) {
    EXPECT_TRUE(
        merged({row(0, "", "06", "07", "PJSIP/trunk-1", "PJSIP/trunk2-2", "Dial", "", 1, "ANSWERED", 1)})
            .empty());
    EXPECT_TRUE(merged({}).empty());
}

TEST(MergeCdr, TheOrderOfRowsDoesNotMatter) {
    std::vector<CdrRow> rows{
        row(0, "", "101", "117", "PJSIP/101-01", "PJSIP/103-02", "Dial", "", 10, "ANSWERED", 39),
        row(12, "", "101", "117", "PJSIP/101-01", "PJSIP/117-03", "Dial", "", 5, "ANSWERED", 41)};
    const Lines once = merged(rows);
    std::swap(rows[0], rows[1]);
    EXPECT_EQ(merged(rows), once);
}

TEST(AccountOfChannel, IsTheNameBetweenSlashAndLastDash) {
    EXPECT_EQ(accountOfChannel("PJSIP/101-desk-0000002a"), AccountId("101-desk"));
    EXPECT_EQ(accountOfChannel("SIP/201-1"), AccountId("201"));
    EXPECT_EQ(accountOfChannel("Local/101@c2c-00000001;2"), AccountId());
    for (const char* odd : {"", "PJSIP", "PJSIP/101", "-/", "a-b/c"})
        EXPECT_EQ(accountOfChannel(odd), AccountId()) << odd;
}

TEST(CdrTime, ReadsBothForms) {
    EXPECT_EQ(*parseCdrTime("1763905303.123456", false), 1'763'905'303'123);
    EXPECT_EQ(*parseCdrTime("1763905303", false), 1'763'905'303'000);
    EXPECT_EQ(*parseCdrTime("2026-11-23 13:41:43", true), 1'795'441'303'000);
    EXPECT_EQ(*parseCdrTime("2026-11-23 13:41:43.500000", true), 1'795'441'303'500);
    setenv("TZ", "Europe/Rome", 1);
    tzset();
    EXPECT_EQ(*parseCdrTime("2026-11-23 13:41:43", false), 1'795'441'303'000 - 3'600'000);
    EXPECT_EQ(*parseCdrTime("2026-07-01 12:00:00", false), *parseCdrTime("2026-07-01 10:00:00", true));
    unsetenv("TZ");
    tzset();
    for (const char* odd : {"", "0.000000", "yesterday", "2026-13-01 00:00:00", "2026-11-23T1:2:3",
                            "99999999999999", "2026-11-23 25:00:00", "17x"})
        EXPECT_FALSE(parseCdrTime(odd, true).ok()) << odd;
}

// E4: who answered on the mobile has not missed the call.
TEST(MergeCdr, AMobileIsOneOfTheTelephones) {
    const char* mobile = "Local/104*03339999995@euterpe-mobile-00000000;1";
    EXPECT_EQ(merged({row(0, "\"Anna\" <101>", "101", "104", "PJSIP/101-01", "PJSIP/104-02", "Dial",
                          "PJSIP/104&Local/104*03339999995@euterpe-mobile/n,20", 0, "NO ANSWER", 0),
                      row(0, "\"Anna\" <101>", "101", "104", "PJSIP/101-01", mobile, "Dial",
                          "PJSIP/104&Local/104*03339999995@euterpe-mobile/n,20", 7, "ANSWERED", 1)}),
              (Lines{"101 out+ 104 'Name 104' 7s", "104 in+ 101 'Name 101' 7s"}));
    EXPECT_EQ(merged({row(0, "\"Anna\" <101>", "101", "999", "PJSIP/101-01",
                          "Local/999*0333@euterpe-mobile-00000000;1", "Dial", "x", 7, "ANSWERED", 0)}),
              (Lines{"101 out+ 999 '' 7s"}));
}

}  // namespace
}  // namespace euterpe::store
