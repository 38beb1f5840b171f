// The sound of messages and recordings, as every player understands it: WAV with 16-bit samples, whatever
// Asterisk's `format` in voicemail.conf or MixMonitor makes of it (wav, wav16, wav49, gsm, ulaw, alaw, sln,
// sln16). What is not stored so is decoded by libsndfile, once for all pieces of a file. Blocking; one thread
// at a time.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/limits.h"
#include "lib/protocol/messages.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace euterpe::voicemail {

// Whether files with that extension (".gsm") can be heard.
bool isSound(const std::string& extension);

class MessageSound {
  public:
    // Of what is decoded at most so many bytes are kept, the sound read last at any rate: what several people
    // hear at a time is not decoded for each piece of it.
    explicit MessageSound(std::size_t keptBytes = protocol::limits::kDecodedSoundBytes)
        : keptBytes_(keptBytes) {}

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
    struct Decoded {
        Source source;
        std::string wav;
    };

    void keep(Decoded decoded);

    const std::size_t keptBytes_;
    std::vector<Decoded> decoded_;  // the one read last in front; given up with its last piece
};

}  // namespace euterpe::voicemail
