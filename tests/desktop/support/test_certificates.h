// Self-signed certificates made on the spot with the openssl program. For tests only.
#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QString>

namespace euterpe::testing {

struct Identity {
    QSslCertificate certificate;
    QSslKey key;
    QString certificateFile;
};

// For "localhost" and 127.0.0.1, files in `folder`. Null certificate when openssl is missing.
Identity makeIdentity(const QString& folder, const QString& name);

}  // namespace euterpe::testing
