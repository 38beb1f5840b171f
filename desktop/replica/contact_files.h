// The contacts of one server and user on disk, readable by this user alone: `<name>.contacts` holds what the
// server has and may always be fetched anew; `<name>.edits` holds the changes that the server does not have
// yet. Both are replaced as a whole and end in a checksum. Plain functions, any thread; they block.
#pragma once

#include "desktop/replica/contact_store.h"

#include <string>
#include <vector>

#include <QString>

namespace euterpe::replica {

struct ContactFiles {
    QString folder;
    QString name;

    // For one user at one server, "anna@pbx.example.org:5039": a name that a file may have.
    static ContactFiles of(const QString& folder, const std::string& identity);

    [[nodiscard]] QString contacts() const { return folder + u'/' + name + QStringLiteral(".contacts"); }
    [[nodiscard]] QString edits() const { return folder + u'/' + name + QStringLiteral(".edits"); }
};

// What cannot be read or is damaged counts as empty: it is fetched again.
ContactSnapshot readContacts(const ContactFiles& files);
Result<void> writeContacts(const ContactFiles& files, const ContactSnapshot& all);

// Malformed: damaged; the file is then kept beside as `<name>.edits.damaged`.
Result<std::vector<ContactEdit>> readEdits(const ContactFiles& files);
// On disk when it returns.
Result<void> writeEdits(const ContactFiles& files, const std::vector<ContactEdit>& edits);

}  // namespace euterpe::replica
