#include "desktop/models/status_text.h"

#include <set>

#include <QDateTime>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <gtest/gtest.h>

namespace euterpe::models {
namespace {

template <class Enum, class Check>
void forEach(Check check) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto entry) { check(entry.value); });
}

UnixMillis at(int day, int hour, int minute) {
    return QDateTime(QDate(2026, 11, day), QTime(hour, minute)).toMSecsSinceEpoch();
}

// F2: each state has its own shape and its own words, so that colour is never the only sign.
TEST(StatusText, EveryPhoneStateDiffersByShapeAndWord) {
    std::set<Icon> icons;
    std::set<QString> words;
    int count = 0;
    forEach<protocol::PhoneState>([&](protocol::PhoneState state) {
        icons.insert(status(state).icon);
        words.insert(status(state).text);
        ++count;
    });
    EXPECT_EQ(icons.size(), count);
    EXPECT_EQ(words.size(), count);
}

// I1, F2
TEST(StatusText, EveryPresenceDiffersByShape) {
    std::set<Icon> icons;
    forEach<protocol::Presence>([&](protocol::Presence presence) {
        EXPECT_FALSE(status(presence).text.isEmpty());
        if (presence != protocol::Presence::Unknown)
            icons.insert(status(presence).icon);
    });
    EXPECT_EQ(icons.size(), 5U);
}

// C4
TEST(StatusText, QueuesMakeOneState) {
    const auto of = [](std::vector<bool> paused) {
        std::vector<protocol::QueueMembership> queues(paused.size());
        for (std::size_t i = 0; i < paused.size(); ++i)
            queues[i].paused = paused[i];
        return queueState(queues);
    };
    EXPECT_EQ(of({}), QueueState::None);
    EXPECT_EQ(of({false}), QueueState::Active);
    EXPECT_EQ(of({false, true}), QueueState::PartlyPaused);
    EXPECT_EQ(of({true, true}), QueueState::Paused);
    std::set<Icon> icons;
    std::set<Tone> tones;
    for (const QueueState state : {QueueState::Active, QueueState::PartlyPaused, QueueState::Paused}) {
        icons.insert(status(state).icon);
        tones.insert(status(state).tone);
        EXPECT_FALSE(status(state).text.isEmpty());
    }
    EXPECT_EQ(icons.size(), 3U);
    EXPECT_EQ(tones.size(), 3U);
}

TEST(StatusText, EveryEnumeratorHasWords) {
    forEach<protocol::CallState>([](protocol::CallState state) {
        EXPECT_FALSE(status(state, protocol::CallDirection::Incoming).text.isEmpty());
        EXPECT_FALSE(status(state, protocol::CallDirection::Outgoing).text.isEmpty());
    });
    forEach<protocol::EndReason>([](protocol::EndReason reason) { EXPECT_FALSE(text(reason).isEmpty()); });
    forEach<protocol::Mode>([](protocol::Mode mode) { EXPECT_FALSE(text(mode).isEmpty()); });
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        EXPECT_FALSE(text(static_cast<ErrorCode>(code)).isEmpty()) << code;
}

// G1
TEST(StatusText, NamesTheKindsOfCalls) {
    protocol::RegisterRow row;
    row.direction = protocol::CallDirection::Incoming;
    EXPECT_EQ(registerKind(row), RegisterKind::Missed);
    row.answered = true;
    EXPECT_EQ(registerKind(row), RegisterKind::Answered);
    row.direction = protocol::CallDirection::Outgoing;
    EXPECT_EQ(registerKind(row), RegisterKind::Outgoing);
}

TEST(StatusText, ElapsedTime) {
    EXPECT_EQ(elapsed(-3), QStringLiteral("0:00"));
    EXPECT_EQ(elapsed(7), QStringLiteral("0:07"));
    EXPECT_EQ(elapsed(754), QStringLiteral("12:34"));
    EXPECT_EQ(elapsed(3723), QStringLiteral("1:02:03"));
}

TEST(StatusText, MomentsByLocale) {
    const QLocale italian(QLocale::Italian, QLocale::Italy);
    const UnixMillis now = at(23, 15, 0);
    EXPECT_EQ(moment(at(23, 14, 32), now, italian), QStringLiteral("Today 14:32"));
    EXPECT_EQ(moment(at(22, 9, 10), now, italian), QStringLiteral("Yesterday 09:10"));
    EXPECT_EQ(moment(at(19, 9, 10), now, italian), QStringLiteral("gio 09:10"));
    EXPECT_EQ(moment(at(2, 9, 10), now, italian), QStringLiteral("02/11/26 09:10"));
    EXPECT_EQ(moment(0, now, italian), QString());
    EXPECT_EQ(momentBrief(at(23, 14, 32), now, italian), QStringLiteral("14:32"));
    EXPECT_EQ(momentBrief(at(22, 9, 10), now, italian), QStringLiteral("Yesterday"));
    EXPECT_EQ(momentBrief(at(19, 9, 10), now, italian), QStringLiteral("giovedì"));
    EXPECT_EQ(momentBrief(at(2, 9, 10), now, italian), QStringLiteral("02/11/26"));
    EXPECT_EQ(momentBrief(0, now, italian), QString());
}

TEST(StatusText, NamesAndInitials) {
    protocol::Extension person;
    person.id = ExtensionId("101");
    EXPECT_EQ(displayName(person), QStringLiteral("101"));
    person.lastName = "Rossi";
    EXPECT_EQ(displayName(person), QStringLiteral("Rossi"));
    person.firstName = "Maria";
    EXPECT_EQ(displayName(person), QStringLiteral("Maria Rossi"));
    EXPECT_EQ(initials(QStringLiteral("èlena"), QStringLiteral("rossi")), QStringLiteral("ÈR"));
    EXPECT_EQ(initials({}, {}), QString());
}

}  // namespace
}  // namespace euterpe::models
