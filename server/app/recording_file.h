// Reads recordings of calls from the folder that the PBX writes them to, where they may have been turned into
// another format since. Blocking: the store worker's thread.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"
#include "server/voicemail/message_sound.h"

#include <cstdint>
#include <string>

namespace euterpe::app {

// The piece of `folder`/`file` at `offset`, at most limits::kRecordingPiece. Where that file is not there,
// but one that differs by its format, `sound` makes WAV of it. NotFound: not there (yet), not below the
// folder, or nothing that can be played.
Result<protocol::RecordingReadResult> readPiece(const std::string& folder, const std::string& file,
                                                std::int64_t offset, voicemail::MessageSound& sound);

}  // namespace euterpe::app
