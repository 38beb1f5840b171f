// How much of the heap is in use, to the byte: what is kept by mistake shows after many rounds of the same
// (A7). Memory that the allocator keeps for later does not count.
#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
// Of GCC's and Clang's runtime; Debian's GCC comes without its header <sanitizer/allocator_interface.h>.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#else
#include <malloc.h>
#endif

namespace euterpe::stage {

inline std::size_t liveBytes() {
#if defined(__SANITIZE_ADDRESS__)
    return __sanitizer_get_current_allocated_bytes();
#else
    return mallinfo2().uordblks;
#endif
}

}  // namespace euterpe::stage
