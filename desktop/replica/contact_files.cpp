#include "desktop/replica/contact_files.h"

#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"

#include <optional>
#include <utility>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <boost/json.hpp>

namespace euterpe::replica {
namespace {

namespace limits = protocol::limits;

constexpr int kFormat = 1;
constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

// The first line of a file.
struct Head {
    int format = kFormat;
    std::int64_t since = 0;
    std::int64_t base = 0;
};
BOOST_DESCRIBE_STRUCT(Head, (), (format, since, base))

// Lines of JSON, the last one the hash of those before.
class Writer {
  public:
    explicit Writer(const QString& path) : file_(path) {}

    Result<void> open() {
        if (!QDir().mkpath(QFileInfo(file_.fileName()).path()) || !file_.open(QIODevice::WriteOnly))
            return failure();
        file_.setPermissions(kOwnerOnly);
        return {};
    }
    template <class T>
    void line(const T& value) {
        append(QByteArray::fromStdString(boost::json::serialize(protocol::toJson(value))));
    }
    Result<void> commit() {
        const QByteArray sum = hash_.result().toHex();
        if (file_.write(sum + '\n') < 0 || !file_.commit())
            return failure();
        return {};
    }

  private:
    void append(QByteArray text) {
        text += '\n';
        hash_.addData(text);
        file_.write(text);  // an error stays with the file and fails commit()
    }
    [[nodiscard]] Error failure() const {
        return {ErrorCode::Io, (file_.fileName() + QStringLiteral(": ") + file_.errorString()).toStdString()};
    }

    QSaveFile file_;
    QCryptographicHash hash_{QCryptographicHash::Sha256};
};

// Gives `take(json)` each line but the last. False: not whole, or not understood.
template <class Take>
bool readLines(QFile& file, Take take) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray line = file.readLine(limits::kRequestBytes);
    for (;;) {
        const QByteArray next = file.readLine(limits::kRequestBytes);
        if (next.isEmpty())
            return line.trimmed() == hash.result().toHex();
        hash.addData(line);
        const auto json = protocol::parseJson({line.constData(), static_cast<std::size_t>(line.size())});
        if (!json || !take(*json))
            return false;
        line = next;
    }
}

template <class T, class Take>
bool readRecords(QFile& file, std::optional<Head>& head, Take take) {
    return readLines(file, [&](const boost::json::value& json) {
        if (!head) {
            const auto first = protocol::fromJson<Head>(json);
            if (!first || first->format != kFormat)
                return false;
            head = *first;
            return true;
        }
        auto record = protocol::fromJson<T>(json);
        return record && take(std::move(*record));
    });
}

}  // namespace

ContactFiles ContactFiles::of(const QString& folder, const std::string& identity) {
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(identity), QCryptographicHash::Sha256);
    return {folder, QString::fromLatin1(hash.toHex().left(32))};
}

ContactSnapshot readContacts(const ContactFiles& files) {
    QFile file(files.contacts());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    constexpr std::size_t kMost = limits::kSharedContacts + limits::kPersonalContacts;
    ContactSnapshot all;
    std::optional<Head> head;
    const bool whole = readRecords<protocol::Contact>(file, head, [&](protocol::Contact&& contact) {
        all.contacts.push_back(std::make_shared<const protocol::Contact>(std::move(contact)));
        return all.contacts.size() <= kMost;
    });
    if (!whole || !head)
        return {};
    all.position = {head->since, head->base};
    return all;
}

Result<void> writeContacts(const ContactFiles& files, const ContactSnapshot& all) {
    Writer writer(files.contacts());
    if (auto opened = writer.open(); !opened)
        return opened;
    writer.line(Head{kFormat, all.position.since, all.position.base});
    for (const ContactPtr& contact : all.contacts)
        writer.line(*contact);
    return writer.commit();
}

Result<std::vector<ContactEdit>> readEdits(const ContactFiles& files) {
    QFile file(files.edits());
    if (!file.exists())
        return std::vector<ContactEdit>();
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, file.errorString().toStdString()};
    std::vector<ContactEdit> edits;
    std::optional<Head> head;
    const bool whole = readRecords<ContactEdit>(file, head, [&](ContactEdit&& edit) {
        edits.push_back(std::move(edit));
        return edits.size() <= ContactStore::kMostEdits && edits.back().kind != ContactEditKind::Unknown;
    });
    if (whole && head)
        return edits;
    const QString kept = files.edits() + QStringLiteral(".damaged");
    file.close();
    QFile::remove(kept);
    QFile::rename(files.edits(), kept);
    return Error{ErrorCode::Malformed, kept.toStdString()};
}

Result<void> writeEdits(const ContactFiles& files, const std::vector<ContactEdit>& edits) {
    Writer writer(files.edits());
    if (auto opened = writer.open(); !opened)
        return opened;
    writer.line(Head{});
    for (const ContactEdit& edit : edits)
        writer.line(edit);
    return writer.commit();
}

}  // namespace euterpe::replica
