// Makes events happen at a steady rate, each on another extension, so that a server that keeps only the
// latest state of an extension has nothing to drop. Publishes on its own thread; the sources are used there
// only.
#pragma once

#include "bench/load/client.h"
#include "bench/load/deliveries.h"
#include "bench/load/fleet.h"
#include "tests/fakes/ami_server.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

namespace euterpe::bench {

class EventSource {
  public:
    virtual ~EventSource() = default;
    [[nodiscard]] virtual std::vector<ExtensionId> extensions() const = 0;
    // Changes that extension's record.
    virtual void change(int extension) = 0;
};

// Telephones that go busy and free, by way of the PBX: for a server that follows our AMI simulator.
class AmiSource : public EventSource {
  public:
    AmiSource(fakes::AmiServer& server, int first, int count)
        : server_(server), first_(first), busy_(static_cast<std::size_t>(count)) {}

    [[nodiscard]] std::vector<ExtensionId> extensions() const override;
    void change(int extension) override;

  private:
    fakes::AmiServer& server_;
    int first_;
    std::vector<bool> busy_;
};

// Users that change their presence, by way of the protocol: for any server. Users must have extensions of
// their own. Owns one connected session a user.
class PresenceSource : public EventSource {
  public:
    explicit PresenceSource(std::unique_ptr<Fleet> publishers);

    [[nodiscard]] std::vector<ExtensionId> extensions() const override;
    void change(int extension) override;

  private:
    std::unique_ptr<Fleet> publishers_;
    std::vector<bool> away_;
    std::int64_t nextId_ = 100;
};

class Publisher {
  public:
    Publisher(EventSource& source, Deliveries& deliveries) : source_(source), deliveries_(deliveries) {}
    ~Publisher();

    // Publishes `count` events, `rate` a second, and returns at once. One run at a time.
    void start(double rate, int count);
    [[nodiscard]] bool finished() const { return finished_; }

  private:
    void run(double rate, int count);

    EventSource& source_;
    Deliveries& deliveries_;
    std::thread thread_;
    std::atomic<bool> finished_{true};
    std::atomic<bool> stopping_{false};
    int next_ = 0;
};

}  // namespace euterpe::bench
