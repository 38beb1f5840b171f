#include "server/voicemail/message_sound.h"

#include "lib/protocol/limits.h"
#include "server/voicemail/plain_file_p.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <sndfile.h>
#include <sys/stat.h>

namespace euterpe::voicemail {
namespace {

namespace fs = std::filesystem;
namespace limits = protocol::limits;

constexpr int kPhoneRate = 8000;
constexpr int kAsItIs = -1;
constexpr int kByItsHeader = 0;

struct Format {
    const char* extension;
    int raw;  // of libsndfile, for files without a header
    int rate = kPhoneRate;
};

// The best first.
constexpr std::array kFormats{
    Format{".wav", kAsItIs},
    Format{".wav16", kAsItIs},
    Format{".sln16", SF_FORMAT_RAW | SF_FORMAT_PCM_16 | SF_ENDIAN_LITTLE, 2 * kPhoneRate},
    Format{".sln", SF_FORMAT_RAW | SF_FORMAT_PCM_16 | SF_ENDIAN_LITTLE},
    Format{".ulaw", SF_FORMAT_RAW | SF_FORMAT_ULAW},
    Format{".alaw", SF_FORMAT_RAW | SF_FORMAT_ALAW},
    Format{".WAV", kByItsHeader},
    Format{".gsm", SF_FORMAT_RAW | SF_FORMAT_GSM610},
};

template <class N>
void put(std::string& out, N value) {
    for (std::size_t i = 0; i < sizeof value; ++i)
        out += static_cast<char>(value >> (8 * i));
}

std::string header(const SF_INFO& info, std::uint32_t bytes) {
    const auto channels = static_cast<std::uint16_t>(info.channels);
    const auto rate = static_cast<std::uint32_t>(info.samplerate);
    constexpr std::uint16_t kSample = sizeof(std::int16_t);
    std::string wav = "RIFF";
    put(wav, std::uint32_t{36} + bytes);
    wav += "WAVEfmt ";
    put(wav, std::uint32_t{16});
    put(wav, std::uint16_t{1});  // PCM
    put(wav, channels);
    put(wav, rate);
    put(wav, rate * channels * kSample);
    put(wav, static_cast<std::uint16_t>(channels * kSample));
    put(wav, static_cast<std::uint16_t>(8 * kSample));
    wav += "data";
    put(wav, bytes);
    return wav;
}

Result<std::string> decode(std::FILE* file, const Format& format) {
    SF_INFO info{};
    if (format.raw != kByItsHeader) {
        info.format = format.raw;
        info.samplerate = format.rate;
        info.channels = 1;
    }
    const std::unique_ptr<SNDFILE, decltype(&sf_close)> sound(
        sf_open_fd(::fileno(file), SFM_READ, &info, SF_FALSE), &sf_close);
    if (!sound || info.channels < 1 || info.channels > 2)
        return Error{ErrorCode::NotFound, std::string("the sound is damaged: ") + sf_strerror(nullptr)};
    const auto tooLong = [] { return Error{ErrorCode::TooLarge, "the sound is too long to be played"}; };
    if (info.frames >
        static_cast<sf_count_t>(limits::kDecodedSoundBytes / sizeof(std::int16_t)) / info.channels)
        return tooLong();
    std::string samples;
    std::array<std::int16_t, 16'384> some{};
    for (;;) {
        const sf_count_t got = sf_read_short(sound.get(), some.data(), some.size());
        if (got <= 0)
            break;
        for (sf_count_t i = 0; i < got; ++i)
            put(samples, static_cast<std::uint16_t>(some[static_cast<std::size_t>(i)]));
        if (samples.size() > limits::kDecodedSoundBytes)
            return tooLong();
    }
    return header(info, static_cast<std::uint32_t>(samples.size())) + samples;
}

Result<protocol::VoicemailReadResult> pieceOf(std::FILE* file, std::int64_t size, std::int64_t offset) {
    protocol::VoicemailReadResult piece;
    piece.size = size;
    if (offset >= size)
        return piece;
    piece.data.value.resize(std::min(static_cast<std::size_t>(size - offset), limits::kRecordingPiece));
    (void)::fseeko(file, offset, SEEK_SET);
    piece.data.value.resize(std::fread(piece.data.value.data(), 1, piece.data.value.size(), file));
    return piece;
}

}  // namespace

bool isSound(const std::string& extension) {
    return std::any_of(kFormats.begin(), kFormats.end(),
                       [&](const Format& format) { return extension == format.extension; });
}

void MessageSound::keep(Decoded decoded) {
    decoded_.insert(decoded_.begin(), std::move(decoded));
    std::size_t bytes = 0;
    const auto tooMany = std::find_if(decoded_.begin(), decoded_.end(), [&](const Decoded& one) {
        bytes += one.wav.size();
        return bytes > keptBytes_;
    });
    decoded_.erase(std::max(tooMany, decoded_.begin() + 1), decoded_.end());
}

Result<protocol::VoicemailReadResult> MessageSound::read(const fs::path& stem, std::int64_t offset) {
    for (const Format& format : kFormats) {
        const File file = openPlain(stem.string() + format.extension);
        struct stat info {};
        if (!file || ::fstat(::fileno(file.get()), &info) != 0)
            continue;
        if (format.raw == kAsItIs)
            return pieceOf(file.get(), info.st_size, offset);
        const Source source{info.st_dev, info.st_ino, info.st_size,
                            info.st_mtim.tv_sec * 1'000'000'000 + info.st_mtim.tv_nsec};
        const auto known = std::find_if(decoded_.begin(), decoded_.end(),
                                        [&](const Decoded& one) { return one.source == source; });
        if (known != decoded_.end()) {
            std::rotate(decoded_.begin(), known, known + 1);
        } else {
            auto wav = decode(file.get(), format);
            if (!wav)
                return wav.error();
            keep({source, std::move(*wav)});
        }
        const std::string& wav = decoded_.front().wav;
        protocol::VoicemailReadResult piece;
        piece.size = static_cast<std::int64_t>(wav.size());
        if (offset < piece.size)
            piece.data.value = wav.substr(static_cast<std::size_t>(offset), limits::kRecordingPiece);
        if (offset + static_cast<std::int64_t>(piece.data.value.size()) >= piece.size)
            decoded_.erase(decoded_.begin());
        return piece;
    }
    return Error{ErrorCode::NotFound, "there is no sound that can be played"};
}

}  // namespace euterpe::voicemail
