// Rows first..last, both included: what models hand on to dataChanged. Plain value.
#pragma once

namespace euterpe::replica {

struct Span {
    int first = 0;
    int last = 0;

    bool operator==(const Span&) const = default;
};

}  // namespace euterpe::replica
