#include "desktop/screens/contacts_import/import_history.h"

#include "desktop/settings/secret_store.h"

#include <QDataStream>
#include <QIODevice>

namespace euterpe::screens {
namespace {

const auto kState = QStringLiteral("contacts/imports");
constexpr int kVersion = 1;

}  // namespace

ImportHistory::ImportHistory(settings::Settings& settings, QObject* parent)
    : QObject(parent), settings_(settings) {}

std::vector<ImportRecord> ImportHistory::records() const {
    std::vector<ImportRecord> own = all();
    const QString user = settings::secretName(settings_);
    std::erase_if(own, [&](const ImportRecord& record) { return record.user != user; });
    return own;
}

void ImportHistory::add(ImportRecord record) {
    record.user = settings::secretName(settings_);
    std::vector<ImportRecord> records = all();
    records.insert(records.begin(), std::move(record));
    if (records.size() > kKept)
        records.resize(kKept);
    keep(records);
}

void ImportHistory::remove(const QString& importId) {
    std::vector<ImportRecord> records = all();
    std::erase_if(records, [&](const ImportRecord& record) { return record.importId == importId; });
    keep(records);
}

std::vector<ImportRecord> ImportHistory::all() const {
    const QByteArray bytes = settings_.state(kState);
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    int version = 0;
    int count = 0;
    in >> version >> count;
    std::vector<ImportRecord> records;
    for (int i = 0; version == kVersion && i < std::min(count, kKept) && in.status() == QDataStream::Ok;
         ++i) {
        ImportRecord record;
        int book = 0;
        in >> record.importId >> record.user >> book >> record.name >> record.when >> record.added;
        record.book = static_cast<protocol::ContactBook>(book);
        if (in.status() == QDataStream::Ok)
            records.push_back(std::move(record));
    }
    return records;
}

void ImportHistory::keep(const std::vector<ImportRecord>& records) {
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << kVersion << static_cast<int>(records.size());
    for (const ImportRecord& record : records)
        out << record.importId << record.user << static_cast<int>(record.book) << record.name << record.when
            << record.added;
    settings_.setState(kState, bytes);
    emit changed();
}

}  // namespace euterpe::screens
