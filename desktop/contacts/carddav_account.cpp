#include "desktop/contacts/carddav_account.h"

#include "lib/contacts/contact_ids.h"
#include "lib/protocol/contact_rules.h"
#include "lib/protocol/limits.h"

#include <unordered_map>
#include <unordered_set>

#include <QDataStream>
#include <QFile>
#include <QSaveFile>
#include <QUrl>

namespace euterpe::contacts {
namespace {

using protocol::Contact;

constexpr quint32 kMagic = 0x45444156;  // "EDAV"
constexpr int kVersion = 1;

QString fileOf(const QString& directory, const CardDavAccount& account) {
    return directory + QStringLiteral("/carddav-") + account.id + QStringLiteral(".state");
}

QString encoded(const QString& text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString decoded(const QString& text) {
    return QUrl::fromPercentEncoding(text.toLatin1());
}

}  // namespace

QString toLine(const CardDavAccount& account) {
    return QStringList{account.id, encoded(account.url), encoded(account.user), account.pinnedFingerprint}
        .join(QLatin1Char(' '));
}

std::vector<CardDavAccount> accountsOf(const QStringList& lines) {
    std::vector<CardDavAccount> accounts;
    for (const QString& line : lines) {
        const QStringList parts = line.split(QLatin1Char(' '));
        if (parts.size() >= 3 && protocol::isUuid(parts[0].toStdString()))
            accounts.push_back({parts[0], decoded(parts[1]), decoded(parts[2]), parts.value(3)});
    }
    return accounts;
}

QString secretNameOf(const CardDavAccount& account) {
    return QStringLiteral("carddav:") + account.id;
}

CardDavState loadState(const QString& directory, const CardDavAccount& account) {
    QFile file(fileOf(directory, account));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QDataStream in(&file);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    int version = 0;
    int books = 0;
    in >> magic >> version >> books;
    if (magic != kMagic || version != kVersion || books < 0 || books > protocol::limits::kDavAddressBooks)
        return {};
    CardDavState state;
    for (int i = 0; i < books; ++i) {
        CardDavBook book;
        in >> book.url >> book.token >> book.etags;
        state.push_back(book);
    }
    return in.status() == QDataStream::Ok ? state : CardDavState();
}

Result<void> saveState(const QString& directory, const CardDavAccount& account, const CardDavState& state) {
    QSaveFile file(fileOf(directory, account));
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Io, file.errorString().toStdString()};
    QDataStream out(&file);
    out.setVersion(QDataStream::Qt_6_4);
    out << kMagic << kVersion << static_cast<int>(state.size());
    for (const CardDavBook& book : state)
        out << book.url << book.token << book.etags;
    if (out.status() != QDataStream::Ok || !file.commit())
        return Error{ErrorCode::Io, file.errorString().toStdString()};
    return {};
}

void removeState(const QString& directory, const CardDavAccount& account) {
    QFile::remove(fileOf(directory, account));
}

ImportPlan planCardDav(const CardDavChanges& changes, const CardDavAccount& account, const std::string& user,
                       const std::vector<Contact>& known, bool fromNothing) {
    const std::string scope = user + '\n' + account.id.toStdString();
    const auto idOf = [&](const std::string& key) {
        FoundContact named;
        named.key = key;
        named.contact.source = protocol::ContactSource::CardDav;
        return ContactIds(scope).idOf(named);
    };
    std::unordered_map<ContactId, const Contact*> byId;
    for (const Contact& contact : known)
        byId.emplace(contact.id, &contact);
    std::unordered_set<ContactId> there;
    ImportPlan plan;
    for (const FoundContact& found : changes.changed) {
        Contact contact = found.contact;
        contact.id = idOf(found.key);
        contact.book = protocol::ContactBook::Personal;
        there.insert(contact.id);
        const auto before = byId.find(contact.id);
        if (before == byId.end()) {
            plan.add.push_back(std::move(contact));
        } else if (sameText(*before->second, contact)) {
            ++plan.same;
        } else {
            contact.version = before->second->version;
            contact.importId = before->second->importId;
            plan.change.push_back(std::move(contact));
        }
    }
    for (const std::string& key : changes.removed)
        if (const auto gone = byId.find(idOf(key)); gone != byId.end())
            plan.remove.push_back(*gone->second);
    for (const Contact& contact : known)
        if (fromNothing && contact.importId == account.id.toStdString() && !there.contains(contact.id))
            plan.remove.push_back(contact);
    return plan;
}

}  // namespace euterpe::contacts
