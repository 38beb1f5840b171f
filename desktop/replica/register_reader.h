// Reads a list of recent calls from its newest row to its oldest, one page at a time, as it was when it
// began; for exports. GUI thread only; made by whoever wants the rows.
#pragma once

#include "desktop/replica/register_link.h"

#include <cstdint>
#include <vector>

#include <QObject>

namespace euterpe::replica {

class RegisterReader : public QObject {
    Q_OBJECT

  public:
    // Begins at once.
    RegisterReader(RegisterLink& link, protocol::RegisterFilter filter, QObject* parent = nullptr);

    [[nodiscard]] std::int64_t total() const { return total_; }

  signals:
    void rows(const std::vector<euterpe::protocol::RegisterRow>& rows);
    // One of them, once, after the last rows.
    void finished();
    void failed(const euterpe::Error& error);

  private:
    void open();
    void ask(std::int64_t page);
    // True: it is asked again a little later.
    bool waits(const Error& error, std::int64_t page);

    RegisterLink& link_;
    const protocol::RegisterFilter filter_;
    std::int64_t asOf_ = 0;
    std::int64_t total_ = 0;
};

}  // namespace euterpe::replica
