#include "desktop/settings/ini_document.h"
#include "desktop/settings/secret_stores.h"

#include <array>
#include <utility>

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSysInfo>
#include <sodium.h>

namespace euterpe::settings {
namespace {

constexpr char16_t kSection[] = u"Secrets";
constexpr char16_t kSaltKey[] = u"salt";
using Key = std::array<unsigned char, crypto_secretbox_KEYBYTES>;

// Account names may hold anything; in the file stands their hash.
QString entryOf(const QString& account) {
    const QByteArray name = account.toUtf8();
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(name.constData()),
                       static_cast<unsigned long long>(name.size()), nullptr, 0);
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char*>(hash.data()), static_cast<qsizetype>(hash.size())).toHex());
}

Key keyFor(const QByteArray& salt) {
    const QByteArray source = QSysInfo::machineUniqueId() + '\0' + QDir::homePath().toUtf8() + '\0' + salt;
    Key key{};
    crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char*>(source.constData()),
                       static_cast<unsigned long long>(source.size()), nullptr, 0);
    return key;
}

Result<IniDocument> readDocument(const QString& path) {
    QFile file(path);
    if (!file.exists())
        return IniDocument();
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, file.errorString().toStdString()};
    std::vector<Problem> problems;  // a damaged line is a secret that must be asked for again
    return IniDocument::parse(file.read(IniDocument::kFileBytes), problems);
}

}  // namespace

FileSecretStore::FileSecretStore(QString directory, QObject* parent)
    : SecretStore(parent), directory_(std::move(directory)) {}

QString FileSecretStore::fileName() const {
    return directory_ + QStringLiteral("/secrets.ini");
}

Result<std::string> FileSecretStore::decrypt(const QString& account) const {
    if (sodium_init() < 0)
        return Error{ErrorCode::Internal, "libsodium"};
    const auto document = readDocument(fileName());
    if (!document)
        return document.error();
    const auto entry = document->value(kSection, entryOf(account));
    const auto salt = document->value(kSection, kSaltKey);
    if (!entry || !salt)
        return Error{ErrorCode::NotFound, {}};
    const QByteArray box = QByteArray::fromBase64(entry->toLatin1());
    constexpr qsizetype kOverhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (box.size() < kOverhead)
        return Error{ErrorCode::NotFound, {}};
    Key key = keyFor(QByteArray::fromBase64(salt->toLatin1()));
    std::string secret(static_cast<std::size_t>(box.size() - kOverhead), '\0');
    const auto* bytes = reinterpret_cast<const unsigned char*>(box.constData());
    const int opened = crypto_secretbox_open_easy(
        reinterpret_cast<unsigned char*>(secret.data()), bytes + crypto_secretbox_NONCEBYTES,
        static_cast<unsigned long long>(box.size()) - crypto_secretbox_NONCEBYTES, bytes, key.data());
    sodium_memzero(key.data(), key.size());
    // Another computer's or another user's file: as good as no password.
    if (opened != 0)
        return Error{ErrorCode::NotFound, "written on another computer"};
    return secret;
}

// Writes the secret, or takes it out when there is none.
Result<void> FileSecretStore::change(const QString& account, const std::string* secret) const {
    if (sodium_init() < 0)
        return Error{ErrorCode::Internal, "libsodium"};
    auto document = readDocument(fileName());
    if (!document)
        return document.error();
    if (!secret) {
        document->remove(kSection, entryOf(account));
    } else {
        if (!document->value(kSection, kSaltKey)) {
            QByteArray salt(32, '\0');
            randombytes_buf(salt.data(), static_cast<std::size_t>(salt.size()));
            document->set(kSection, kSaltKey, QString::fromLatin1(salt.toBase64()));
        }
        const QString salt = document->value(kSection, kSaltKey).value_or(QString());
        Key key = keyFor(QByteArray::fromBase64(salt.toLatin1()));
        QByteArray box(
            static_cast<qsizetype>(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + secret->size()),
            '\0');
        auto* bytes = reinterpret_cast<unsigned char*>(box.data());
        randombytes_buf(bytes, crypto_secretbox_NONCEBYTES);
        crypto_secretbox_easy(bytes + crypto_secretbox_NONCEBYTES,
                              reinterpret_cast<const unsigned char*>(secret->data()), secret->size(), bytes,
                              key.data());
        sodium_memzero(key.data(), key.size());
        document->set(kSection, entryOf(account), QString::fromLatin1(box.toBase64()));
    }
    if (!QDir().mkpath(directory_))
        return Error{ErrorCode::Io, "the folder cannot be made"};
    QSaveFile file(fileName());
    const QByteArray text = document->toBytes();
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(text) != text.size() || !file.commit())
        return Error{ErrorCode::Io, file.errorString().toStdString()};
    return {};
}

void FileSecretStore::read(const QString& account, QObject* context, Read done) {
    QTimer::singleShot(0, context, [done = std::move(done), answer = decrypt(account)] { done(answer); });
}

void FileSecretStore::write(const QString& account, const std::string& secret, QObject* context, Done done) {
    QTimer::singleShot(0, context,
                       [done = std::move(done), answer = change(account, &secret)] { done(answer); });
}

void FileSecretStore::remove(const QString& account, QObject* context, Done done) {
    QTimer::singleShot(0, context,
                       [done = std::move(done), answer = change(account, nullptr)] { done(answer); });
}

}  // namespace euterpe::settings
