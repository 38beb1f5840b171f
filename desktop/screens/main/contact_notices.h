// What became of changes to contacts that were made here, where the user has to know: told in the window's
// line. Plain functions; GUI thread only.
#pragma once

#include <functional>

class QString;

namespace euterpe::replica {
class Contacts;
}

namespace euterpe::screens {

class NoticeBar;

// Both outlive each other's signals: the window owns the bar, the session the contacts.
void tellContactChanges(replica::Contacts& contacts, NoticeBar& notice);
// Instead of adding a number that `who` has; `add` does it all the same.
void tellKnownNumber(NoticeBar& notice, const QString& who, const QString& number, std::function<void()> add);

}  // namespace euterpe::screens
