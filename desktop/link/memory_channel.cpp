#include "desktop/link/memory_channel.h"

#include <utility>

#include <QTimer>

namespace euterpe::link {

MemoryPeer::MemoryPeer(MemoryChannel* channel, std::chrono::milliseconds latency)
    : channel_(channel), latency_(latency) {}

void MemoryPeer::send(const std::string& text) {
    QTimer::singleShot(latency_, this, [this, text] {
        if (channel_ && !channel_->done_ && !silent_)
            emit channel_->message(text);
    });
}

void MemoryPeer::close(Error error) {
    QTimer::singleShot(0, this, [this, error = std::move(error)] {
        if (!channel_ || channel_->done_)
            return;
        channel_->done_ = true;
        MemoryChannel* channel = channel_;
        channel_ = nullptr;
        emit channel->closed(error);
    });
}

ChannelFactory MemoryWire::factory() {
    return [this](const Endpoint&, TrustStore&) { return std::make_unique<MemoryChannel>(*this); };
}

void MemoryWire::refuse(Error error) {
    refusing_ = true;
    refusal_ = std::move(error);
}

void MemoryWire::accept() {
    refusing_ = false;
    unreachable_ = false;
}

MemoryChannel::MemoryChannel(MemoryWire& wire) : wire_(&wire) {}

MemoryChannel::~MemoryChannel() {
    MemoryChannel::close();
}

void MemoryChannel::open() {
    ++wire_->attempts_;
    if (wire_->unreachable_)
        return;
    QTimer::singleShot(wire_->latency_, this, [this] {
        if (done_ || !wire_)
            return;
        if (wire_->refusing_) {
            done_ = true;
            emit closed(wire_->refusal_);
            return;
        }
        peer_ = new MemoryPeer(this, wire_->latency_);
        peer_->setParent(wire_);
        wire_->newest_ = peer_;
        emit wire_->connected(peer_);
        emit opened();
    });
}

void MemoryChannel::close() {
    if (done_)
        return;
    done_ = true;
    if (peer_) {
        peer_->channel_ = nullptr;
        emit peer_->closed();
    }
}

void MemoryChannel::send(const std::string& text) {
    if (done_ || !peer_ || peer_->silent_)
        return;
    MemoryPeer* peer = peer_;
    QTimer::singleShot(peer->latency_, peer, [peer, text] { emit peer->received(text); });
}

void MemoryChannel::ping() {
    if (done_ || !peer_)
        return;
    ++peer_->pings_;
    if (!peer_->silent_)
        QTimer::singleShot(peer_->latency_, this, [this] {
            if (!done_)
                emit pong();
        });
}

}  // namespace euterpe::link
