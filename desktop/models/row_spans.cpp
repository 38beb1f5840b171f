#include "desktop/models/row_spans.h"

#include <algorithm>

namespace euterpe::models {

std::vector<replica::Span> rowSpans(std::vector<int> rows, std::size_t limit) {
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<replica::Span> spans;
    for (const int row : rows) {
        if (!spans.empty() && spans.back().last + 1 == row)
            spans.back().last = row;
        else
            spans.push_back({row, row});
    }
    if (spans.size() <= limit || limit == 0)
        return spans;

    std::vector<int> gaps;
    for (std::size_t i = 1; i < spans.size(); ++i)
        gaps.push_back(spans[i].first - spans[i - 1].last);
    const auto keep = static_cast<std::ptrdiff_t>(limit - 1);
    std::nth_element(gaps.begin(), gaps.begin() + keep, gaps.end(), std::greater<>());
    // Gaps up to this size are bridged; of several as wide as it, all, hence perhaps fewer spans than
    // allowed.
    const int bridged = gaps[static_cast<std::size_t>(keep)];
    std::vector<replica::Span> merged{spans.front()};
    for (std::size_t i = 1; i < spans.size(); ++i) {
        if (spans[i].first - merged.back().last <= bridged)
            merged.back().last = spans[i].last;
        else
            merged.push_back(spans[i]);
    }
    return merged;
}

}  // namespace euterpe::models
