// How many calls the user has missed since looking at the list of recent calls. The server counts, so that
// what is read at one desktop is read at all. GUI thread only; owned by Session.
#pragma once

#include <cstdint>

#include <QObject>

namespace euterpe::link {
class Connection;
}

namespace euterpe::replica {

class MissedCalls : public QObject {
    Q_OBJECT

  public:
    explicit MissedCalls(link::Connection& connection, QObject* parent = nullptr)
        : QObject(parent), connection_(connection) {}

    [[nodiscard]] std::int64_t count() const { return count_; }
    // The user looks at the list, whose newest row is `newest`.
    void see(std::int64_t newest);

    // -- Session only
    void setFromServer(std::int64_t count);
    void clear() { setFromServer(0); }

  signals:
    void changed();

  private:
    link::Connection& connection_;
    std::int64_t count_ = 0;
};

}  // namespace euterpe::replica
