// A contact while it is being read: takes texts as they stand in a file, tells the sink what cannot be taken
// and hands the contact over once it has a name and a detail. Pure, any thread.
#pragma once

#include "lib/contacts/contact_sink.h"

#include <string>
#include <string_view>

namespace euterpe::contacts {

// For a row error: one line, cut to its limit between characters.
std::string shownValue(std::string_view value);

// One line of UTF-8 without blanks at its ends: what a field of a contact may hold.
std::string oneLine(std::string_view text);

class ContactDraft {
  public:
    ContactDraft(ContactSink& sink, protocol::ContactSource source, int line);

    void setKey(std::string key) { found_.key = std::move(key); }
    // Each takes the text tidied; one that is too long is told and left out.
    void setName(std::string_view first, std::string_view last);
    void setOrganization(std::string_view organization, std::string_view unit);
    // A number or address that cannot be one is told, under `line`, and left out. Empty ones are passed over,
    // one that is already there too.
    void addField(protocol::ContactFieldType type, std::string_view value, std::string_view speedDial,
                  int line);

    // Something of it cannot be taken.
    void reject(int line, RowProblem problem, std::string_view value);

    [[nodiscard]] bool hasName() const;
    // False once the sink wants no more.
    [[nodiscard]] bool goesOn() const { return goOn_; }
    [[nodiscard]] const protocol::Contact& contact() const { return found_.contact; }

    // To the sink: the contact, or why there is none. False = stop reading.
    bool finish();

  private:
    void take(std::string& into, std::string_view text);

    ContactSink& sink_;
    FoundContact found_;
    bool told_ = false;
    bool goOn_ = true;
};

}  // namespace euterpe::contacts
