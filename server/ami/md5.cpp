#include "lib/base/hex.h"
#include "server/ami/md5_p.h"

#include <array>

#include <openssl/evp.h>

namespace euterpe::ami {

Result<std::string> md5Hex(std::string_view text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_md5(), nullptr) != 1)
        return Error{ErrorCode::Internal, "MD5 is not available"};
    std::string hex;
    for (unsigned int i = 0; i < size; ++i)
        appendHex(hex, digest[i]);
    return hex;
}

}  // namespace euterpe::ami
