// F1: how every section of the directories looks with an office in it: every word has room in every language,
// light and dark. With EUTERPE_PICTURES=DIR the pictures are kept, to be looked at.
#include "desktop/models/contact_model.h"
#include "desktop/models/extension_model.h"
#include "desktop/models/register_model.h"
#include "desktop/models/status_text.h"
#include "desktop/models/voicemail_model.h"
#include "desktop/screens/chat/chat_screen.h"
#include "desktop/screens/extensions/extensions_screen.h"
#include "desktop/screens/favourites/favourites_screen.h"
#include "desktop/screens/main/directories.h"
#include "desktop/screens/phonebook/phonebook_screen.h"
#include "desktop/screens/register/register_screen.h"
#include "desktop/screens/voicemail/voicemail_screen.h"
#include "desktop/widgets/row_table.h"
#include "tests/gui/desk.h"

#include <QAbstractItemModel>

namespace euterpe::testing {
namespace {

using protocol::PhoneState;
using protocol::Presence;
using screens::Directories;

struct Colleague {
    const char* number;
    const char* firstName;
    const char* lastName;
    const char* company;
    PhoneState phone;
    Presence presence;
};

constexpr Colleague kOffice[] = {
    {"101", "Anna", "Rossi", "Euterpe", PhoneState::Free, Presence::Available},
    {"102", "Marco", "Ferrari", "Euterpe", PhoneState::Busy, Presence::Busy},
    {"103", "Giulia", "Esposito", "Euterpe", PhoneState::Ringing, Presence::Available},
    {"104", "María de los Ángeles", "Fernández-Villaverde", "Telecomunicaciones Ibéricas S.L.",
     PhoneState::OnHold, Presence::Away},
    {"105", "Jürgen", "Weiß", "Müller Elektronik GmbH", PhoneState::Unregistered, Presence::Offline},
    {"106", "Siobhán", "O'Brien", "Euterpe", PhoneState::Free, Presence::NotAvailable},
};

constexpr UnixMillis kWhen = 1'764'000'000'000;  // 24 November 2025

class SectionLooks : public Desk, public ::testing::WithParamInterface<Look> {
  protected:
    void SetUp() override {
        fillDirectory();
        fillPhonebook();
        fillRecent();
        fillVoicemail();
        fillChat();
        signIn();
        dress(GetParam());
        window().resize(1180, 780);
    }
    void fillDirectory() {
        server.snapshot.extensions.clear();
        server.snapshot.favourites.emplace();
        for (const Colleague& one : kOffice) {
            auto record = extension(one.number, one.phone, one.lastName);
            record.firstName = one.firstName;
            record.company = one.company;
            record.presence = one.presence;
            server.snapshot.extensions.push_back(record);
            server.snapshot.favourites->push_back(record.id);
        }
    }
    void fillPhonebook() {
        int number = 0;
        for (const char* name : {"Álvarez", "Brun", "Caruso"}) {
            protocol::Contact contact;
            contact.id = ContactId("00000000-0000-4000-8000-00000000000" + std::to_string(number));
            contact.book = number == 0 ? protocol::ContactBook::Personal : protocol::ContactBook::Shared;
            contact.source = number == 2 ? protocol::ContactSource::VCard : protocol::ContactSource::Own;
            contact.firstName = "Francesca";
            contact.lastName = name;
            contact.organization = "Farmacia Centrale";
            contact.fields = {{protocol::ContactFieldType::Work, "050 316365" + std::to_string(number), ""},
                              {protocol::ContactFieldType::Email, "f@example.org", ""}};
            server.contacts.save({contact, 0});
            ++number;
        }
    }
    void fillRecent() {
        server.answers["register.open"] = [](const protocol::IncomingRequest&) {
            const auto size = static_cast<std::int64_t>(std::size(kOffice));
            protocol::RegisterOpenResult page{size, size, {}};
            for (const Colleague& one : kOffice) {
                protocol::RegisterRow row;
                row.id = size - static_cast<std::int64_t>(page.rows.size());
                row.direction = page.rows.size() % 2 == 0 ? protocol::CallDirection::Incoming
                                                          : protocol::CallDirection::Outgoing;
                row.answered = page.rows.size() != 2;
                row.number = one.number;
                row.name = std::string(one.firstName) + ' ' + one.lastName;
                row.queue = page.rows.size() == 3 ? "Sales" : "";
                row.startedAt = kWhen;
                row.durationS = row.answered ? 75 : 0;
                row.recording = page.rows.size() == 1 ? "r" : "";
                page.rows.push_back(row);
            }
            return protocol::toJson(page);
        };
    }
    void fillVoicemail() {
        for (const Colleague& one : kOffice) {
            protocol::VoicemailMessage message;
            message.id = one.number;
            message.number = one.number;
            message.name = std::string(one.firstName) + ' ' + one.lastName;
            message.receivedAt = kWhen;
            message.durationS = 65;
            message.heard = server.voicemail.messages.size() > 1;
            message.folder =
                message.heard ? protocol::VoicemailFolder::Old : protocol::VoicemailFolder::Inbox;
            message.playable = true;
            server.voicemail.messages.push_back(message);
        }
        server.session.permissions.push_back(protocol::Permission::Voicemail);
        server.session.permissions.push_back(protocol::Permission::SharedBook);
    }
    void fillChat() {
        server.chat.now = kWhen;
        server.chat.says("103", "Il cliente della 14:30 è arrivato 🙂", false);
        server.chat.says("102", "https://example.org/offer?id=7 — can you have a look?", false);
        server.chat.says("102", "שלום, thanks!", false);
    }
    void expectLook(Directories::Section section, const char* name, const std::function<bool()>& isFilled) {
        window().directories().open(section);
        ASSERT_TRUE(waitUntil(isFilled)) << name;
        look(GetParam(), name);
    }
    Directories& directories() { return window().directories(); }
};

TEST_P(SectionLooks, F1_every_word_has_room) {
    using Section = Directories::Section;
    const auto shows = [](const QAbstractItemModel& model) { return model.rowCount() >= 3; };
    expectLook(Section::Favourites, "sections-favourites",
               [&] { return shows(directories().favourites()->model()); });
    expectLook(Section::Extensions, "sections-extensions",
               [&] { return shows(directories().extensions()->model()); });
    expectLook(Section::Phonebook, "sections-phonebook",
               [&] { return shows(directories().phonebook()->model()); });
    expectLook(Section::Recent, "sections-recent",
               [&] { return shows(*directories().recent()->table().model()); });
    directories().openChat(QStringLiteral("102"));
    expectLook(Section::Chat, "sections-chat",
               [this] { return app->session().chat().store().messages(ExtensionId("102")).size() == 2; });
    expectLook(Section::Voicemail, "sections-voicemail",
               [&] { return shows(*directories().voicemail()->table().model()); });
}

TEST_P(SectionLooks, A3_dates_are_written_as_the_language_does_after_a_switch) {
    using Section = Directories::Section;
    directories().open(Section::Recent);
    directories().open(Section::Voicemail);
    const auto* calls = directories().recent()->table().model();
    const auto* messages = directories().voicemail()->table().model();
    ASSERT_TRUE(waitUntil([&] { return calls->rowCount() > 0 && messages->rowCount() > 0; }));
    const auto shown = [](const QAbstractItemModel& model, int column) {
        return model.index(0, column).data().toString();
    };
    for (const char* language : {"it", "es", "en"}) {
        dress({language, GetParam().theme});
        const QString expected =
            models::moment(kWhen, QDateTime::currentMSecsSinceEpoch(), QLocale(language));
        EXPECT_EQ(shown(*calls, models::RegisterModel::Started), expected) << language;
        EXPECT_EQ(shown(*messages, models::VoicemailModel::Received), expected) << language;
    }
}

INSTANTIATE_TEST_SUITE_P(Looks, SectionLooks, everyLook(), nameOf);

}  // namespace
}  // namespace euterpe::testing
