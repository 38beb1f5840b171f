// Ids for contacts that were read: the same contact of the same source gets the same id each time, so that
// importing again changes contacts instead of doubling them. UUIDs of version 5 (RFC 4122 section 4.3). Pure,
// any thread.
#pragma once

#include "lib/contacts/contact_sink.h"

#include <string>
#include <unordered_map>

namespace euterpe::contacts {

class ContactIds {
  public:
    // `scope`: the book that they go to; two users who import the same file get contacts of their own.
    explicit ContactIds(std::string scope) : scope_(std::move(scope)) {}

    // By the source's key, else by name and company; the second one of the same key in a file gets an id of
    // its own.
    ContactId idOf(const FoundContact& found);

  private:
    std::string scope_;
    std::unordered_map<std::string, int> seen_;
};

// A new one, random: of an import, of a contact typed by hand.
std::string newUuid();

}  // namespace euterpe::contacts
