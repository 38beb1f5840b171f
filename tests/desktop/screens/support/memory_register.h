// A call register in memory behind replica::RegisterLink, which counts what is asked of it. Each answer comes
// from the event loop, after `latency`. GUI thread.
#pragma once

#include "desktop/replica/register_link.h"

#include <chrono>
#include <vector>

namespace euterpe::testing {

class MemoryRegister : public replica::RegisterLink {
    Q_OBJECT
  public:
    MemoryRegister(std::int64_t rows, UnixMillis now) : rows_(rows), now_(now) {}

    [[nodiscard]] bool isUsable() const override { return usable_; }
    void open(const protocol::RegisterOpenParams& params, QObject* context, Opened done) override;
    void page(const protocol::RegisterPageParams& params, QObject* context, Paged done) override;

    void setUsable(bool usable);
    void setLatency(std::chrono::milliseconds latency) { latency_ = latency; }
    // New calls at the top.
    void add(std::int64_t rows) { rows_ += rows; }
    [[nodiscard]] std::int64_t size() const { return rows_; }

    std::vector<protocol::RegisterFilter> opened;
    std::vector<std::int64_t> pages;  // asked for, in this order

  private:
    // The rows that pass, newest first; only the text is judged, by number.
    [[nodiscard]] std::vector<std::int64_t> matching(const protocol::RegisterFilter& filter) const;
    [[nodiscard]] std::vector<protocol::RegisterRow> rowsOf(const protocol::RegisterFilter& filter,
                                                            std::int64_t page) const;

    std::int64_t rows_;
    UnixMillis now_;
    bool usable_ = true;
    std::chrono::milliseconds latency_{0};
};

}  // namespace euterpe::testing
