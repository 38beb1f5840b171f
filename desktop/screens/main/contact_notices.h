// What became of changes to contacts that were made here, where the user has to know: told in the window's
// line. Plain function; GUI thread only.
#pragma once

namespace euterpe::replica {
class Contacts;
}

namespace euterpe::screens {

class NoticeBar;

// Both outlive each other's signals: the window owns the bar, the session the contacts.
void tellContactChanges(replica::Contacts& contacts, NoticeBar& notice);

}  // namespace euterpe::screens
