// The wall clock of a program under test, set while it runs: libfaketime tells the program the time, what
// only passes (CLOCK_MONOTONIC) stays true, as when somebody sets a computer's clock. One thread at a time.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace euterpe::stage {

class ShiftedClock {
  public:
    // What says how far off the clock is stands in `file`; the clock is right at first.
    explicit ShiftedClock(std::filesystem::path file);

    // "" when a clock can be shifted here; else why not, for GTEST_SKIP.
    static const std::string& whyNot();

    // From now on the program's clock is off by so much.
    void set(std::chrono::seconds off) const;
    // What a program needs to be started with, "NAME=value".
    [[nodiscard]] std::vector<std::string> environmentOf(const std::filesystem::path& program) const;

    // This program starts itself again with a clock of its own, of which `file` tells from then on; what it
    // starts afterwards has the true time. Returns in the program that was started.
    static void shiftThisProgram(char** arguments, const std::filesystem::path& file);

  private:
    std::filesystem::path file_;
};

}  // namespace euterpe::stage
