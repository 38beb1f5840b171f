// A Channel without a network, for tests and benchmarks: MemoryWire is a server in this process, each channel
// that its factory makes shows up there as a MemoryPeer. Messages are delivered from the event loop, never
// inside send(), and optionally later by `latency`. GUI thread only.
#pragma once

#include "desktop/link/channel.h"

#include <chrono>
#include <vector>

#include <QObject>
#include <QPointer>

namespace euterpe::link {

class MemoryChannel;

// The server's end of one channel.
class MemoryPeer : public QObject {
    Q_OBJECT

  public:
    explicit MemoryPeer(MemoryChannel* channel, std::chrono::milliseconds latency);

    void send(const std::string& text);
    // As if the connection broke or was refused.
    void close(Error error = {ErrorCode::Disconnected, "closed by the peer"});
    // A peer that is there no more but does not say so: swallows pings and messages.
    void setSilent(bool silent) { silent_ = silent; }
    [[nodiscard]] bool isSilent() const { return silent_; }
    [[nodiscard]] int pingsSeen() const { return pings_; }
    [[nodiscard]] bool isOpen() const { return !channel_.isNull(); }

  signals:
    void received(const std::string& text);
    // The desktop closed it.
    void closed();

  private:
    friend class MemoryChannel;
    QPointer<MemoryChannel> channel_;
    std::chrono::milliseconds latency_;
    bool silent_ = false;
    int pings_ = 0;
};

class MemoryWire : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    [[nodiscard]] ChannelFactory factory();
    // While set, opening a channel fails with `error`. accept() ends that.
    void refuse(Error error);
    void accept();
    // While true, opening a channel is answered by nothing at all.
    void setUnreachable(bool unreachable) { unreachable_ = unreachable; }
    void setLatency(std::chrono::milliseconds latency) { latency_ = latency; }
    // Attempts to open a channel so far.
    [[nodiscard]] int attempts() const { return attempts_; }
    // The newest channel's other end, nullptr if it is gone.
    [[nodiscard]] MemoryPeer* peer() const { return newest_; }

  signals:
    // Before the channel says opened(): connect to received() here.
    void connected(euterpe::link::MemoryPeer* peer);

  private:
    friend class MemoryChannel;
    std::chrono::milliseconds latency_{0};
    bool refusing_ = false;
    bool unreachable_ = false;
    Error refusal_;
    int attempts_ = 0;
    QPointer<MemoryPeer> newest_;
};

class MemoryChannel : public Channel {
    Q_OBJECT

  public:
    explicit MemoryChannel(MemoryWire& wire);
    ~MemoryChannel() override;

    void open() override;
    void close() override;
    void send(const std::string& text) override;
    void ping() override;

  private:
    friend class MemoryPeer;
    QPointer<MemoryWire> wire_;
    QPointer<MemoryPeer> peer_;  // child of the wire, so that it outlives the channel for the test
    bool done_ = false;
};

}  // namespace euterpe::link
