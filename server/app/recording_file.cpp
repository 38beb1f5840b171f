#include "server/app/recording_file.h"

#include "lib/protocol/limits.h"

#include <filesystem>
#include <fstream>
#include <system_error>

namespace euterpe::app {

namespace fs = std::filesystem;

namespace {

bool isBelow(const fs::path& path, const fs::path& root) {
    return path.string().compare(0, root.string().size() + 1, root.string() + '/') == 0;
}

Result<protocol::RecordingReadResult> pieceOf(const fs::path& path, std::int64_t offset) {
    std::ifstream stream(path, std::ios::binary | std::ios::ate);
    if (!stream)
        return Error{ErrorCode::Io, "the recording cannot be read"};
    protocol::RecordingReadResult piece;
    piece.size = stream.tellg();
    if (offset >= piece.size)
        return piece;
    const auto left = static_cast<std::size_t>(piece.size - offset);
    piece.data.value.resize(std::min(left, protocol::limits::kRecordingPiece));
    stream.seekg(offset);
    stream.read(piece.data.value.data(), static_cast<std::streamsize>(piece.data.value.size()));
    piece.data.value.resize(static_cast<std::size_t>(stream.gcount()));
    return piece;
}

}  // namespace

Result<protocol::RecordingReadResult> readPiece(const std::string& folder, const std::string& file,
                                                std::int64_t offset, voicemail::MessageSound& sound) {
    const Error none{ErrorCode::NotFound, "the recording is not there"};
    if (folder.empty() || offset < 0)
        return none;
    // The name is our own; links and the like that somebody put into the folder must not lead out of it.
    std::error_code ec;
    const fs::path root = fs::canonical(folder, ec);
    if (ec)
        return Error{ErrorCode::Io, "the folder of recordings cannot be read: " + ec.message()};
    if (const fs::path path = fs::canonical(root / file, ec); !ec)
        return isBelow(path, root) && fs::is_regular_file(path, ec) ? pieceOf(path, offset) : none;
    const fs::path wanted = root / file;
    const fs::path parent = fs::canonical(wanted.parent_path(), ec);
    if (ec || (parent != root && !isBelow(parent, root)))
        return none;
    return sound.read(parent / wanted.stem(), offset);
}

}  // namespace euterpe::app
