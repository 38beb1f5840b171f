// A sound that the server has and the user may hear, and how far it is heard. Plain values.
#pragma once

#include <chrono>
#include <string>

namespace euterpe::replica {

struct Sound {
    enum class Kind { None, Recording, Message };
    Kind kind = Kind::None;
    std::string id;  // RegisterRow::recording, VoicemailMessage::id

    bool operator==(const Sound&) const = default;
};

struct Playback {
    enum class State { Silent, Loading, Playing, Paused };
    Sound sound;
    State state = State::Silent;
    std::chrono::milliseconds position{0};
    std::chrono::milliseconds length{0};  // 0 = not known yet

    bool operator==(const Playback&) const = default;
};

}  // namespace euterpe::replica
