// euterpe-window-meter: starts a graphical program and measures it from outside: milliseconds from start to a
// mapped and to a painted window, memory and CPU of all its processes once it has settled. Prints one JSON
// object. The same for our window and for another's, so that they compare.
#include "bench/load/process_meter.h"
#include "bench/window/display.h"
#include "bench/window/process_tree.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <set>
#include <signal.h>
#include <string>
#include <thread>
#include <vector>

#include <boost/json.hpp>

namespace euterpe::bench {
namespace {

using namespace std::chrono_literals;

constexpr const char* kUsage =
    "euterpe-window-meter [options] -- COMMAND...\n"
    "  --match REGEX     title or class of the window, any case (any window)\n"
    "  --timeout S       for the window to be painted (60)\n"
    "  --settle S        after that, before memory is read (3)\n"
    "  --idle S          then CPU is measured for so long (0 = not)\n"
    "  --stdin-file F    what the program reads on standard input\n"
    "  --verbose         show the program's output\n";

struct Options {
    std::string match = ".";
    double timeout = 60;
    double settle = 3;
    double idle = 0;
    std::string input;
    bool verbose = false;
    std::vector<std::string> command;
};

std::string contents(const std::string& path) {
    std::string text;
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
        char buffer[4096];
        for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
            text.append(buffer, n);
        std::fclose(file);
    }
    return text;
}

std::optional<Options> parse(const std::vector<std::string>& arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& name = arguments[i];
        if (name == "--") {
            options.command.assign(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
            break;
        }
        if (name == "--verbose") {
            options.verbose = true;
            continue;
        }
        if (i + 1 == arguments.size())
            return std::nullopt;
        const std::string& value = arguments[++i];
        if (name == "--match")
            options.match = value;
        else if (name == "--timeout")
            options.timeout = std::atof(value.c_str());
        else if (name == "--settle")
            options.settle = std::atof(value.c_str());
        else if (name == "--idle")
            options.idle = std::atof(value.c_str());
        else if (name == "--stdin-file")
            options.input = contents(value);
        else
            return std::nullopt;
    }
    return options.command.empty() ? std::nullopt : std::make_optional(options);
}

std::optional<TopLevel> findWindow(Display& display, const std::regex& match,
                                   const std::set<xcb_window_t>& before) {
    for (TopLevel& window : display.topLevels()) {
        if (!before.contains(window.window) && std::regex_search(window.name, match))
            return window;
    }
    return std::nullopt;
}

double msSince(std::uint64_t start) {
    return static_cast<double>(monotonicNs() - start) / 1e6;
}

void sleepFor(double seconds) {
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

Result<boost::json::object> measure(const Options& options) {
    auto display = Display::open();
    if (!display)
        return display.error();
    const std::regex match(options.match, std::regex::icase | std::regex::optimize);
    std::set<xcb_window_t> before;
    for (const TopLevel& window : (*display)->topLevels())
        before.insert(window.window);

    const std::uint64_t start = monotonicNs();
    auto program = ProcessTree::start(options.command, options.input, options.verbose);
    if (!program)
        return program.error();
    boost::json::object figures;
    for (;;) {
        if (auto window = findWindow(**display, match, before)) {
            if (!figures.contains("mapped_ms"))
                figures["mapped_ms"] = msSince(start);
            if ((*display)->painted(*window)) {
                figures["painted_ms"] = msSince(start);
                figures["window"] = window->name;
                break;
            }
        }
        if (!program->running())
            return Error{ErrorCode::Unknown, options.command[0] + " ended before it showed a window"};
        if (msSince(start) > options.timeout * 1000)
            return Error{ErrorCode::Timeout, options.command[0] + " showed no painted window in time"};
        std::this_thread::sleep_for(1ms);
    }
    figures["cpu_to_paint_ms"] = static_cast<double>(program->cost().cpuNs) / 1e6;
    sleepFor(options.settle);
    const TreeCost settled = program->cost();
    figures["rss_mb"] = settled.rssMb;
    figures["pss_mb"] = settled.pssMb;
    figures["processes"] = settled.processes;
    if (options.idle > 0) {
        sleepFor(options.idle);
        figures["idle_cpu_pct"] =
            100.0 * static_cast<double>(program->cost().cpuNs - settled.cpuNs) / (options.idle * 1e9);
    }
    return figures;
}

}  // namespace
}  // namespace euterpe::bench

int main(int argc, char** argv) {
    using namespace euterpe::bench;
    ::signal(SIGPIPE, SIG_IGN);
    const auto options = parse(std::vector<std::string>(argv + 1, argv + argc));
    if (!options) {
        std::fprintf(stderr, "%s", kUsage);
        return 2;
    }
    const auto figures = measure(*options);
    if (!figures) {
        std::fprintf(stderr, "euterpe-window-meter: %s\n", figures.error().detail.c_str());
        return 1;
    }
    std::printf("%s\n", boost::json::serialize(*figures).c_str());
    return 0;
}
