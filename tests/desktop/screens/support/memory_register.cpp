#include "tests/desktop/screens/support/memory_register.h"

#include "lib/protocol/limits.h"
#include "tests/desktop/screens/support/sample_company.h"

#include <algorithm>

#include <QTimer>

namespace euterpe::testing {

using protocol::limits::kRegisterPageRows;

void MemoryRegister::setUsable(bool usable) {
    usable_ = usable;
    emit usableChanged(usable);
}

std::vector<std::int64_t> MemoryRegister::matching(const protocol::RegisterFilter& filter) const {
    std::vector<std::int64_t> found;
    for (std::int64_t i = 0; i < rows_; ++i)
        if (sampleCall(i, rows_, now_).number.find(filter.text) != std::string::npos)
            found.push_back(i);
    return found;
}

std::vector<protocol::RegisterRow> MemoryRegister::rowsOf(const protocol::RegisterFilter& filter,
                                                          std::int64_t page) const {
    std::vector<protocol::RegisterRow> rows;
    const std::int64_t first = page * kRegisterPageRows;
    if (filter.text.empty()) {
        for (std::int64_t i = first; i < std::min<std::int64_t>(rows_, first + kRegisterPageRows); ++i)
            rows.push_back(sampleCall(i, rows_, now_));
        return rows;
    }
    const std::vector<std::int64_t> found = matching(filter);
    const auto size = static_cast<std::int64_t>(found.size());
    for (std::int64_t i = first; i < std::min<std::int64_t>(size, first + kRegisterPageRows); ++i)
        rows.push_back(sampleCall(found[static_cast<std::size_t>(i)], rows_, now_));
    return rows;
}

void MemoryRegister::open(const protocol::RegisterOpenParams& params, QObject* context, Opened done) {
    opened.push_back(params.filter);
    protocol::RegisterOpenResult result;
    result.asOf = rows_;
    result.total =
        params.filter.text.empty() ? rows_ : static_cast<std::int64_t>(matching(params.filter).size());
    result.rows = rowsOf(params.filter, 0);
    QTimer::singleShot(latency_, context, [done = std::move(done), result] { done(result); });
}

void MemoryRegister::page(const protocol::RegisterPageParams& params, QObject* context, Paged done) {
    pages.push_back(params.page);
    protocol::RegisterPageResult result{params.page, rowsOf(params.filter, params.page)};
    QTimer::singleShot(latency_, context, [done = std::move(done), result] { done(result); });
}

}  // namespace euterpe::testing
