// The engine's sound card: the only one that liblinphone sees, with CallStreams behind it. The library's own
// card for a sound server is not used: it frees streams without the lock of the thread that serves them,
// which aborts the program now and then; it waits for the server without limit; and it never connects again.
#pragma once

#include "desktop/phone/call_streams.h"

#include <linphone++/linphone.hh>
#include <memory>

namespace euterpe::phone {

// While it lives, cores are made without a look for sound cards. One at a time in the process.
class NoSoundCards {
  public:
    NoSoundCards();
    ~NoSoundCards();
    NoSoundCards(const NoSoundCards&) = delete;
    NoSoundCards& operator=(const NoSoundCards&) = delete;
};

// Before the core's start. The streams live as long as the core and its media graphs need them.
void addSoundCard(linphone::Core& core, const std::shared_ptr<CallStreams>& streams);

}  // namespace euterpe::phone
