#include "desktop/replica/chat_outbox.h"

#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace euterpe::replica {
namespace {

namespace limits = protocol::limits;

struct OutboxFile {
    std::vector<OutgoingMessage> messages;
};
BOOST_DESCRIBE_STRUCT(OutboxFile, (), (messages))

Result<OutboxFile> read(QFile& file) {
    if (file.size() > static_cast<qint64>(limits::kChatOutboxBytes))
        return Error{ErrorCode::TooLarge, "larger than an outbox can be"};
    auto json = protocol::parseJson(file.readAll().toStdString());
    if (!json)
        return json.error();
    return protocol::fromJson<OutboxFile>(*json, "outbox");
}

auto withId(const std::string& clientId) {
    return [&clientId](const OutgoingMessage& message) { return message.clientId == clientId; };
}

}  // namespace

Result<void> ChatOutbox::open(const QString& fileName) {
    fileName_ = fileName;
    messages_.clear();
    QFile file(fileName);
    if (fileName.isEmpty() || !file.exists())
        return {};
    Result<OutboxFile> kept = Error{ErrorCode::Io, "cannot be read"};
    if (file.open(QIODevice::ReadOnly))
        kept = read(file);
    file.close();
    if (kept) {
        messages_ = std::move(kept->messages);
        return {};
    }
    const QString aside = fileName + QStringLiteral(".damaged");
    QFile::remove(aside);
    QFile::rename(fileName, aside);
    return Error{kept.error().code,
                 fileName.toStdString() + ": " + kept.error().detail + "; kept as " + aside.toStdString()};
}

const OutgoingMessage* ChatOutbox::find(const std::string& clientId) const {
    const auto found = std::find_if(messages_.begin(), messages_.end(), withId(clientId));
    return found == messages_.end() ? nullptr : &*found;
}

const OutgoingMessage* ChatOutbox::next() const {
    const auto found = std::find_if(messages_.begin(), messages_.end(),
                                    [](const OutgoingMessage& message) { return message.refusal.empty(); });
    return found == messages_.end() ? nullptr : &*found;
}

Result<void> ChatOutbox::add(OutgoingMessage message) {
    if (messages_.size() >= limits::kChatOutbox)
        return Error{ErrorCode::TooLarge, "too many messages wait to be sent"};
    std::vector<OutgoingMessage> all = messages_;
    all.push_back(std::move(message));
    if (auto saved = save(all); !saved)
        return saved;
    messages_ = std::move(all);
    return {};
}

Result<void> ChatOutbox::remove(const std::string& clientId) {
    if (std::erase_if(messages_, withId(clientId)) == 0)
        return {};
    return save(messages_);
}

Result<void> ChatOutbox::setRefusal(const std::string& clientId, std::string refusal) {
    const auto found = std::find_if(messages_.begin(), messages_.end(), withId(clientId));
    if (found == messages_.end())
        return {};
    found->refusal = std::move(refusal);
    return save(messages_);
}

Result<void> ChatOutbox::save(const std::vector<OutgoingMessage>& messages) const {
    if (fileName_.isEmpty())
        return Error{ErrorCode::Io, "nobody has signed in yet"};
    const std::string bytes = boost::json::serialize(protocol::toJson(OutboxFile{messages}));
    QDir().mkpath(QFileInfo(fileName_).path());
    QSaveFile file(fileName_);
    const bool written =
        file.open(QIODevice::WriteOnly) &&
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
        file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size()) &&
        file.commit();
    if (!written)
        return Error{ErrorCode::Io, (fileName_ + QStringLiteral(": ") + file.errorString()).toStdString()};
    return {};
}

}  // namespace euterpe::replica
