// The extensions of the directory, their telephones, and what is known of both: phone states (from hints,
// else from device states), registrations, mailboxes, DND and forward. Owns the protocol::Extension and
// protocol::Account records. Part of pbx::State, on its thread.
#pragma once

#include "lib/protocol/records.h"
#include "server/ami/message.h"
#include "server/pbx/changes.h"
#include "server/pbx/directory.h"
#include "server/pbx/lookup_p.h"
#include "server/pbx/pbx_state.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::pbx {

struct UserCall;

// A telephone: one PJSIP endpoint.
struct Telephone {
    protocol::Account record;
    ExtensionId owner;
    std::string provisionedMac;  // of the directory, "" = not known
    protocol::PhoneState device = protocol::PhoneState::Unknown;
    struct Contact {
        std::string uri;
        std::string userAgent;  // "" = not known yet
        bool reachable = true;
    };
    std::vector<Contact> contacts;  // its registrations
};

// An extension with everything that belongs to it.
struct Person {
    protocol::Extension record;
    DirectoryEntry entry;
    std::optional<protocol::PhoneState> hint;
    ServiceValues services;
    int unheard = 0;
    int heard = 0;
    std::vector<UserCall*> calls;  // living ones, oldest first; kept by Calls

    [[nodiscard]] std::string fullName() const;
};

class Company {
  public:
    // Removed and changed extensions are reported; `removed` keeps the persons that are gone, so that their
    // calls can be ended before they are destroyed.
    void setDirectory(const Directory& directory, std::vector<std::unique_ptr<Person>>& removed,
                      Changes& changes);

    [[nodiscard]] Person* person(std::string_view extension);
    [[nodiscard]] const Person* person(std::string_view extension) const;
    [[nodiscard]] Telephone* telephone(std::string_view account);
    [[nodiscard]] const Telephone* telephone(std::string_view account) const;
    [[nodiscard]] const StringTable<std::unique_ptr<Person>>& people() const { return people_; }
    // The name of the ring group with that number; "" if there is none.
    [[nodiscard]] std::string_view groupName(std::string_view number) const;

    // -- events; each tolerates any order and repetition
    void extensionStatus(const ami::Message& event, Changes& changes);
    void deviceState(const ami::Message& event, Changes& changes);
    void contactStatus(const ami::Message& event, Changes& changes);
    void contactListed(const ami::Message& event);
    void messageWaiting(const ami::Message& event, Changes& changes);
    void setServices(Person& person, ServiceValues values, Changes& changes);

    // A list of all contacts follows by contactListed(), then endContacts() reports what differs.
    void beginContacts();
    void endContacts(Changes& changes);
    void forgetPhoneStates(Changes& changes);

  private:
    void refreshPhone(Person& person, Changes& changes);
    void refreshAccount(Telephone& telephone, Changes& changes);

    StringTable<std::unique_ptr<Person>> people_;
    StringTable<Telephone> telephones_;
    StringTable<std::string> mailboxes_;  // "101@default" -> extension
    StringTable<std::string> groups_;
    std::string hintContext_;
};

}  // namespace euterpe::pbx
