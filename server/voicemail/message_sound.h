// The sound of messages and recordings, as every player understands it: WAV with 16-bit samples, whatever
// Asterisk's `format` in voicemail.conf or MixMonitor makes of it (wav, wav16, wav49, gsm, ulaw, alaw, sln,
// sln16). What is not stored so is decoded by libsndfile, once for all pieces of a file. Blocking; one thread
// at a time.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace euterpe::voicemail {

// Whether files with that extension (".gsm") can be heard.
bool isSound(const std::string& extension);

class MessageSound {
  public:
    // The piece at `offset` of the sound beside `stem`, a path without extension; of several formats the
    // best. NotFound: none can be played. TooLarge: decoded it is more than limits::kDecodedSoundBytes.
    Result<protocol::VoicemailReadResult> read(const std::filesystem::path& stem, std::int64_t offset);

  private:
    // What a file is known by while it is read piece by piece.
    struct Source {
        std::uint64_t device = 0;
        std::uint64_t file = 0;
        std::int64_t size = 0;
        std::int64_t changedNs = 0;
        bool operator==(const Source&) const = default;
    };
    Source decoded_;
    std::string wav_;  // of `decoded_`; given up with its last piece
};

}  // namespace euterpe::voicemail
