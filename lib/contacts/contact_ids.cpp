#include "lib/contacts/contact_ids.h"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>

namespace euterpe::contacts {
namespace {

// Names Euterpe's contacts among all names that UUIDs are made of.
constexpr boost::uuids::uuid kNamespace = {
    {0x5e, 0x1c, 0x5a, 0x6b, 0x0f, 0x1d, 0x4c, 0x0e, 0x9b, 0x52, 0x7a, 0x3c, 0x2f, 0x88, 0x61, 0xd4}};

}  // namespace

ContactId ContactIds::idOf(const FoundContact& found) {
    const protocol::Contact& contact = found.contact;
    std::string name = scope_ + '\n' + std::to_string(static_cast<int>(contact.source)) + '\n';
    if (found.key.empty())
        name +=
            contact.firstName + '\n' + contact.lastName + '\n' + contact.organization + '\n' + contact.unit;
    else
        name += found.key;
    if (const int earlier = seen_[name]++; earlier > 0)
        name += "\n#" + std::to_string(earlier);
    return ContactId(boost::uuids::to_string(boost::uuids::name_generator_sha1(kNamespace)(name)));
}

std::string newUuid() {
    return boost::uuids::to_string(boost::uuids::random_generator()());
}

}  // namespace euterpe::contacts
