// Reads recordings of calls from the folder that the PBX writes them to. Blocking: the store worker's thread.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"

#include <cstdint>
#include <string>

namespace euterpe::app {

// The piece of `folder`/`file` at `offset`, at most limits::kRecordingPiece. NotFound: not there (yet), or
// not below the folder.
Result<protocol::RecordingReadResult> readPiece(const std::string& folder, const std::string& file,
                                                std::int64_t offset);

}  // namespace euterpe::app
