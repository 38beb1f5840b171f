#include "tests/stage/shifted_clock.h"

#include "tests/stage/process.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <unistd.h>
#include <utility>

namespace euterpe::stage {
namespace {

// "" when it is not installed. Debian and Ubuntu have it in a folder of its own below that of the system's
// libraries.
std::string library() {
    for (const char* folder :
         {"/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"}) {
        const std::string path = std::string(folder) + "/faketime/libfaketime.so.1";
        if (std::filesystem::exists(path))
            return path;
    }
    return {};
}

// A sanitizer's runtime refuses to start unless it comes first of all libraries.
std::string sanitizerOf(const std::filesystem::path& program) {
    std::istringstream libraries(run({"ldd", program.string()}));
    for (std::string line; std::getline(libraries, line);) {
        const auto path = line.find("=> /");
        if (path != std::string::npos &&
            (line.find("libasan.") != std::string::npos || line.find("libtsan.") != std::string::npos))
            return line.substr(path + 3, line.rfind(" (") - path - 3) + ' ';
    }
    return {};
}

}  // namespace

ShiftedClock::ShiftedClock(std::filesystem::path file) : file_(std::move(file)) {
    set(std::chrono::seconds(0));
}

const std::string& ShiftedClock::whyNot() {
    static const std::string reason = library().empty() ? "libfaketime is not installed" : "";
    return reason;
}

// The program may read at any moment: it finds the old line or the new one, never half of it.
void ShiftedClock::set(std::chrono::seconds off) const {
    const std::filesystem::path fresh = file_.string() + ".new";
    std::ofstream(fresh) << (off.count() < 0 ? "" : "+") << off.count() << '\n';
    std::filesystem::rename(fresh, file_);
}

// Times of files stay what they are: a clock that is set changes none.
std::vector<std::string> ShiftedClock::environmentOf(const std::filesystem::path& program) const {
    return {"LD_PRELOAD=" + sanitizerOf(program) + library(), "FAKETIME_TIMESTAMP_FILE=" + file_.string(),
            "FAKETIME_NO_CACHE=1", "FAKETIME_DONT_FAKE_MONOTONIC=1", "NO_FAKE_STAT=1"};
}

void ShiftedClock::shiftThisProgram(char** arguments, const std::filesystem::path& file) {
    constexpr const char* kThis = "/proc/self/exe";
    constexpr const char* kLibraries = "LD_PRELOAD";
    if (std::getenv(kLibraries) == nullptr) {
        const ShiftedClock clock(file);
        for (const std::string& entry : clock.environmentOf(std::filesystem::read_symlink(kThis))) {
            const auto sign = entry.find('=');
            setenv(entry.substr(0, sign).c_str(), entry.c_str() + sign + 1, 1);
        }
        execv(kThis, arguments);
        throw std::runtime_error(std::string("cannot start itself again: ") + std::strerror(errno));
    }
    unsetenv(kLibraries);
}

}  // namespace euterpe::stage
