// How long nobody has touched keyboard and mouse, as the desktop knows it: behind an interface because each
// kind of desktop is asked in another way, and some do not tell. GUI thread only; made by Platform.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace euterpe::app {

class IdleSource {
  public:
    using Answer = std::function<void(std::optional<std::chrono::milliseconds>)>;

    IdleSource() = default;
    virtual ~IdleSource() = default;
    IdleSource(const IdleSource&) = delete;
    IdleSource& operator=(const IdleSource&) = delete;

    // Answered once, at once or from the event loop; not at all once this is gone. Nothing = not known.
    virtual void ask(Answer answer) = 0;
};

// The first of them that knows.
class FirstIdleSource : public IdleSource {
  public:
    explicit FirstIdleSource(std::vector<std::unique_ptr<IdleSource>> sources)
        : sources_(std::move(sources)) {}
    void ask(Answer answer) override { askFrom(0, std::move(answer)); }

  private:
    void askFrom(std::size_t place, Answer answer) {
        if (place == sources_.size())
            return answer(std::nullopt);
        sources_[place]->ask([this, place, answer](std::optional<std::chrono::milliseconds> idle) {
            if (idle)
                answer(idle);
            else
                askFrom(place + 1, answer);
        });
    }

    std::vector<std::unique_ptr<IdleSource>> sources_;
};

}  // namespace euterpe::app
