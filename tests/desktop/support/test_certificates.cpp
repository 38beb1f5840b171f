#include "tests/desktop/support/test_certificates.h"

#include <QFile>
#include <QProcess>

namespace euterpe::testing {

Identity makeIdentity(const QString& folder, const QString& name) {
    const QString key = folder + u'/' + name + QStringLiteral(".key");
    Identity identity;
    identity.certificateFile = folder + u'/' + name + QStringLiteral(".pem");
    QProcess openssl;
    openssl.start(
        QStringLiteral("openssl"),
        {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key,
         "-out", identity.certificateFile});
    openssl.waitForFinished();
    QFile certificate(identity.certificateFile);
    QFile keyFile(key);
    if (certificate.open(QIODevice::ReadOnly) && keyFile.open(QIODevice::ReadOnly)) {
        identity.certificate = QSslCertificate(&certificate, QSsl::Pem);
        identity.key = QSslKey(&keyFile, QSsl::Ec, QSsl::Pem);
    }
    return identity;
}

}  // namespace euterpe::testing
