// The server's certificate and key as files: made at first start, or given by the administrator.
// Pure file work, start-up and SIGHUP only. Called by app/ before TlsContext reads the files.
#pragma once

#include "lib/base/result.h"

#include <string>

namespace euterpe::web {

struct CertificateFiles {
    std::string certificate;  // PEM, chain allowed
    std::string key;          // PEM
};

// Makes a self-signed ECDSA P-256 certificate (a reconnect storm costs half of RSA's handshakes) valid for
// `hostName`, localhost and the loop-back addresses, unless both files exist. The key is readable by its
// owner only. An existing pair is never overwritten: clients have pinned it.
Result<void> ensureCertificate(const CertificateFiles& files, const std::string& hostName);

// SHA-256 of the certificate in lower-case hex pairs joined by ':', as clients show it when they pin.
Result<std::string> certificateFingerprint(const std::string& certificateFile);

}  // namespace euterpe::web
